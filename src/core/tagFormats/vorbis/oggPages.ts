// Ogg pages (RFC 3533, 6): read one by one, and made of packets anew.
import { concat, hasText, latin1, littleEndian } from '../bytes.ts';
import { oggChecksum } from '../crc32.ts';
import { FieldReader } from '../fieldReader.ts';
import type { Range, TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit } from '../stretches.ts';

export interface Page extends Range {
  readonly flags: number;
  /** 64 bits as they are. */
  readonly granule: Uint8Array;
  readonly serial: number;
  readonly sequence: number;
  /** Lengths of segments; one below 255 ends a packet. */
  readonly segments: Uint8Array;
  readonly bodyFrom: number;
}

export const pageFlag = { continued: 1, first: 2, last: 4 };
const headerBytes = 27;
const mostSegments = 255;
const sequenceAt = 18;

/** Throws `Refused` where no whole page is. */
export async function pageAt(source: TagSource, at: number): Promise<Page> {
  const header = await bytesOf(source, at, at + headerBytes);
  if (!hasText(header, 'OggS\0')) throw damaged('Something stands between the pages of Ogg');
  const reader = new FieldReader(header.subarray(5), 'little-endian');
  const flags = reader.u8();
  const granule = reader.take(8);
  const serial = reader.u32();
  const sequence = reader.u32();
  reader.u32();
  const bodyFrom = at + headerBytes + reader.u8();
  const segments = await bytesOf(source, at + headerBytes, bodyFrom);
  const to = bodyFrom + segments.reduce((sum, length) => sum + length, 0);
  if (to > source.size) throw new Refused('truncated', 'A page of Ogg is not all there');
  return { from: at, to, flags, granule, serial, sequence, segments, bodyFrom };
}

/** How these packets are cut into segments. */
export function segmentsOf(packets: readonly Uint8Array[]): Uint8Array {
  const segments: number[] = [];
  for (const { length } of packets) {
    for (let n = 0; n < Math.floor(length / 255); n++) segments.push(255);
    segments.push(length % 255);
  }
  return Uint8Array.from(segments);
}

/** How many pages they take where there were `old`: as many, if they can be. */
export function pageCount(segments: Uint8Array, old: number): number {
  return Math.min(Math.max(old, Math.ceil(segments.length / mostSegments)), segments.length);
}

/** `like` is the first of the pages in whose place these stand, `ended` the granule of a page on which a packet ends. */
export function pagesBytes(
  packets: readonly Uint8Array[],
  pages: number,
  like: Page,
  ended: Uint8Array,
  isLast: boolean,
): Uint8Array {
  const segments = segmentsOf(packets);
  const body = concat(packets);
  const made: Uint8Array[] = [];
  let segmentAt = 0;
  let bodyAt = 0;
  for (let n = 0; n < pages; n++) {
    const count = Math.min(mostSegments, segments.length - segmentAt - (pages - n - 1));
    const own = segments.subarray(segmentAt, segmentAt + count);
    const length = own.reduce((sum, segment) => sum + segment, 0);
    const continued = segmentAt > 0 && segments[segmentAt - 1] === 255 ? pageFlag.continued : 0;
    const last = isLast && n === pages - 1 ? pageFlag.last : 0;
    const granule = own.some((segment) => segment < 255) ? ended : new Uint8Array(8).fill(0xff);
    made.push(
      withChecksum(
        concat([
          latin1('OggS\0'),
          Uint8Array.of(continued | last),
          granule,
          littleEndian(like.serial, 4),
          littleEndian((like.sequence + n) % 2 ** 32, 4),
          new Uint8Array(4),
          Uint8Array.of(count),
          own,
          body.subarray(bodyAt, bodyAt + length),
        ]),
      ),
    );
    segmentAt += count;
    bodyAt += length;
  }
  return concat(made);
}

/** The page's number and checksum, moved on by `by`. */
export async function renumbered(source: TagSource, page: Page, by: number): Promise<Edit> {
  const bytes = (await bytesOf(source, page.from, page.to)).slice();
  bytes.set(littleEndian((page.sequence + by + 2 ** 32) % 2 ** 32, 4), sequenceAt);
  const from = page.from + sequenceAt;
  return { from, to: from + 8, bytes: withChecksum(bytes).slice(sequenceAt, sequenceAt + 8) };
}

function withChecksum(page: Uint8Array): Uint8Array {
  page.fill(0, sequenceAt + 4, sequenceAt + 8);
  page.set(littleEndian(oggChecksum(page), 4), sequenceAt + 4);
  return page;
}
