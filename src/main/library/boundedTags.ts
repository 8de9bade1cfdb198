// Bounds what a file's tags may cost: a view of the file in which excessive fields are cut, and lists that stop growing.
import type { IMetadataEvent } from 'music-metadata';
import { type ByteSource, damaged } from '../files/byteSource.ts';
import { Fields } from '../files/fields.ts';
import { asBuffer } from '../files/ioErrors.ts';
import { id3Frames } from './id3Frames.ts';
import { type Patch, patched } from './patched.ts';

/** Values of a field that are kept: nobody reads more, and the parser searches all of them for each new one. */
const mostValues = 100;
/** Bytes of a text of ID3, which may hold many values; the first tells how it is written. */
const mostTextBytes = 32 * 1024 + 1;
export const mostFrames = 2000;
/** The parser takes zeros for frames without a name, and complains of each. */
const mostPadding = 1024 * 1024;
const mostComments = 5000;

export interface BoundedTags {
  readonly file: ByteSource;
  /** Genres were left out. */
  readonly genresCut: boolean;
}

/** The same file, of the same size, with no more tags than a parser can take. */
export async function withBoundedTags(file: ByteSource): Promise<BoundedTags> {
  const head = await file.read(0, 64 * 1024);
  checkNesting(head);
  const id3 = await id3Patches(file);
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

/** Long texts of ID3 end early, and what is behind the last frame that is read is one frame of padding. */
async function id3Patches(file: ByteSource): Promise<{ patches: readonly Patch[]; genresCut: boolean }> {
  const patches: Patch[] = [];
  let genresCut = false;
  let frames = 0;
  for await (const { major, id, at, start, length, tagEnd } of id3Frames(file, 0)) {
    frames += 1;
    const isPadding = id === '';
    if (frames > mostFrames || (isPadding && tagEnd - at > mostPadding)) {
      patches.push({ start: at, end: start, bytes: paddingHeader(major, tagEnd - start) });
      break;
    }
    const textEnd = Math.min(tagEnd, start + length);
    if (/^T|^IPL/u.test(id) && textEnd - start > mostTextBytes) {
      patches.push({ start: start + mostTextBytes, end: textEnd, bytes: null });
      genresCut ||= id === 'TCON' || id === 'TCO';
    }
  }
  return { patches, genresCut };
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
