// MPEG-4 boxes (ISO/IEC 14496-12): the audio track's codec configuration and the position of each of its frames.
import type { ByteSource } from '../../files/byteSource.ts';

export interface Mp4AudioTrack {
  /** AudioSpecificConfig of AAC, or null. */
  readonly asc: Uint8Array | null;
  /** Magic cookie of ALAC, or null. */
  readonly alac: Uint8Array | null;
  readonly channels: number;
  /** Byte offset and size of each frame, in order. */
  readonly offsets: readonly number[];
  readonly sizes: readonly number[];
  /** Bodies of the boxes that define which samples are played. */
  readonly gaplessBoxes: Readonly<Partial<Record<'elst' | 'mdhd' | 'stts' | 'mvhd' | 'ilst', Uint8Array>>>;
}

/** Larger tables are not read: a day of audio needs some 20 MB. */
const mostMoovBytes = 64 * 1024 * 1024;

/** The first audio track, if it is AAC or ALAC with plain sample tables; else null. */
export async function readMp4AudioTrack(source: ByteSource, start: number): Promise<Mp4AudioTrack | null> {
  const moov = await readMoov(source, start);
  if (moov === null) return null;
  const movie = childBoxes(moov);
  const mvhd = movie.find((box) => box.type === 'mvhd')?.body;
  const ilst = descend(moov, ['udta', 'meta', 'ilst']);
  for (const trak of movie.filter((box) => box.type === 'trak')) {
    const handler = descend(trak.body, ['mdia', 'hdlr']);
    if (handler === null || text(handler, 8) !== 'soun') continue;
    return audioTrack(trak.body, { ...(mvhd && { mvhd }), ...(ilst && { ilst }) });
  }
  return null;
}

/** Whether the tables precede the audio, so that the file can be decoded as a stream. */
export async function tablesComeFirst(source: ByteSource, start: number): Promise<boolean> {
  for await (const { type } of topLevelBoxes(source, start)) {
    if (type === 'moov') return true;
    if (type === 'mdat') return false;
  }
  return false;
}

interface PlacedBox {
  readonly type: string;
  /** Start of its body in the file, and its stated length. */
  readonly at: number;
  readonly length: number;
}

async function* topLevelBoxes(source: ByteSource, start: number): AsyncGenerator<PlacedBox> {
  let at = start;
  for (let boxes = 0; boxes < 1000 && at + 8 <= source.size; boxes++) {
    const head = await source.read(at, 16);
    if (head.length < 8) return;
    const short = u32(head, 0);
    const headBytes = short === 1 ? 16 : 8;
    const size = short === 1 ? u64(head, 8) : short === 0 ? source.size - at : short;
    if (size < headBytes) return;
    yield { type: text(head, 4), at: at + headBytes, length: size - headBytes };
    at += size;
  }
}

async function readMoov(source: ByteSource, start: number): Promise<Uint8Array | null> {
  for await (const { type, at, length } of topLevelBoxes(source, start)) {
    if (type !== 'moov') continue;
    return length <= mostMoovBytes && at + length <= source.size ? source.read(at, length) : null;
  }
  return null;
}

function audioTrack(
  trak: Uint8Array,
  movieBoxes: { readonly mvhd?: Uint8Array; readonly ilst?: Uint8Array },
): Mp4AudioTrack | null {
  const mdhd = descend(trak, ['mdia', 'mdhd']);
  const stbl = descend(trak, ['mdia', 'minf', 'stbl']);
  if (mdhd === null || stbl === null) return null;
  const table = (type: string) => childBoxes(stbl).find((box) => box.type === type)?.body ?? null;
  const [stsd, stsz, stsc, stts] = [table('stsd'), table('stsz'), table('stsc'), table('stts')];
  const [stco, co64] = [table('stco'), table('co64')];
  if (stsd === null || stsz === null || stsc === null || stts === null) return null;
  const config = codecConfig(stsd);
  const sizes = frameSizes(stsz);
  const chunks = stco !== null ? list(stco, 4, 4, u32) : co64 !== null ? list(co64, 4, 8, u64) : [];
  const offsets = frameOffsets(sizes, chunks, stsc);
  if (config === null || offsets === null || sizes.length === 0) return null;
  const elst = descend(trak, ['edts', 'elst']);
  const gaplessBoxes = { ...movieBoxes, mdhd, stts, ...(elst && { elst }) };
  return { ...config, offsets, sizes, gaplessBoxes };
}

