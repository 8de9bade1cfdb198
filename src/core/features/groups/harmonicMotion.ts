// What is played together and how it changes, whatever the key: intervals, clarity of key and chords, harmonic change.

import { type Matrix, matrix } from '../../domain/matrix.ts';
import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { N_CHROMA } from '../../dsp/pitch/chroma.ts';
import { keyStrengths } from '../../dsp/pitch/key.ts';
import { tonnetz } from '../../dsp/pitch/tonnetz.ts';
import { type Moments, moments } from '../../dsp/statistics.ts';
import { numbered, type PlainGroup } from '../featureGroup.ts';

/** Frames that one harmony is taken from: a fifth of a second. */
const blockFrames = 9;
/** Blocks between harmonies that are compared: 0.2 to 6.7 seconds. */
const lags = [1, 2, 4, 8, 16, 32] as const;
/** Intervals of more semitones are the same ones from the other note. */
const intervals = numbered(N_CHROMA / 2);
const ranks = numbered(6);

/** Semitones above the root: major, minor. */
const triads = [
  [0, 4, 7],
  [0, 3, 7],
] as const;

/**
 * Intervals: the likeness (cosine) of the chroma to itself some semitones higher, in each frame and on the whole. Change: likeness of
 * harmonies so far apart, and how far the tonal centroid moves from one to the next (harmonic change detection, Harte, Sandler and
 * Gasser 2006). Chords: the triad that a harmony is most like (Fujishima 1999).
 */
export const harmonicMotion: PlainGroup = {
  version: 1,
  columns: [
    ...intervals.flatMap((semitones) => [
      { name: `interval${semitones}_at_once`, unit: '1' },
      { name: `interval${semitones}_overall`, unit: '1' },
    ]),
    { name: 'chroma_entropy_mean', unit: 'nat' },
    { name: 'chroma_entropy_deviation', unit: 'nat' },
    { name: 'chroma_entropy_overall', unit: 'nat' },
    { name: 'key_strength', unit: '1' },
    { name: 'key_major_over_minor', unit: '1' },
    ...ranks.map((rank) => ({ name: `chroma_rank${rank}`, unit: '1' })),
    ...lags.map((lag) => ({ name: `harmony_likeness${lag}`, unit: '1' })),
    { name: 'harmonic_change_mean', unit: '1' },
    { name: 'harmonic_change_deviation', unit: '1' },
    { name: 'chord_likeness', unit: '1' },
    { name: 'chord_changes', unit: '1' },
    { name: 'chord_major', unit: '1' },
    { name: 'chord_kinds', unit: '1' },
  ],
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { chroma } }) => describeHarmony(chroma),
};

/** Of chroma, frames x 12. Silent frames count as none; of silence all is 0 but the likeness of harmonies. */
export function describeHarmony(chroma: Matrix): number[] {
  const shares = sharesOf(chroma);
  const rows = rowsOf(shares);
  const overall = new Float32Array(N_CHROMA);
  for (const row of rows) for (let c = 0; c < N_CHROMA; c++) overall[c]! += row[c]! / rows.length;
  const entropies = momentsOf(rows.map(entropy));
  const keys = keyStrengths(overall);
  // Where all pitch classes are alike there is no correlation, and no key.
  const major = Math.max(...keys.major.map((r) => r || 0));
  const minor = Math.max(...keys.minor.map((r) => r || 0));
  return [
    ...intervals.flatMap((semitones) => [
      mean(rows.map((row) => likenessToShifted(row, semitones))),
      likenessToShifted(overall, semitones),
    ]),
    entropies.mean,
    Math.sqrt(entropies.variance),
    entropy(overall),
    Math.max(major, minor),
    major - minor,
    ...overall.toSorted((a, b) => b - a).slice(0, ranks.length),
    ...changes(blocksOf(shares)),
  ];
}

