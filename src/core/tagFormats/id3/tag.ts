// One ID3v2 tag (id3.org: id3v2-00, id3v2.3.0, id3v2.4.0-structure) as its frames, and its bytes from frames.
import { bigEndian, concat, fromLatin1, hasText, latin1 } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { FieldReader } from '../fieldReader.ts';
import { damaged, Refused } from '../refused.ts';
import { frameName } from './frameName.ts';
import type { Frame, Major } from './frames.ts';
import { synchronised, unsynchronised } from './unsynchronisation.ts';

export interface Id3Tag {
  readonly major: Major;
  readonly revision: number;
  readonly flags: number;
  /** Bytes in the file, with header and footer. */
  readonly length: number;
  readonly extended: Uint8Array;
  /** Old iTunes wrote sizes of frames of version 4 in eight bits a byte; such a tag stays as it is read. */
  readonly plainSizes: boolean;
  readonly frames: readonly Frame[];
  /** What is behind the frames: padding, and what nobody reads. */
  readonly tail: Uint8Array;
}

export const id3HeaderBytes = 10;
/** Nobody's tag has more; the parser of tags takes two thousand. */
const mostFrames = 5000;

const flag = { unsynchronised: 0x80, extended: 0x40, footer: 0x10 };

/** Bytes of the tag that starts here, with header and footer; null where none does. */
export function id3Length(header: Uint8Array): number | null {
  if (header.length < id3HeaderBytes || !hasText(header, 'ID3')) return null;
  if (header.subarray(6).some((byte, i) => i < 4 && byte >= 0x80)) return null;
  const hasFooter = header[3] === 4 && ((header[5] ?? 0) & flag.footer) !== 0;
  return id3HeaderBytes + fromSyncSafe(header.subarray(6, 10)) + (hasFooter ? id3HeaderBytes : 0);
}

/** Throws `Refused`. */
export function parseId3(bytes: Uint8Array): Id3Tag {
  const length = id3Length(bytes);
  const [major, revision = 0, flags = 0] = bytes.subarray(3, 6);
  if (length === null) throw damaged('The header of ID3 is damaged');
  if (major !== 2 && major !== 3 && major !== 4)
    throw new Refused('unsupported', 'The tag is of an unknown version of ID3');
  if (major === 2 && (flags & 0x40) !== 0)
    throw new Refused('unsupported', 'The tag is compressed in a way that ID3v2.2 does not say');
  const footer = major === 4 && (flags & flag.footer) !== 0 ? id3HeaderBytes : 0;
  if (bytes.length < length) throw new Refused('truncated', 'The tag is longer than the file');
  const stored = bytes.subarray(id3HeaderBytes, length - footer);
  const body = major < 4 && (flags & flag.unsynchronised) !== 0 ? synchronised(stored) : stored;
  const extended =
    major > 2 && (flags & flag.extended) !== 0 ? extendedHeader(body, major) : body.subarray(0, 0);
  const rest = body.subarray(extended.length);
  const { frames, tail, plainSizes } = parseFrames(rest, major, (flags & flag.unsynchronised) !== 0);
  return { major, revision, flags, length, extended, plainSizes, frames, tail };
}

function extendedHeader(body: Uint8Array, major: Major): Uint8Array {
  const reader = new FieldReader(body, 'big-endian');
  if (major === 3) {
    const size = reader.u32();
    if (size !== 6 && size !== 10) throw damaged('The extended header of ID3 is damaged');
    return body.subarray(0, 4 + reader.take(size).length);
  }
  const size = fromSyncSafe(reader.take(4));
  if (size < 6) throw damaged('The extended header of ID3 is damaged');
  return body.subarray(0, 4 + reader.take(size - 4).length);
}

interface Walk {
  readonly frames: readonly Frame[];
  readonly tail: Uint8Array;
  readonly plainSizes: boolean;
  /** All frames lie within the tag, and padding or nothing is behind them; a few bytes hold no frame. */
  readonly isWhole: boolean;
}

function parseFrames(body: Uint8Array, major: Major, allUnsynchronised: boolean): Walk {
  const walk = (plainSizes: boolean): Walk | null => walkFrames(body, major, plainSizes, allUnsynchronised);
  const asSpecified = walk(major < 4);
  const best = major === 4 && asSpecified?.isWhole !== true ? walk(true) : asSpecified;
  if (best === null) throw damaged('A frame of ID3 is longer than its tag');
  // Some readers look for frames behind it, and would find what is no longer so.
  if (!best.isWhole) throw damaged('Something stands between the frames of ID3 that is none');
  return best;
}