/** The codec configuration of AAC or ALAC in the first sample description. */
function codecConfig(stsd: Uint8Array): Pick<Mp4AudioTrack, 'asc' | 'alac' | 'channels'> | null {
  const entrySize = u32(stsd, 8);
  const type = text(stsd, 12);
  const entry = stsd.subarray(8, 8 + entrySize);
  // QuickTime's version 1 has 16 bytes more before the child boxes; version 2 is left to the decoder.
  const version = (entry[16] ?? 0) * 256 + (entry[17] ?? 0);
  if (u32(stsd, 4) !== 1 || version > 1) return null;
  const children = childBoxes(entry.subarray(version === 1 ? 52 : 36));
  const body = (wanted: string) => children.find((box) => box.type === wanted)?.body ?? null;
  if (type === 'alac') {
    const alac = body('alac');
    // The ALACSpecificConfig ends the cookie; its tenth byte is the number of channels.
    return alac === null || alac.length < 24 ? null : { asc: null, alac, channels: alac.at(-15) ?? 2 };
  }
  const esds = type === 'mp4a' ? body('esds') : null;
  const asc = esds === null ? null : decoderSpecificInfo(esds);
  // ISO/IEC 14496-3, 1.6.2.1: five bits of object type, four of rate, four of channels; 0 leaves it to the stream.
  const channels = ((asc?.[1] ?? 0) >> 3) & 15;
  return asc === null ? null : { asc, alac: null, channels: channels === 7 ? 8 : Math.max(channels, 1) };
}

/** ISO/IEC 14496-1, 7.2.6: the decoder specific info of an AAC stream; null for other codecs in the same box. */
function decoderSpecificInfo(esds: Uint8Array): Uint8Array | null {
  let at = 4;
  while (at < esds.length - 2) {
    const tag = esds[at++];
    let length = 0;
    for (let more = true; more && at < esds.length; ) {
      const byte = esds[at++] ?? 0;
      length = length * 128 + (byte & 0x7f);
      more = (byte & 0x80) !== 0;
    }
    if (tag === 3) at += 3;
    else if (tag === 4) {
      if (![0x40, 0x66, 0x67, 0x68].includes(esds[at] ?? 0)) return null;
      at += 13;
    } else if (tag === 5) return esds.subarray(at, at + length);
    else at += length;
  }
  return null;
}

function frameSizes(stsz: Uint8Array): readonly number[] {
  const same = u32(stsz, 4);
  const count = u32(stsz, 8);
  if (same !== 0) return count <= mostMoovBytes ? new Array<number>(count).fill(same) : [];
  return list(stsz, 8, 4, u32);
}

/** Walks the chunks; null when the tables are inconsistent. */
function frameOffsets(
  sizes: readonly number[],
  chunks: readonly number[],
  stsc: Uint8Array,
): readonly number[] | null {
  const runs = Array.from({ length: Math.min(u32(stsc, 4), (stsc.length - 8) / 12) }, (_, i) => ({
    firstChunk: u32(stsc, 8 + 12 * i) - 1,
    frames: u32(stsc, 12 + 12 * i),
  }));
  const offsets: number[] = [];
  let run = 0;
  for (const [chunk, chunkAt] of chunks.entries()) {
    while ((runs[run + 1]?.firstChunk ?? Number.POSITIVE_INFINITY) <= chunk) run += 1;
    let at = chunkAt;
    for (let i = 0; i < (runs[run]?.frames ?? 0) && offsets.length < sizes.length; i++) {
      const size = sizes[offsets.length] ?? 0;
      offsets.push(at);
      at += size;
    }
  }
  return offsets.length === sizes.length ? offsets : null;
}

interface Box {
  readonly type: string;
  readonly body: Uint8Array;
}

function childBoxes(bytes: Uint8Array): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = u32(bytes, at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? u64(bytes, at + 8) : short === 0 ? bytes.length - at : short;
    if (size < head) break;
    boxes.push({ type: text(bytes, at + 4), body: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return boxes;
}

function descend(bytes: Uint8Array, path: readonly string[]): Uint8Array | null {
  let here = bytes;
  for (const type of path) {
    const box = childBoxes(here).find((child) => child.type === type);
    if (box === undefined) return null;
    // `meta` is a full box: version and flags precede its children.
    here = type === 'meta' ? box.body.subarray(4) : box.body;
  }
  return here;
}

/** The numbers after a count at `countAt`; at most as many as there are bytes for. */
function list(
  body: Uint8Array,
  countAt: number,
  width: number,
  read: (bytes: Uint8Array, at: number) => number,
): readonly number[] {
  const start = countAt + 4;
  const count = Math.min(u32(body, countAt), Math.floor((body.length - start) / width));
  return Array.from({ length: Math.max(0, count) }, (_, i) => read(body, start + i * width));
}

function u32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return a * 2 ** 24 + b * 65_536 + c * 256 + d;
}

function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4);
}

function text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
