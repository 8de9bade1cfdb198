// One row of descriptors for every interval between two beats: the whole layout on those frames, and their mean chroma and mel bands.

import type { Matrix } from '../domain/matrix.ts';
import { HOP_LENGTH, SAMPLE_RATE } from '../dsp/framing.ts';
import { PITCH_CLASSES } from '../dsp/pitch/key.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import { N_MELS } from '../dsp/spectrum/mel.ts';
import { columnMoments } from '../dsp/statistics.ts';
import { describe } from './describe.ts';
import { FEATURE_NAMES } from './layout.ts';
import type { Pictures } from './pictures.ts';

/** Columns of a beat's row: those of the feature vector, then mean chroma from C on, then mean mel bands in dB. */
export const BEAT_NAMES: readonly string[] = [
  ...FEATURE_NAMES,
  ...PITCH_CLASSES.map((pitch) => `chroma_${pitch}_mean`),
  ...Array.from({ length: N_MELS }, (_, i) => `mel${i + 1}_mean`),
];

export interface BeatRow {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  /** In the order of BEAT_NAMES; always finite. */
  readonly values: Float32Array;
}

/**
 * One row for each pair of neighbouring beats (none without beats). The frames are those of the whole signal, so nothing happens at an
 * interval's edges that is not in the music. `tempo` is that of the interval itself.
 */
export function beatRows(pictures: Pictures): BeatRow[] {
  const beats = trackBeats(pictures.onsets, pictures.tempo);
  return beats.slice(1).map((end, i) => {
    const start = beats[i]!;
    const part = between(pictures, start, end);
    const means = [part.chroma, part.melDb].flatMap((m) => columnMoments(m).map(({ mean }) => mean));
    return {
      startSeconds: (start * HOP_LENGTH) / SAMPLE_RATE,
      durationSeconds: ((end - start) * HOP_LENGTH) / SAMPLE_RATE,
      values: Float32Array.from([...describe(part), ...means]),
    };
  });
}

/** Frames `start` up to `end` of all pictures, and the samples between their centres. */
function between(pictures: Pictures, start: number, end: number): Pictures {
  const rows = (m: Matrix): Matrix => ({
    data: m.data.subarray(start * m.cols, end * m.cols),
    rows: end - start,
    cols: m.cols,
  });
  const frames = (series: Float32Array): Float32Array => series.subarray(start, end);
  const samples = (signal: Float32Array): Float32Array =>
    signal.subarray(start * HOP_LENGTH, end * HOP_LENGTH);
  return {
    samples: samples(pictures.samples),
    kernels: pictures.kernels,
    magnitude: rows(pictures.magnitude),
    shape: {
      centroid: frames(pictures.shape.centroid),
      bandwidth: frames(pictures.shape.bandwidth),
      rolloff: frames(pictures.shape.rolloff),
    },
    melDb: rows(pictures.melDb),
    mfcc: rows(pictures.mfcc),
    chroma: rows(pictures.chroma),
    harmonic: samples(pictures.harmonic),
    percussive: samples(pictures.percussive),
    rms: frames(pictures.rms),
    zeroCrossings: frames(pictures.zeroCrossings),
    onsets: frames(pictures.onsets),
    tempo: (60 * SAMPLE_RATE) / ((end - start) * HOP_LENGTH),
  };
}
