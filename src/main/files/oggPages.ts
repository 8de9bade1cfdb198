// Ogg pages (RFC 3533, section 6): their positions in a file and the contents of their headers.
import type { ByteSource } from './byteSource.ts';

export interface OggPage {
  readonly at: number;
  /** Bytes, header included. */
  readonly length: number;
  /** Where its packets begin. */
  readonly bodyAt: number;
  /** Samples of the whole stream that are complete after this page; null when no packet ends on it. */
  readonly granule: number | null;
  readonly serial: number;
  readonly first: boolean;
  /** It starts with the rest of a packet from the page before. */
  readonly continued: boolean;
  /** Packets that end on it. */
  readonly packets: number;
}

const headerBytes = 27;
const longestPage = headerBytes + 255 + 255 * 255;

/** The page at byte `at` of `bytes`, which start at `offset` of the file; null when there is none or it is incomplete. */
function parsePage(bytes: Uint8Array, at: number, offset: number): OggPage | null {
  const segmentCount = bytes[at + 26] ?? 0;
  const bodyAt = at + headerBytes + segmentCount;
  if (!isPageStart(bytes, at) || bytes[at + 4] !== 0 || bodyAt > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, headerBytes);
  const segments = bytes.subarray(at + headerBytes, bodyAt);
  const flags = view.getUint8(5);
  const granule = view.getBigInt64(6, true);
  return {
    at: offset + at,
    bodyAt: offset + bodyAt,
    length: headerBytes + segmentCount + segments.reduce((sum, segment) => sum + segment, 0),
    granule: granule < 0n ? null : Number(granule),
    serial: view.getUint32(14, true),
    first: (flags & 2) !== 0,
    continued: (flags & 1) !== 0,
    packets: segments.filter((segment) => segment < 255).length,
  };
}

export async function pageAt(source: ByteSource, at: number): Promise<OggPage | null> {
  return parsePage(await source.read(at, headerBytes + 255), 0, at);
}

/** The first page of this stream that starts at or behind `from` and before `end`, and that `wanted` accepts. */
export async function nextPage(
  source: ByteSource,
  from: number,
  end: number,
  wanted: (page: OggPage) => boolean,
): Promise<OggPage | null> {
  for (let start = from; start < end; start += longestPage) {
    const bytes = await source.read(start, longestPage + headerBytes + 255);
    for (let at = bytes.indexOf(0x4f); at >= 0 && at < longestPage; at = bytes.indexOf(0x4f, at + 1)) {
      const page = start + at < end ? parsePage(bytes, at, start) : null;
      if (page !== null && wanted(page)) return page;
    }
  }
  return null;
}

/** The last page in the file with a granule position. */
export async function lastPage(source: ByteSource): Promise<OggPage | null> {
  const start = Math.max(0, source.size - 2 * longestPage);
  const bytes = await source.read(start, 2 * longestPage);
  let last: OggPage | null = null;
  for (let at = bytes.indexOf(0x4f); at >= 0; at = bytes.indexOf(0x4f, at + 1)) {
    const page = parsePage(bytes, at, start);
    if (page?.granule != null && page.at + page.length <= source.size) last = page;
  }
  return last;
}

/** Where a few pages are looked at: places that are not alike in any few links of one length. */
const looks = [0.17, 0.41, 0.59, 0.83];

/** Whether these pages are of one stream: in a chain (RFC 3533, 4) serial numbers change, or the count of samples begins anew. */
export async function isOneStream(source: ByteSource, first: OggPage, last: OggPage): Promise<boolean> {
  if (last.serial !== first.serial) return false;
  let granule = first.granule ?? 0;
  for (const share of looks) {
    const at = first.at + Math.floor(share * (last.at - first.at));
    const page = await nextPage(source, at, last.at, (found) => found.granule !== null);
    if (page?.granule == null) continue;
    if (page.serial !== first.serial || page.granule < granule) return false;
    granule = page.granule;
  }
  return (last.granule ?? 0) >= granule;
}

function isPageStart(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x4f && bytes[at + 1] === 0x67 && bytes[at + 2] === 0x67 && bytes[at + 3] === 0x53;
}
