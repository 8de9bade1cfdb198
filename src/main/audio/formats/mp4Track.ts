// Reads AAC or ALAC in MPEG-4 from any sample on, using the container's sample tables.
import type { ByteSource } from '../../files/byteSource.ts';
import { openFrameDecoder, sbrDelay } from '../aac/decoder.ts';
import { playedPart } from '../aac/playedPart.ts';
import { tamed } from '../decoders.ts';
import { type Mp4AudioTrack, readMp4AudioTrack } from './mp4Boxes.ts';
import { cutStream, type Pcm, pcmLength } from './pcm.ts';
import { mpegSpeakers } from './speakers.ts';
import type { Track } from './track.ts';

/** AAC overlaps by one frame; HE-AAC's spectral band replication depends on a few more. ALAC frames are independent. */
const aacPreRollFrames = 8;
const framesAtOnce = 64;
const readBytes = 256 * 1024;

interface Timeline {
  readonly sampleRate: number;
  /** Samples of a decoded frame. */
  readonly frameLength: number;
  /** The part of all decoded samples that is played. */
  readonly skipped: number;
  readonly length: number;
}

/** Null for other codecs, fragmented files and inconsistent tables. */
export async function openMp4Track(source: ByteSource, start: number): Promise<Track | null> {
  const table = await readMp4AudioTrack(source, start);
  const timeline = table === null ? null : await measure(source, table);
  if (table === null || timeline === null || timeline.length <= 0) return null;
  const { sampleRate, frameLength, skipped, length } = timeline;
  const preRoll = table.alac === null ? aacPreRollFrames : 0;
  return {
    sampleRate,
    channels: table.channels,
    speakers: mpegSpeakers(table.alac === null ? 'AAC' : 'ALAC', table.channels),
    direct: true,
    length,
    read: (from, count) => {
      const first = Math.max(0, Math.floor((from + skipped) / frameLength) - preRoll);
      const at = first * frameLength - skipped;
      const last = table.offsets.length;
      return cutStream(decodeFrames(source, table, first, last), at, from, Math.min(count, length - from));
    },
  };
}

/** Decodes the first frames to learn their format, and applies the edit list or iTunes' gapless tag. */
async function measure(source: ByteSource, table: Mp4AudioTrack): Promise<Timeline | null> {
  const decoder = await openRaw(table);
  const outputs: Pcm[] = [];
  let held = 0;
  try {
    for (let i = 0; i < Math.min(4, table.offsets.length); i++) {
      const frames = await readFrames(source, table, i, i + 1);
      if (frames === null) return null;
      const pcm = await decoder.feed(frames);
      if (pcm !== null) outputs.push(pcm);
      else if (outputs.length === 0) held += 1;
    }
  } finally {
    decoder.free();
  }
  const [pcm] = outputs;
  // Frames of different lengths (a file of one frame, damage) are not supported.
  if (pcm === undefined || outputs.some((output) => pcmLength(output) !== pcmLength(pcm))) return null;
  const frameLength = pcmLength(pcm);
  const { sampleRate } = pcm;
  const sbr = table.asc !== null && frameLength === 2048;
  const lastLength = table.alac === null ? frameLength : await lengthOfLastFrame(source, table);
  if (lastLength === null) return null;
  const all = (table.offsets.length - held - 1) * frameLength + lastLength;
  const played = playedPart({ ...table.gaplessBoxes, ...configOf(table) });
  const delay = table.alac !== null ? 0 : held * frameLength - (sbr ? sbrDelay : 0);
  const skipped = Math.max(0, Math.round((played?.start ?? 0) * sampleRate) - delay);
  const length =
    played?.duration === undefined ? Number.POSITIVE_INFINITY : Math.round(played.duration * sampleRate);
  return { sampleRate, frameLength, skipped, length: Math.min(all - skipped, length) };
}

/** ALAC's last frame may be shorter; it can be decoded alone. */
async function lengthOfLastFrame(source: ByteSource, table: Mp4AudioTrack): Promise<number | null> {
  const count = table.offsets.length;
  const frames = await readFrames(source, table, count - 1, count);
  if (frames === null) return null;
  const decoder = await openRaw(table);
  try {
    const pcm = await decoder.feed(frames);
    return pcm === null ? null : pcmLength(pcm);
  } finally {
    decoder.free();
  }
}

async function* decodeFrames(
  source: ByteSource,
  table: Mp4AudioTrack,
  first: number,
  last: number,
): AsyncGenerator<Pcm> {
  const decoder = await openRaw(table);
  try {
    for (let at = first; at < last; at += framesAtOnce) {
      const frames = await readFrames(source, table, at, Math.min(last, at + framesAtOnce));
      if (frames === null) return;
      const pcm = await decoder.feed(frames);
      if (pcm !== null) yield pcm;
    }
  } finally {
    decoder.free();
  }
}

function configOf({ asc, alac }: Mp4AudioTrack): { asc: Uint8Array } | { alac: Uint8Array } {
  return asc === null ? { alac: alac ?? new Uint8Array(0) } : { asc };
}

interface RawDecoder {
  feed(frames: Uint8Array[]): Promise<Pcm | null>;
  free(): void;
}

async function openRaw(table: Mp4AudioTrack): Promise<RawDecoder> {
  const decoder = await tamed(() => openFrameDecoder(configOf(table)));
  return {
    feed: async (frames) => {
      const { channelData, sampleRate } = await tamed(() => decoder.decode(frames));
      return channelData.length === 0 ? null : { channels: channelData, sampleRate };
    },
    free: () => decoder.free(),
  };
}

/** The bytes of frames [first, last); null when the file ends before them. Adjacent frames are read together. */
async function readFrames(
  source: ByteSource,
  { offsets, sizes }: Mp4AudioTrack,
  first: number,
  last: number,
): Promise<Uint8Array[] | null> {
  const frames: Uint8Array[] = [];
  let i = first;
  while (i < last) {
    const start = offsets[i] ?? 0;
    let end = start + (sizes[i] ?? 0);
    let next = i + 1;
    while (next < last && offsets[next] === end && end - start < readBytes) {
      end += sizes[next] ?? 0;
      next += 1;
    }
    const bytes = await source.read(start, end - start);
    if (bytes.length < end - start) return null;
    for (; i < next; i++) {
      const at = (offsets[i] ?? 0) - start;
      frames.push(bytes.subarray(at, at + (sizes[i] ?? 0)));
    }
  }
  return frames;
}
