// Vorbis and Opus in Ogg as they mostly are, at once: as far as music-metadata reads on; null where anything is unusual.
import type { IFormat, ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { hasText } from '../../files/magic.ts';
import { bytesIn } from './bytesIn.ts';
import { commentsIn } from './vorbis.ts';

export interface QuickOgg {
  readonly tags: readonly ITag[];
  readonly format: Partial<IFormat>;
}

const headBytes = 64 * 1024;
const pageHeaderBytes = 27;
const continuedFlag = 1;
const firstFlag = 2;
const lastFlag = 4;
/** The parser looks at no page behind the first of a higher number, and so learns how long only short streams are. */
const lastNumbered = 12;
const mostPages = 64;
const mostCommentBytes = 512 * 1024;
/** Of a page, which the parser takes a name from. */
const leastBytes = 8;

interface Codec {
  readonly commentMagic: string;
  readonly format: (first: Buffer) => Partial<IFormat> | null;
  /** Whether the parser takes what begins so for comments. */
  readonly isComments: (start: Buffer) => boolean;
  /** `soundBytes`: as the parser counts them. */
  readonly length: (granule: number, first: Buffer, soundBytes: number) => Partial<IFormat>;
}

const codecs: Readonly<Record<'oga' | 'opus', Codec>> = {
  oga: {
    commentMagic: '\x03vorbis',
    isComments: (start) => start[0] === 3,
    format: (first) =>
      first.length !== 30 || !hasText(first, 0, '\x01vorbis')
        ? null
        : {
            container: 'Ogg',
            codec: 'Vorbis I',
            sampleRate: first.readUInt32LE(12),
            bitrate: first.readInt32LE(20),
            numberOfChannels: first.readUInt8(11),
          },
    length: (granule, first) => ({ duration: granule / first.readUInt32LE(12) }),
  },
  opus: {
    commentMagic: 'OpusTags',
    isComments: (start) => hasText(start, 0, 'OpusTags'),
    format: (first) =>
      first.length < 19 || !hasText(first, 0, 'OpusHead')
        ? null
        : {
            container: 'Ogg',
            codec: 'Opus',
            sampleRate: first.readUInt32LE(12),
            numberOfChannels: first.readUInt8(9),
          },
    length(granule, first, soundBytes) {
      const duration = (granule - first.readUInt16LE(10)) / 48_000;
      return duration === 0 ? { duration } : { duration, bitrate: (8 * soundBytes) / duration };
    },
  },
};

export async function quickOgg(file: ByteSource, content: 'oga' | 'opus'): Promise<QuickOgg | null> {
  const codec = codecs[content];
  const bytesAt = bytesIn(file, asBuffer(await file.read(0, headBytes)));
  const firstPage = await pageAt(file, bytesAt, 0);
  if (firstPage === null || firstPage.flags !== firstFlag || firstPage.number !== 0) return null;
  const first = await bytesAt(firstPage.from, firstPage.end);
  const format = codec.format(first);
  if (!format?.sampleRate) return null;
  let tags: readonly ITag[] | null = null;
  /** Where the sound begins, as the parser has it. */
  let soundAt = 0;
  /** The pages that the parser puts together next: one, and those that begin with the rest of a packet. */
  let group: { readonly start: Buffer; readonly pages: { from: number; end: number }[] } | null = null;
  let at = firstPage.end;
  for (let number = 1; number < mostPages; number++) {
    const page = await pageAt(file, bytesAt, at);
    if (page === null || page.serial !== firstPage.serial || page.number !== number) return null;
    if ((page.flags & ~(continuedFlag | lastFlag)) !== 0) return null;
    const isLast = (page.flags & lastFlag) !== 0;
    at = page.end;
    if ((page.flags & continuedFlag) !== 0) {
      if (group === null) return null;
      if (tags === null) group.pages.push(page);
    }
    if (group !== null && (isLast || (page.flags & continuedFlag) === 0)) {
      if (tags !== null && codec.isComments(group.start)) return null;
      if (tags === null) {
        const whole = await joined(group.pages, bytesAt);
        tags = whole === null ? null : commentsOf(whole, codec);
        if (whole === null || tags === null) return null;
        soundAt = page.end - whole.length;
      }
    }
    if (isLast) {
      if (tags === null) return null;
      const length = page.granule < 0 ? {} : codec.length(page.granule, first, file.size - soundAt);
      return { tags, format: { ...format, ...length } };
    }
    if ((page.flags & continuedFlag) === 0)
      group = { start: await bytesAt(page.from, page.from + leastBytes), pages: [page] };
    if (number > lastNumbered && tags !== null)
      return group !== null && codec.isComments(group.start) ? null : { tags, format };
  }
  return null;
}

async function pageAt(file: ByteSource, bytesAt: (from: number, to: number) => Promise<Buffer>, at: number) {
  const header = await bytesAt(at, Math.min(file.size, at + pageHeaderBytes + 255));
  const from = pageHeaderBytes + (header[pageHeaderBytes - 1] ?? 0);
  if (from > header.length || !hasText(header, 0, 'OggS') || header[4] !== 0) return null;
  let end = at + from;
  for (const segment of header.subarray(pageHeaderBytes, from)) end += segment;
  if (end > file.size || end < at + from + leastBytes) return null;
  const granule = header.readBigUInt64LE(6);
  return {
    flags: header.readUInt8(5),
    granule: granule === 0xffff_ffff_ffff_ffffn ? -1 : Number(granule),
    serial: header.readUInt32LE(14),
    number: header.readUInt32LE(18),
    from: at + from,
    end,
  };
}

async function joined(
  pages: readonly { readonly from: number; readonly end: number }[],
  bytesAt: (from: number, to: number) => Promise<Buffer>,
): Promise<Buffer | null> {
  if (pages.reduce((sum, { from, end }) => sum + end - from, 0) > mostCommentBytes) return null;
  const parts: Buffer[] = [];
  for (const { from, end } of pages) parts.push(await bytesAt(from, end));
  return Buffer.concat(parts);
}

function commentsOf(whole: Buffer, { commentMagic }: Codec): ITag[] | null {
  if (!hasText(whole, 0, commentMagic)) return null;
  const body = whole.subarray(commentMagic.length);
  // What bounds the number of comments looks for this name first.
  return body.includes(codecs.oga.commentMagic, 0, 'latin1') ? null : commentsIn(body);
}
