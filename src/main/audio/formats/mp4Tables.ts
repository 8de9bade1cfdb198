// Compares every count of an MPEG-4 file's tables with the bytes that are there, before anything believes it.
import { damaged } from '../../files/byteSource.ts';
import { Fields } from '../../files/fields.ts';
import { asBuffer } from '../../files/ioErrors.ts';

export interface Box {
  readonly type: string;
  readonly body: Uint8Array;
}

/** The boxes in a box. What claims to be longer than what holds it ends with it, for some taggers miscount by a few bytes. */
export function childBoxes(bytes: Uint8Array): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const head = new Fields(bytes.subarray(at));
    const short = head.u32();
    const type = head.text(4);
    const size = short === 1 && head.left >= 8 ? head.u64() : short === 0 ? bytes.length - at : short;
    if (size < head.at) break;
    boxes.push({ type, body: bytes.subarray(at + head.at, at + size) });
    at += size;
  }
  return boxes;
}

const containers: ReadonlySet<string> = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'udta',
  'edts',
  'sinf',
  'wave',
  'mvex',
  'moof',
  'traf',
  'meta',
]);
/** Real files have some eight levels. */
const deepest = 32;
/** Longer than any frame of sound, or picture of a chapter. */
const longestSample = 16 * 1024 * 1024;
/** Samples of one fragment that are all alike, which takes no bytes. */
const mostAlike = 1_000_000;

/** Width of an entry behind the count of each plain table. */
const widths: Readonly<Partial<Record<string, number>>> = { stco: 4, co64: 8, stsc: 12, stts: 8 };

/** Throws AppError `undecodable` when a table below this box claims more than there is, or than a file of `fileSize` holds. */
export function checkTables(body: Uint8Array, fileSize: number, depth = 0): void {
  if (depth > deepest) throw damaged('Its boxes are nested without end.');
  for (const box of childBoxes(body)) {
    if (containers.has(box.type)) {
      checkTables(box.type === 'meta' ? box.body.subarray(4) : box.body, fileSize, depth + 1);
    } else checkTable(box, fileSize);
  }
}

function checkTable({ type, body }: Box, fileSize: number): void {
  const fields = new Fields(body);
  const width = widths[type];
  if (width !== undefined) {
    fields.take(fields.skip(4).u32() * width);
  } else if (type === 'stsz') sampleSizes(body, fileSize);
  else if (type === 'elst') {
    const version = fields.u8();
    fields.take(fields.skip(3).u32() * (version === 1 ? 20 : 12));
  } else if (type === 'trun') {
    const flags = fields.u32();
    const count = fields.u32();
    fields.skip(4 * bits(flags & 0x5));
    const stated = 4 * bits(flags & 0xf00);
    fields.take(count * stated);
    if (stated === 0 && count > mostAlike) throw damaged('A fragment claims more samples than there are.');
  } else if (type === 'stsd') checkDescriptions(fields);
}

function bits(value: number): number {
  return value === 0 ? 0 : (value & 1) + bits(value >>> 1);
}

/** The size of each sample. Throws AppError `undecodable` when the file cannot hold so many, or one is too long. */
export function sampleSizes(stsz: Uint8Array, fileSize: number): readonly number[] {
  const fields = new Fields(stsz);
  const same = fields.skip(4).u32();
  const count = fields.u32();
  if (same === 0) {
    const sizes = fields.list(count, 4, (entry) => entry.u32());
    if (sizes.some((size) => size > longestSample))
      throw damaged('A frame in it claims to be longer than any is.');
    return sizes;
  }
  if (same > longestSample || same * count > fileSize) {
    throw damaged('Its frames claim to be longer than the file.');
  }
  return new Array<number>(count).fill(same);
}

/** Decoders allocate by what the description of ALAC says. */
function checkDescriptions(stsd: Fields): void {
  if (stsd.skip(4).u32() < 1) return;
  const size = stsd.u32();
  const type = stsd.text(4);
  const entry = stsd.take(Math.min(stsd.left, Math.max(0, size - 8)));
  if (type !== 'alac') return;
  const at = asBuffer(entry).indexOf('alac', 0, 'latin1');
  if (at >= 0) checkAlac(new Fields(entry.subarray(at + 4)));
}

/** ALACSpecificConfig, behind a version; Apple's encoder writes 4096 samples a frame. */
function checkAlac(config: Fields): void {
  const frameLength = config.skip(4).u32();
  const bitDepth = config.skip(1).u8();
  const channels = config.skip(3).u8();
  const sensible =
    frameLength >= 1 &&
    frameLength <= 65_536 &&
    channels >= 1 &&
    channels <= 8 &&
    bitDepth >= 1 &&
    bitDepth <= 32;
  if (!sensible) throw damaged('Its description of the sound makes no sense.');
}