/** How harmonies follow each other, and which chords they are like. */
function changes(blocks: Matrix): number[] {
  const rows = rowsOf(blocks);
  let known = 1;
  const likenesses = lags.map((lag) => {
    // Where the music is too short for a distance, the next shorter one says what there is to say.
    if (rows.length > lag) known = mean(rows.slice(lag).map((row, i) => cosine(row, rows[i]!)));
    return known;
  });
  const centroids = rowsOf(tonnetz(blocks));
  const moves = momentsOf(centroids.slice(1).map((here, i) => distance(here, centroids[i]!)));
  const chords = rows.map(likeliestChord);
  const turns = chords.slice(1).map(({ chord }, i) => (chord === chords[i]!.chord ? 0 : 1));
  return [
    ...likenesses,
    moves.mean,
    Math.sqrt(moves.variance),
    mean(chords.map(({ likeness }) => likeness)),
    mean(turns),
    mean(chords.map(({ chord }) => (chord < N_CHROMA ? 1 : 0))),
    new Set(chords.map(({ chord }) => chord)).size / (2 * N_CHROMA),
  ];
}

/** Rows of chroma that sum to 1, without the silent ones. */
function sharesOf({ data, rows }: Matrix): Matrix {
  const out = new Float32Array(rows * N_CHROMA);
  let kept = 0;
  for (let t = 0; t < rows; t++) {
    let total = 0;
    for (let c = 0; c < N_CHROMA; c++) total += data[t * N_CHROMA + c]!;
    if (total === 0) continue;
    for (let c = 0; c < N_CHROMA; c++) out[kept * N_CHROMA + c] = data[t * N_CHROMA + c]! / total;
    kept += 1;
  }
  return matrix(kept, N_CHROMA, out.subarray(0, kept * N_CHROMA));
}

/** Means of so many frames each; what is left over at the end counts only where there is nothing else. */
function blocksOf(shares: Matrix): Matrix {
  const frames = Math.max(1, Math.min(blockFrames, shares.rows));
  const out = matrix(Math.floor(shares.rows / frames), N_CHROMA);
  for (let at = 0; at < out.data.length; at++) {
    const block = Math.floor(at / N_CHROMA);
    for (let t = block * frames; t < (block + 1) * frames; t++)
      out.data[at]! += shares.data[t * N_CHROMA + (at % N_CHROMA)]! / frames;
  }
  return out;
}

/** The nearest of 24 triads, major ones from C on first. */
function likeliestChord(row: Float32Array): { readonly chord: number; readonly likeness: number } {
  let chord = 0;
  let most = -1;
  for (const [mode, [root, third, fifth]] of triads.entries())
    for (let c = 0; c < N_CHROMA; c++) {
      const sum = row[(c + root) % N_CHROMA]! + row[(c + third) % N_CHROMA]! + row[(c + fifth) % N_CHROMA]!;
      if (sum > most) {
        most = sum;
        chord = mode * N_CHROMA + c;
      }
    }
  return { chord, likeness: most / Math.sqrt(3 * product(row, row, 0)) };
}

function likenessToShifted(row: Float32Array, semitones: number): number {
  const square = product(row, row, 0);
  return square === 0 ? 0 : product(row, row, semitones) / square;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return product(a, b, 0) / Math.sqrt(product(a, a, 0) * product(b, b, 0));
}

/** Of `a` and `b` turned by so many pitch classes. */
function product(a: Float32Array, b: Float32Array, turn: number): number {
  let sum = 0;
  for (let c = 0; c < N_CHROMA - turn; c++) sum += a[c]! * b[c + turn]!;
  for (let c = N_CHROMA - turn; c < N_CHROMA; c++) sum += a[c]! * b[c + turn - N_CHROMA]!;
  return sum;
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d]! - b[d]!) ** 2;
  return Math.sqrt(sum);
}

function entropy(shares: Float32Array): number {
  let sum = 0;
  for (let c = 0; c < N_CHROMA; c++) if (shares[c]! > 0) sum -= shares[c]! * Math.log(shares[c]!);
  return sum;
}

function rowsOf({ data, rows, cols }: Matrix): Float32Array[] {
  return Array.from({ length: rows }, (_, t) => data.subarray(t * cols, (t + 1) * cols));
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Of no values 0 and no spread. */
function momentsOf(values: readonly number[]): Moments {
  return values.length === 0 ? { mean: 0, variance: 0 } : moments(Float64Array.from(values));
}
