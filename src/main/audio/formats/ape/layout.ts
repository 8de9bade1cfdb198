// The layout of a Monkey's Audio file: descriptor, header and seek table, in the new order and the old.

import type { ByteSource } from '../../../files/byteSource.ts';
import { undecodable } from '../../decoders.ts';

export interface ApeLayout {
  /** 3990 is 3.99. */
  readonly version: number;
  /** 1000 (fast) to 5000 (insane). */
  readonly level: number;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  readonly bitsPerSample: 8 | 16 | 24;
  /** Samples of each channel in every frame but the last. */
  readonly frameLength: number;
  /** Samples of each channel in all frames that are there as a whole. */
  readonly length: number;
  /** Start of each of those frames, and an upper bound for the end of the last one. */
  readonly frameStarts: readonly number[];
}

interface Header {
  readonly version: number;
  readonly level: number;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  readonly frameLength: number;
  readonly lastFrameLength: number;
  readonly frames: number;
  /** Relative to the container's start, as all places below. */
  readonly seekTableStart: number;
  readonly seekTableBytes: number;
  /** Bytes of all frames; null when the header does not state it. */
  readonly audioBytes: number | null;
}

/** Real headers of either kind are far smaller. */
const headerBytes = 4096;
/** Four times what the highest level uses. */
const longestFrame = 4 * 16 * 73_728;
/** The limit of every format: a file that lasts longer than two days is damaged, or a bomb. */
const longestSeconds = 48 * 3600;

/** `start` is the position of 'MAC '. Throws AppError `undecodable` for damaged, too old or too new files. */
export async function readApeLayout(source: ByteSource, start: number): Promise<ApeLayout> {
  const header = parseHeader(await source.read(start, headerBytes));
  const { version, level, sampleRate, frameLength, lastFrameLength, frames } = header;
  const { channels, bitsPerSample } = plainForm(header);
  const claimed = (frames - 1) * frameLength + lastFrameLength;
  const sensible =
    sampleRate >= 1000 &&
    sampleRate <= 1_000_000 &&
    frames >= 1 &&
    4 * frames <= header.seekTableBytes &&
    frameLength >= 1 &&
    frameLength <= longestFrame &&
    lastFrameLength >= 1 &&
    lastFrameLength <= frameLength &&
    claimed <= longestSeconds * sampleRate;
  if (!sensible) throw undecodable("The Monkey's Audio header is damaged.");
  const starts = await readSeekTable(source, start, header);
  const [first = 0] = starts;
  const end = header.audioBytes === null ? source.size : first + header.audioBytes;
  const frameStarts = [...starts, Math.max(end, starts.at(-1) ?? 0)];
  // A truncated file gives the frames that are complete.
  const whole = frameStarts.findIndex((at) => at > source.size) - 1;
  const kept = whole < -1 ? frames : whole;
  if (kept < 1) throw undecodable("The Monkey's Audio file is cut short before the end of its first frame.");
  return {
    version,
    level,
    sampleRate,
    channels,
    bitsPerSample,
    frameLength,
    length: kept === frames ? claimed : kept * frameLength,
    frameStarts: frameStarts.slice(0, kept + 1),
  };
}

function plainForm({ channels, bitsPerSample }: Header): Pick<ApeLayout, 'channels' | 'bitsPerSample'> {
  if (channels !== 1 && channels !== 2) {
    throw undecodable(`Monkey's Audio of ${channels} channels is not supported.`);
  }
  if (bitsPerSample !== 8 && bitsPerSample !== 16 && bitsPerSample !== 24) {
    throw undecodable(`Monkey's Audio of ${bitsPerSample} bits is not supported.`);
  }
  return { channels, bitsPerSample };
}

function parseHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 32 || view.getUint32(0) !== 0x4d414320) {
    throw undecodable("This is not Monkey's Audio.");
  }
  const version = view.getUint16(4, true);
  if (version < 3950 || version > 3990) {
    const named = `${Math.floor(version / 1000)}.${String(version % 1000).padStart(3, '0')}`;
    throw undecodable(`Version ${named} of Monkey's Audio is not supported, only 3.95 to 3.99.`);
  }
  return version >= 3980 ? parseNewHeader(view, version) : parseOldHeader(view, version);
}

/** Since 3.98: a descriptor with the length of each part, then the header. */
function parseNewHeader(view: DataView, version: number): Header {
  const descriptorBytes = view.getUint32(8, true);
  const seekTableStart = descriptorBytes + view.getUint32(12, true);
  if (
    descriptorBytes < 52 ||
    seekTableStart < descriptorBytes + 24 ||
    view.byteLength < descriptorBytes + 24
  ) {
    throw undecodable("The Monkey's Audio header is damaged.");
  }
  const at = descriptorBytes;
  return {
    version,
    level: view.getUint16(at, true),
    frameLength: view.getUint32(at + 4, true),
    lastFrameLength: view.getUint32(at + 8, true),
    frames: view.getUint32(at + 12, true),
    bitsPerSample: view.getUint16(at + 16, true),
    channels: view.getUint16(at + 18, true),
    sampleRate: view.getUint32(at + 20, true),
    seekTableStart,
    seekTableBytes: view.getUint32(16, true),
    audioBytes: view.getUint32(24, true) + view.getUint32(28, true) * 2 ** 32,
  };
}

const oldFlags = { bits8: 1, hasPeakLevel: 4, bits24: 8, hasSeekElements: 16, createsWaveHeader: 32 };

/** Before 3.98: one header, parts of it optional by flags, then the WAVE header, then the seek table. */
function parseOldHeader(view: DataView, version: number): Header {
  const flags = view.getUint16(8, true);
  const has = (flag: number) => (flags & flag) !== 0;
  const frames = view.getUint32(24, true);
  const peakBytes = has(oldFlags.hasPeakLevel) ? 4 : 0;
  const seekCountBytes = has(oldFlags.hasSeekElements) ? 4 : 0;
  const end = 32 + peakBytes + seekCountBytes;
  if (view.byteLength < end) throw undecodable("The Monkey's Audio header is damaged.");
  return {
    version,
    level: view.getUint16(6, true),
    frameLength: 4 * 73_728,
    lastFrameLength: view.getUint32(28, true),
    frames,
    bitsPerSample: has(oldFlags.bits8) ? 8 : has(oldFlags.bits24) ? 24 : 16,
    channels: view.getUint16(10, true),
    sampleRate: view.getUint32(12, true),
    seekTableStart: end + (has(oldFlags.createsWaveHeader) ? 0 : view.getUint32(16, true)),
    seekTableBytes: 4 * (seekCountBytes === 0 ? frames : view.getUint32(end - 4, true)),
    audioBytes: null,
  };
}

/** Positions of the frames in the file. The table has 32 bits for each; beyond 4 GB they wrap. */
async function readSeekTable(source: ByteSource, start: number, header: Header): Promise<number[]> {
  const bytes = await source.read(start + header.seekTableStart, Math.min(4 * header.frames, source.size));
  if (bytes.length < 4 * header.frames) throw undecodable("The Monkey's Audio seek table is cut short.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  let before = start + header.seekTableStart + 4 * header.frames - 1;
  let turns = 0;
  for (let i = 0; i < header.frames; i++) {
    const entry = start + view.getUint32(4 * i, true);
    if (entry + turns <= before && source.size > 2 ** 32) turns += 2 ** 32;
    const at = entry + turns;
    if (at <= before) throw undecodable("The Monkey's Audio seek table is damaged.");
    starts.push(at);
    before = at;
  }
  return starts;
}
