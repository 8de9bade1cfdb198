// Ogg Vorbis, Opus, Speex and FLAC: the comments are one of the packets in front of the sound, on pages of their own.
import { bigEndian, concat, hasText } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import type { OpenFile } from '../openFile.ts';
import type { Range, TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit } from '../stretches.ts';
import { type CommentKind, openComments } from './comments.ts';
import { type Page, pageAt, pageCount, pageFlag, pagesBytes, renumbered, segmentsOf } from './oggPages.ts';

interface Codec {
  readonly kind: CommentKind;
  /** Packets between the first and the sound, the comments first; null where each says whether it is the last. */
  readonly packets: number | null;
  /** What stands in front of the comments. */
  prefix(packet: Uint8Array): number;
  /** The packet of these comments. */
  packet(old: Uint8Array, comments: Uint8Array): Uint8Array;
}

const mostPages = 5000;
const mostBytes = 64 * 1024 * 1024;

export async function openOgg(source: TagSource): Promise<OpenFile> {
  const first = await pageAt(source, 0);
  if ((first.flags & pageFlag.first) === 0 || first.segments.filter((length) => length < 255).length !== 1)
    throw damaged('Its first page does not begin a stream');
  const codec = codecOf(await bytesOf(source, first.bodyFrom, first.to));
  const { pages, packets } = await headerPackets(source, first, codec);
  const [old, ...others] = packets;
  const [begin] = pages;
  if (old === undefined || begin === undefined) throw damaged('It has no comments');
  const prefix = codec.prefix(old);
  const comments = openComments(old.subarray(prefix), codec.kind);
  const headersTo = pages.at(-1)?.to ?? first.to;
  return {
    format: 'Vorbis',
    values: [comments.values],
    plan: async (wanted) => {
      const edited = comments.edited(wanted);
      const untouched = { edits: [], sound: [{ from: headersTo, to: source.size }] };
      if (edited === null) return untouched;
      const made = [codec.packet(old, edited), ...others];
      const count = pageCount(segmentsOf(made), pages.length);
      const ended =
        pages.find(({ segments }) => segments.some((length) => length < 255))?.granule ?? begin.granule;
      const isLast = pages.some(({ flags }) => (flags & pageFlag.last) !== 0);
      const bytes = pagesBytes(made, count, begin, ended, isLast);
      const headers: Edit = { from: begin.from, to: headersTo, bytes };
      if (count === pages.length) return { edits: [headers], sound: untouched.sound };
      const moved = await renumberedFrom(source, headersTo, begin.serial, count - pages.length);
      return { edits: [headers, ...moved.edits], sound: moved.sound };
    },
  };
}

/** The pages behind the first up to the sound, and the packets on them. */
async function headerPackets(
  source: TagSource,
  first: Page,
  codec: Codec,
): Promise<{ readonly pages: readonly Page[]; readonly packets: readonly Uint8Array[] }> {
  const pages: Page[] = [];
  const packets: Uint8Array[] = [];
  let parts: Uint8Array[] = [];
  let bytes = 0;
  for (let at = first.to; ; ) {
    const page = await pageAt(source, at);
    if (page.serial !== first.serial)
      throw new Refused('severalStreams', 'Several streams stand beside one another in it');
    bytes += page.to - page.from;
    if (pages.length >= mostPages || bytes > mostBytes)
      throw new Refused('tooLarge', 'Its headers are larger than any real ones');
    pages.push(page);
    const body = await bytesOf(source, page.bodyFrom, page.to);
    let from = 0;
    let to = 0;
    for (const [n, length] of page.segments.entries()) {
      to += length;
      if (length === 255 && n < page.segments.length - 1) continue;
      parts.push(body.subarray(from, to));
      from = to;
      if (length === 255) continue;
      packets.push(concat(parts));
      parts = [];
      if (isComplete(packets, codec) && n < page.segments.length - 1)
        throw new Refused('unsupported', 'Sound begins on the page on which the headers end');
    }
    at = page.to;
    if (isComplete(packets, codec)) return { pages, packets };
  }
}

function isComplete(packets: readonly Uint8Array[], { packets: wanted }: Codec): boolean {
  if (wanted !== null) return packets.length >= wanted;
  return ((packets.at(-1)?.[0] ?? 0) & 0x80) !== 0;
}

/** All pages of the stream; those of another one that follows have numbers of their own. */
async function renumberedFrom(
  source: TagSource,
  start: number,
  serial: number,
  by: number,
): Promise<{ readonly edits: Edit[]; readonly sound: Range[] }> {
  const edits: Edit[] = [];
  const sound: Range[] = [];
  let at = start;
  while (at < source.size) {
    const page = await pageAt(source, at);
    if (page.serial !== serial || (page.flags & pageFlag.first) !== 0) break;
    edits.push(await renumbered(source, page, by));
    sound.push({ from: page.bodyFrom, to: page.to });
    at = page.to;
  }
  if (at < source.size) sound.push({ from: at, to: source.size });
  return { edits, sound };
}

function codecOf(head: Uint8Array): Codec {
  if (hasText(head, '\x01vorbis')) return marked('plain', 2, '\x03vorbis');
  if (hasText(head, 'OpusHead')) return marked('opus', 1, 'OpusTags');
  if (hasText(head, 'Speex   ') && head.length >= 72) {
    const extra = new FieldReader(head.subarray(68), 'little-endian').u32();
    if (extra > 100) throw damaged('It claims to have more headers than any real file');
    return marked('plain', 1 + extra, '');
  }
  if (hasText(head, '\x7fFLAC')) {
    const count = new FieldReader(head.subarray(7), 'big-endian').u16();
    return flacCodec(count === 0 ? null : count);
  }
  throw new Refused('unsupported', 'What stands in it is neither Vorbis, Opus, Speex nor FLAC');
}

function marked(kind: CommentKind, packets: number, magic: string): Codec {
  return {
    kind,
    packets,
    prefix(packet) {
      if (!hasText(packet, magic)) throw damaged('Its second packet holds no comments');
      return magic.length;
    },
    packet: (old, comments) => concat([old.subarray(0, magic.length), comments]),
  };
}

/** Each packet is a block of FLAC with its header. */
function flacCodec(packets: number | null): Codec {
  return {
    kind: 'plain',
    packets,
    prefix(packet) {
      const [type = 0] = packet;
      const length = new FieldReader(packet.subarray(1), 'big-endian').u24();
      if ((type & 0x7f) !== 4 || length !== packet.length - 4)
        throw damaged('Its second packet holds no comments');
      return 4;
    },
    packet(old, comments) {
      if (comments.length >= 2 ** 24)
        throw new Refused('tooLarge', 'The comments would be longer than a block');
      return concat([old.subarray(0, 1), bigEndian(comments.length, 3), comments]);
    },
  };
}
