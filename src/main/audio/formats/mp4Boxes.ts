// MPEG-4 boxes (ISO/IEC 14496-12): the audio track's codec configuration and the position of each of its frames.
import { type ByteSource, damaged } from '../../files/byteSource.ts';
import { Fields } from '../../files/fields.ts';
import { checkTables, childBoxes, sampleSizes } from './mp4Tables.ts';

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

/**
 * The first audio track, if it is AAC or ALAC with plain sample tables; else null, for a decoder that demuxes by itself.
 * Throws AppError `undecodable` when the tables claim more than there is, for those decoders believe them.
 */
export async function readMp4AudioTrack(source: ByteSource, start: number): Promise<Mp4AudioTrack | null> {
  const moov = await readMovie(source, start);
  if (moov === null) return null;
  const movie = childBoxes(moov);
  const mvhd = movie.find((box) => box.type === 'mvhd')?.body;
  const ilst = descend(moov, ['udta', 'meta', 'ilst']);
  for (const trak of movie.filter((box) => box.type === 'trak')) {
    const handler = descend(trak.body, ['mdia', 'hdlr']);
    if (handler === null || handler.length < 12 || new Fields(handler).skip(8).text(4) !== 'soun') continue;
    return audioTrack(trak.body, { ...(mvhd && { mvhd }), ...(ilst && { ilst }) }, source.size);
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

/** A day in fragments of a second. */
const mostBoxes = 200_000;

/** Read at a time: small boxes mostly follow each other. */
const blockBytes = 4096;

async function* topLevelBoxes(source: ByteSource, start: number): AsyncGenerator<PlacedBox> {
  let at = start;
  let block = new Uint8Array(0);
  let blockAt = start;
  for (let boxes = 0; at + 8 <= source.size; boxes++) {
    if (boxes >= mostBoxes) throw damaged('It has more parts than any file.');
    if (at + 16 > blockAt + block.length) {
      block = new Uint8Array(await source.read(at, blockBytes));
      blockAt = at;
    }
    const head = new Fields(block.subarray(at - blockAt, at - blockAt + 16));
    if (head.left < 8) return;
    const short = head.u32();
    const type = head.text(4);
    const size = short === 1 ? head.u64() : short === 0 ? source.size - at : short;
    if (size < head.at) return;
    yield { type, at: at + head.at, length: size - head.at };
    at += size;
  }
}

/** The body of `moov`, after the tables in it and in all fragments were found to be true. */
async function readMovie(source: ByteSource, start: number): Promise<Uint8Array | null> {
  let movie: Uint8Array | null = null;
  for await (const { type, at, length } of topLevelBoxes(source, start)) {
    if (type !== 'moov' && type !== 'moof') continue;
    if (length > mostMoovBytes || at + length > source.size) throw damaged('Its tables are cut short.');
    const body = await source.read(at, length);
    checkTables(body, source.size);
    if (type === 'moov') movie ??= body;
  }
  return movie;
}

function audioTrack(
  trak: Uint8Array,
  movieBoxes: { readonly mvhd?: Uint8Array; readonly ilst?: Uint8Array },
  fileSize: number,
): Mp4AudioTrack | null {
  const mdhd = descend(trak, ['mdia', 'mdhd']);
  const stbl = descend(trak, ['mdia', 'minf', 'stbl']);
  if (mdhd === null || stbl === null) return null;
  const table = (type: string) => childBoxes(stbl).find((box) => box.type === type)?.body ?? null;
  const [stsd, stsz, stsc, stts] = [table('stsd'), table('stsz'), table('stsc'), table('stts')];
  const [stco, co64] = [table('stco'), table('co64')];
  if (stsd === null || stsz === null || stsc === null || stts === null) return null;
  const config = codecConfig(stsd);
  const chunks =
    stco !== null
      ? list(stco, 4, (entry) => entry.u32())
      : co64 !== null
        ? list(co64, 8, (entry) => entry.u64())
        : [];
  const sizes = sampleSizes(stsz, fileSize);
  const offsets = frameOffsets(sizes, chunks, stsc);
  if (config === null || offsets === null || sizes.length === 0) return null;
  // Of a file that is cut short, the frames that are there.
  const outside = offsets.findIndex((at, i) => at + (sizes[i] ?? 0) > fileSize);
  const kept = outside < 0 ? sizes.length : outside;
  if (kept === 0) throw damaged('Its tables name frames behind its end.');
  const elst = descend(trak, ['edts', 'elst']);
  const gaplessBoxes = { ...movieBoxes, mdhd, stts, ...(elst && { elst }) };
  return { ...config, offsets: offsets.slice(0, kept), sizes: sizes.slice(0, kept), gaplessBoxes };
}

/** The codec configuration of AAC or ALAC in the first sample description. */
function codecConfig(stsd: Uint8Array): Pick<Mp4AudioTrack, 'asc' | 'alac' | 'channels'> | null {
  const fields = new Fields(stsd);
  if (fields.skip(4).u32() !== 1) return null;
  const entry = childBoxes(stsd.subarray(8))[0];
  if (entry === undefined || entry.body.length < 28) return null;
  const { type, body } = entry;
  // QuickTime's version 1 has 16 bytes more before the child boxes; version 2 is left to the decoder.
  const version = new Fields(body).skip(8).u16();
  if (version > 1) return null;
  const children = childBoxes(body.subarray(version === 1 ? 44 : 28));
  const bodyOf = (wanted: string) => children.find((box) => box.type === wanted)?.body ?? null;
  if (type === 'alac') {
    const alac = bodyOf('alac');
    // The ALACSpecificConfig ends the cookie; its tenth byte is the number of channels.
    return alac === null || alac.length < 24 ? null : { asc: null, alac, channels: alac.at(-15) ?? 2 };
  }
  const esds = type === 'mp4a' ? bodyOf('esds') : null;
  const asc = esds === null ? null : decoderSpecificInfo(esds);
  if (asc === null || asc.length < 2) return null;
  // ISO/IEC 14496-3, 1.6.2.1: five bits of object type, four of rate, four of channels; 0 leaves it to the stream.
  const channels = ((asc[1] ?? 0) >> 3) & 15;
  return { asc, alac: null, channels: channels === 7 ? 8 : Math.max(channels, 1) };
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

/** Walks the chunks; null when the tables are inconsistent. */
function frameOffsets(
  sizes: readonly number[],
  chunks: readonly number[],
  stsc: Uint8Array,
): readonly number[] | null {
  const runs = list(stsc, 12, (entry) => ({ firstChunk: entry.u32() - 1, frames: entry.u32() }));
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

/** The entries of a table, of `width` bytes each, behind version, flags and a count. */
function list<Entry>(body: Uint8Array, width: number, read: (fields: Fields) => Entry): readonly Entry[] {
  const fields = new Fields(body).skip(4);
  return fields.list(fields.u32(), width, read);
}
