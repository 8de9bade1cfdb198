// Bounds what a file's tags may cost: a view of the file in which excessive fields are cut, and lists that stop growing.
import type { IMetadataEvent } from 'music-metadata';
import { ByteSource, damaged } from '../files/byteSource.ts';
import { Fields } from '../files/fields.ts';
import { asBuffer } from '../files/ioErrors.ts';

/** Values of a field that are kept: nobody reads more, and the parser searches all of them for each new one. */
const mostValues = 100;
/** Bytes of a text of ID3, which may hold many values; the first tells how it is written. */
const mostTextBytes = 32 * 1024 + 1;
const mostFrames = 2000;
/** The parser takes zeros for frames without a name, and complains of each. */
const mostPadding = 1024 * 1024;
const mostComments = 5000;

/** A stretch of the file that reads as other bytes; null for zeros, which end every text. */
interface Patch {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array | null;
}

export interface BoundedTags {
  readonly file: ByteSource;
  /** Genres were left out. */
  readonly genresCut: boolean;
}

/** The same file, of the same size, with no more tags than a parser can take. */
export async function withBoundedTags(file: ByteSource): Promise<BoundedTags> {
  const head = await file.read(0, 64 * 1024);
  checkNesting(head);
  const id3 = asBuffer(head).toString('latin1', 0, 3) === 'ID3' ? await id3Patches(file, head) : noPatches;
  const comments = commentPatch(head);
  const patches = comments === null ? id3.patches : [...id3.patches, comments];
  if (patches.length === 0) return { file, genresCut: false };
  return { file: patched(file, patches), genresCut: id3.genresCut };
}

/** Real files have some eight levels, and a parser of boxes calls itself for each. */
const deepest = 32;

/** Throws AppError `undecodable` for boxes of MPEG-4 in boxes without end. */
function checkNesting(head: Uint8Array): void {
  const text = asBuffer(head).toString('latin1');
  if (text.slice(4, 8) !== 'ftyp') return;
  const chain = /(?:.{4}(?:moov|trak|mdia|minf|stbl|udta|meta|ilst)){33}/su;
  if (chain.test(text)) throw damaged(`Its boxes are nested more than ${deepest} deep.`);
}

/** Keeps every list of the parser's short. `onCut` gets the name of each that was cut. */
export function shortLists(onCut: (name: string) => void): (event: IMetadataEvent) => void {
  return ({ metadata, tag }) => {
    const list: unknown = Reflect.get(metadata.common, tag.id);
    if (!Array.isArray(list) || list.length <= mostValues) return;
    list.length = mostValues;
    onCut(tag.id);
  };
}

const noPatches = { patches: [] as readonly Patch[], genresCut: false };

/** ID3v2.2 to 2.4 (id3.org): long texts end early, and what is behind the last frame that is read is one frame of padding. */
async function id3Patches(
  file: ByteSource,
  head: Uint8Array,
): Promise<{ patches: readonly Patch[]; genresCut: boolean }> {
  if (head.length < 10) return noPatches;
  const fields = new Fields(head).skip(3);
  const major = fields.u8();
  const hasMore = (fields.skip(1).u8() & 0x40) !== 0;
  const end = Math.min(file.size, 10 + syncSafe(fields.u32()));
  // What is extended is rare, and bounded by its size alone.
  if (major < 2 || major > 4 || hasMore) return noPatches;
  const headerBytes = major === 2 ? 6 : 10;
  const patches: Patch[] = [];
  let genresCut = false;
  let at = 10;
  for (let frames = 0; at + headerBytes <= end; frames++) {
    const header =
      at + headerBytes <= head.length
        ? head.subarray(at, at + headerBytes)
        : await file.read(at, headerBytes);
    const isPadding = header.every((byte) => byte === 0);
    if (frames === mostFrames || (isPadding && end - at > mostPadding)) {
      const bytes = paddingHeader(major, end - at - headerBytes);
      patches.push({ start: at, end: at + headerBytes, bytes });
    }
    if (frames === mostFrames || isPadding) break;
    const { id, length } = frameHeader(header, major);
    const start = at + headerBytes;
    const textEnd = Math.min(end, start + length);
    if (/^T|^IPL/u.test(id) && textEnd - start > mostTextBytes) {
      patches.push({ start: start + mostTextBytes, end: textEnd, bytes: null });
      genresCut ||= id === 'TCON' || id === 'TCO';
    }
    at = start + length;
  }
  return { patches, genresCut };
}

function frameHeader(header: Uint8Array, major: number): { id: string; length: number } {
  const fields = new Fields(header);
  if (major === 2) return { id: fields.text(3), length: fields.u8() * 65_536 + fields.u16() };
  const id = fields.text(4);
  const length = fields.u32();
  return { id, length: major === 4 ? syncSafe(length) : length };
}

/** A frame that no parser looks into, over all that is left. */
function paddingHeader(major: number, length: number): Uint8Array {
  const header = Buffer.alloc(major === 2 ? 6 : 10);
  if (major === 2) {
    header.write('ZZZ', 'latin1');
    header.writeUIntBE(Math.min(length, 0xff_ffff), 3, 3);
  } else {
    header.write('ZZZZ', 'latin1');
    if (major === 3) header.writeUInt32BE(length, 4);
    else for (const [i, shift] of [21, 14, 7, 0].entries()) header[4 + i] = (length >> shift) & 0x7f;
  }
  return header;
}

/** Four bytes of seven bits each. */
function syncSafe(value: number): number {
  return [24, 16, 8, 0].reduce((sum, shift) => sum * 128 + ((value >>> shift) & 0x7f), 0);
}

/** The number of Vorbis comments, where it is more than anybody wrote: in FLAC's block or the second header of an Ogg stream. */
function commentPatch(head: Uint8Array): Patch | null {
  const text = asBuffer(head).toString('latin1');
  const at = text.startsWith('fLaC') ? flacComments(head) : oggComments(text);
  if (at === null || at + 4 > head.length) return null;
  const vendor = new Fields(head.subarray(at), 'little-endian').u32();
  const countAt = at + 4 + vendor;
  if (countAt + 4 > head.length) return null;
  if (new Fields(head.subarray(countAt), 'little-endian').u32() <= mostComments) return null;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(mostComments);
  return { start: countAt, end: countAt + 4, bytes };
}

function flacComments(head: Uint8Array): number | null {
  for (let at = 4; at + 4 <= head.length; ) {
    const header = new Fields(head.subarray(at)).u32();
    if (((header >>> 24) & 0x7f) === 4) return at + 4;
    at += 4 + (header & 0xff_ffff);
  }
  return null;
}

function oggComments(text: string): number | null {
  if (!text.startsWith('OggS')) return null;
  for (const magic of ['\x03vorbis', 'OpusTags']) {
    const at = text.indexOf(magic);
    if (at >= 0) return at + magic.length;
  }
  return null;
}

function patched(file: ByteSource, patches: readonly Patch[]): ByteSource {
  return new ByteSource(file.size, async (position, length) => {
    const bytes = await file.read(position, length);
    for (const { start, end, bytes: other } of patches) {
      const from = Math.max(start, position);
      const to = Math.min(end, position + bytes.length);
      if (from >= to) continue;
      if (other === null) bytes.fill(0, from - position, to - position);
      else bytes.set(other.subarray(from - start, to - start), from - position);
    }
    return bytes;
  });
}
