// Mel bands and chroma as they go by: a row a frame, or a row for every stretch between beats.

import { type Matrix, matrix } from '../domain/matrix.ts';
import { HOP_LENGTH, SAMPLE_RATE } from '../dsp/framing.ts';
import { N_CHROMA } from '../dsp/pitch/chroma.ts';
import { PITCH_CLASSES } from '../dsp/pitch/key.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import { N_MELS } from '../dsp/spectrum/mel.ts';
import type { Pictures } from './pictures.ts';

/** In the order in which columns stand beside each other. */
export const frameGroupNames = ['mel', 'chroma'] as const;
export type FrameGroup = (typeof frameGroupNames)[number];

export const frameLevels = ['frame', 'beat'] as const;
export type FrameLevel = (typeof frameLevels)[number];

/** Raised whenever the same sound gives other numbers. */
export const FRAMES_VERSION = 1;

interface GroupOfFrames {
  readonly columns: readonly string[];
  /** frames x columns. */
  readonly of: (pictures: Pictures) => Matrix;
}

const groups: Readonly<Record<FrameGroup, GroupOfFrames>> = {
  /** Of power, in dB over 1, none more than 80 below the loudest: librosa's `power_to_db(melspectrogram(y))`. */
  mel: {
    columns: Array.from({ length: N_MELS }, (_, i) => `mel${i + 1}`),
    of: ({ melDb }) => melDb,
  },
  /** From C on, the largest of each frame 1: librosa's `chroma_stft`. */
  chroma: {
    columns: PITCH_CLASSES.map((pitch) => `chroma_${pitch}`),
    of: ({ chroma }) => chroma,
  },
};

/** Columns of each group: mel 128, chroma 12. */
export const FRAME_COLUMNS: Readonly<Record<FrameGroup, number>> = { mel: N_MELS, chroma: N_CHROMA };

/** Names of the columns of `wanted`, side by side. */
export function frameNames(wanted: readonly FrameGroup[]): string[] {
  return wanted.flatMap((name) => groups[name].columns);
}

/** One signal, followed through time. */
export interface Followed {
  /** One matrix for each group asked for: rows x its columns. Copies. */
  readonly groups: readonly Matrix[];
  /** First frame of each row. */
  readonly starts: Int32Array;
  /** The frame behind the last row. */
  readonly end: number;
}

/**
 * A row a frame: [frames, columns], where frame t is centred on sample 512 t of 22,050 a second, as librosa's `center=True`. Or,
 * `beat`, the mean of the frames of every stretch between beats: [stretches, columns], see `stretchesBetween`.
 */
export function follow(pictures: Pictures, level: FrameLevel, wanted: readonly FrameGroup[]): Followed {
  const frames = wanted.map((name) => groups[name].of(pictures));
  const count = pictures.melDb.rows;
  if (level === 'frame')
    return {
      groups: frames.map((m) => ({ ...m, data: m.data.slice() })),
      starts: Int32Array.from({ length: count }, (_, t) => t),
      end: count,
    };
  const starts = stretchesBetween(trackBeats(pictures.onsets, pictures.tempo), count);
  return { groups: frames.map((m) => meansOver(m, starts)), starts, end: count };
}

/**
 * First frames of the stretches that beats cut `count` frames into, as librosa's `util.sync` with its defaults: what is before the first
 * beat and what is from the last one on are stretches too. So n beats make n + 1 stretches (n where the first is at frame 0), one
 * beat makes two, and a signal without any is one stretch. None is empty.
 */
export function stretchesBetween(beats: readonly number[], count: number): Int32Array {
  return Int32Array.from(new Set([0, ...beats.filter((t) => t > 0 && t < count)])).sort();
}

/** The mean of each column over rows `starts[i]` up to `starts[i + 1]`, the last one's up to the end: [starts, columns]. */
export function meansOver(m: Matrix, starts: Int32Array): Matrix {
  const means = matrix(starts.length, m.cols);
  const sums = new Float64Array(m.cols);
  for (let i = 0; i < starts.length; i++) {
    const [from, to] = [starts[i]!, starts[i + 1] ?? m.rows];
    sums.fill(0);
    for (let r = from; r < to; r++) for (let c = 0; c < m.cols; c++) sums[c]! += m.data[r * m.cols + c]!;
    for (let c = 0; c < m.cols; c++) means.data[i * m.cols + c] = sums[c]! / (to - from);
  }
  return means;
}

/** Where frame `t` begins to count, in seconds: at its centre. */
export function secondsOfFrame(t: number): number {
  return (t * HOP_LENGTH) / SAMPLE_RATE;
}

/** Matrices of the same number of rows as one, their columns next to each other. */
export function sideBySide(parts: readonly Matrix[]): Matrix {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const cols = parts.reduce((sum, part) => sum + part.cols, 0);
  const joined = matrix(first?.rows ?? 0, cols);
  let at = 0;
  for (const { data, rows, cols: own } of parts) {
    if (rows !== joined.rows) throw new RangeError(`${rows} rows beside ${joined.rows}`);
    for (let r = 0; r < rows; r++) joined.data.set(data.subarray(r * own, (r + 1) * own), r * cols + at);
    at += own;
  }
  return joined;
}