/** Null where a frame is longer than what is left. */
function walkFrames(
  body: Uint8Array,
  major: Major,
  plainSizes: boolean,
  allUnsynchronised: boolean,
): Walk | null {
  const frames: Frame[] = [];
  const [idBytes, headerBytes] = major === 2 ? [3, 6] : [4, 10];
  let at = 0;
  while (at + headerBytes <= body.length) {
    const id = fromLatin1(body.subarray(at, at + idBytes));
    if (!/^[A-Za-z0-9]{3}[A-Za-z0-9 \0]?$/u.test(id)) break;
    const size = body.subarray(at + idBytes, at + idBytes + (major === 2 ? 3 : 4));
    if (major === 4 && !plainSizes && size.some((byte) => byte >= 0x80)) return null;
    const length =
      major === 4 && !plainSizes
        ? fromSyncSafe(size)
        : new FieldReader(size, 'big-endian').take(size.length).reduce((sum, byte) => sum * 256 + byte, 0);
    const end = at + headerBytes + length;
    if (end > body.length) return null;
    if (frames.length >= mostFrames)
      throw new Refused('tooLarge', 'The tag has more frames than any real one');
    const raw = body.subarray(at, end);
    frames.push({ id, major, allUnsynchronised, raw, name: frameName(id, major, raw, allUnsynchronised) });
    at = end;
  }
  const tail = body.subarray(at);
  return { frames, tail, plainSizes, isWhole: tail.length < headerBytes || tail[0] === 0 };
}

/** A tag that is not there yet. */
export function emptyId3(padding: number): Id3Tag {
  const none = new Uint8Array(0);
  return {
    major: 4,
    revision: 0,
    flags: 0,
    length: 0,
    extended: none,
    plainSizes: false,
    frames: [],
    tail: new Uint8Array(padding),
  };
}

/**
 * The tag with these frames instead. As long as it was where its padding allows; otherwise it grows by what is needed, and its
 * padding stays.
 */
export function id3Bytes(tag: Id3Tag, frames: readonly Frame[]): Uint8Array {
  const { major, flags, extended } = tag;
  const footer = major === 4 && (flags & flag.footer) !== 0;
  const content = concat(frames.map(({ raw }) => raw));
  const isPadding = !footer && tag.tail.every((byte) => byte === 0);
  const room = tag.length - id3HeaderBytes;
  const build = (tail: Uint8Array): Uint8Array => {
    const header = extended.length === 0 ? extended : extendedAgain(extended, major, content, tail);
    const body = concat([header, content, tail]);
    return major < 4 && (flags & flag.unsynchronised) !== 0 ? unsynchronised(body) : body;
  };
  let body = build(tag.tail);
  if (isPadding && body.length !== room) {
    const padding = tag.tail.length + room - body.length;
    // A last 0xff gets a zero of its own: then one byte of padding more or less makes no difference.
    const exact = padding < 0 ? body : build(new Uint8Array(padding));
    if (exact.length === room) body = exact;
  }
  if (body.length >= 2 ** 28) throw new Refused('tooLarge', 'The tag would be larger than ID3 can say');
  const rest = [...[major, tag.revision, flags], ...syncSafe(body.length, 4)];
  return concat([
    latin1('ID3'),
    Uint8Array.from(rest),
    body,
    ...(footer ? [latin1('3DI'), Uint8Array.from(rest)] : []),
  ]);
}

/** With the size of the padding and the checksum of what is there now. */
function extendedAgain(
  extended: Uint8Array,
  major: Major,
  content: Uint8Array,
  tail: Uint8Array,
): Uint8Array {
  const bytes = extended.slice();
  if (major === 3) {
    bytes.set(bigEndian(tail.length, 4), 6);
    if (((bytes[4] ?? 0) & 0x80) !== 0 && bytes.length >= 14) bytes.set(bigEndian(crc32(content), 4), 10);
    return bytes;
  }
  const said = bytes[5] ?? 0;
  if ((said & 0x20) === 0) return bytes;
  const at = 5 + (bytes[4] ?? 0) + ((said & 0x40) === 0 ? 0 : 1);
  if (bytes[at] !== 5 || at + 6 > bytes.length) throw damaged('The checksum of ID3 is damaged');
  bytes.set(syncSafe(crc32(concat([content, tail])), 5), at + 1);
  return bytes;
}

function fromSyncSafe(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

function syncSafe(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => Math.floor(value / 128 ** (width - 1 - i)) % 128);
}
