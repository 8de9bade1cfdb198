// Which tracks to ask a person about next, so that a few answers teach much, and when to stop asking (active learning).
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { fitPreprocessing } from '../learners/preprocessing.ts';

export interface ReviewTracks {
  /** Raw features [tracks, columns]. */
  readonly X: Matrix;
  /** The model's prediction for each [tracks, genres]; rows sum to 1. */
  readonly probabilities: Matrix;
  /** The artist of each track. */
  readonly groups: readonly string[];
  /** Of a sample: how many tracks of the library each stands for; 1 without. */
  readonly stands?: readonly number[];
}

/** Tracks whose genre is known already. */
export interface AnsweredTracks {
  readonly X: Matrix;
  readonly groups: readonly string[];
}

export interface Question {
  /** Row of `tracks`. */
  readonly row: number;
  /** Entropy of the prediction, 0 (certain) to 1 (all genres alike). */
  readonly uncertainty: number;
  /** How many tracks of the library an answer is expected to put right. */
  readonly gain: number;
}

export interface Asking {
  readonly limit: number;
  /** Rows that are not to be asked about: put off, or asked already. */
  readonly except?: ReadonlySet<number>;
  /** Goes on with what is not worth asking. */
  readonly anyway?: boolean;
}

/** An artist's tracks are at least so close to one another: they are mostly of one genre. */
const ofOneArtist = 0.7;
/** With so many answers the model's doubts are trusted fully. */
const enoughAnswers = 30;
/** What is at least so likely is known: it is not asked while there is anything else. */
const known = 0.95;
/** Asking ends where ten more answers would put no track right any more. */
const worthAsking = 0.1;

/**
 * At most `limit` tracks, the most informative first; fewer where no other is worth asking.
 *
 * Criterion: facility location (Wei, Iyer and Bilmes, Submodularity in data subset selection and active learning, 2015),
 * greedily maximised. Every track wants an answered track close to it. The track that brings most closeness is asked next;
 * with it asked, its neighbours want little more, so that of ten near-identical tracks one is asked, and what is typical
 * of much comes before what is odd. Closeness is exp(-d² / s²) on standardised columns, s² the mean squared distance, and
 * at least 0.7 between an artist's tracks. An artist's second, third ... answered track counts a half, a third ....
 * The gain is multiplied by 1 + trust * entropy of the model's prediction for the track; trust grows from 0 to 1 over the
 * first 30 answers: before, the model is one of other people's genres, and its doubts mean little in this library
 * (Hacohen, Dekel and Weinshall, Active learning on a budget: opposite strategies suit high and low budgets, 2022).
 * Chosen on splits of their own by `npm run bench -- corrections --seed 1001`; see docs/adr/0013.
 *
 * End: an answer puts right what is wrong about the tracks that it comes closer to than any answer before, in proportion
 * to that closeness; the sum is its expected gain in tracks. What is wrong is 1 - the probability of the predicted genre,
 * which counts by the same trust. Questions that gain less than a tenth of a track are not asked, nor is what is 95 %
 * likely once that is trusted, or while there is anything else. Measured by `npm run bench -- questions`; see docs/adr/0043.
 * Cost: tracks² * columns; with many tracks hand in a sample.
 */
export function reviewQueue(
  tracks: ReviewTracks,
  answered: AnsweredTracks,
  { limit, except = new Set(), anyway = false }: Asking,
): Question[] {
  const { probabilities, groups, stands } = tracks;
  const count = tracks.X.rows;
  if (count === 0) return [];
  const { transform } = fitPreprocessing({ kind: 'standard' }, tracks.X);
  const X = transform(tracks.X);
  const closeness = closenessOf(X);
  const close = (i: number, by: Matrix, j: number, artist: string): number =>
    Math.max(closeness(X, i, by, j), groups[i] === artist ? ofOneArtist : 0);
  const uncertainty = Float64Array.from({ length: count }, (_, i) => entropy(probabilities, i));
  const likely = Float64Array.from({ length: count }, (_, i) => highest(probabilities, i));
  /** Closeness of each track to the nearest answered one. */
  const served = new Float64Array(count);
  const chosenOf = new Map<string, number>();
  const A = answered.X.rows === 0 ? matrix(0, X.cols) : transform(answered.X);
  for (let a = 0; a < A.rows; a++) {
    const artist = answered.groups[a]!;
    chosenOf.set(artist, (chosenOf.get(artist) ?? 0) + 1);
    for (let i = 0; i < count; i++) served[i] = Math.max(served[i]!, close(i, A, a, artist));
  }
  const near = new Float32Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      near[i * count + j] = i === j ? 1 : close(i, X, j, groups[j]!);
      near[j * count + i] = near[i * count + j]!;
    }

  const asked = new Set(except);
  const questions: Question[] = [];
  while (questions.length < limit) {
    const trust = Math.min(1, (A.rows + questions.length + 1) / enoughAnswers);
    let best: {
      readonly row: number;
      readonly score: number;
      readonly gain: number;
      readonly sure: boolean;
    } | null = null;
    for (let j = 0; j < count; j++) {
      if (asked.has(j)) continue;
      let closer = 0;
      let gain = 0;
      for (let i = 0; i < count; i++) {
        const more = near[j * count + i]! - served[i]!;
        if (more <= 0) continue;
        closer += more;
        gain += more * (1 - trust * likely[i]!) * (stands?.[i] ?? 1);
      }
      const score = (closer * (1 + trust * uncertainty[j]!)) / (1 + (chosenOf.get(groups[j]!) ?? 0));
      const sure = likely[j]! >= known;
      if (!anyway && (gain < worthAsking || (sure && trust === 1))) continue;
      if (best === null || (sure === best.sure ? score > best.score : best.sure))
        best = { row: j, score, gain, sure };
    }
    if (best === null) break;
    const { row, gain } = best;
    asked.add(row);
    chosenOf.set(groups[row]!, (chosenOf.get(groups[row]!) ?? 0) + 1);
    for (let i = 0; i < count; i++) served[i] = Math.max(served[i]!, near[row * count + i]!);
    questions.push({ row, uncertainty: uncertainty[row]!, gain });
  }
  return questions;
}

function closenessOf(X: Matrix): (a: Matrix, i: number, b: Matrix, j: number) => number {
  // Columns have variance 1: two rows drawn at random differ by 2 a column on average.
  const scale = 2 * X.cols;
  return (a, i, b, j) => {
    let sum = 0;
    const from = i * a.cols;
    const to = j * b.cols;
    for (let c = 0; c < a.cols; c++) {
      const d = a.data[from + c]! - b.data[to + c]!;
      sum += d * d;
    }
    return Math.exp(-sum / scale);
  };
}

function entropy({ data, cols }: Matrix, row: number): number {
  let sum = 0;
  for (let c = 0; c < cols; c++) {
    const p = data[row * cols + c]!;
    if (p > 0) sum -= p * Math.log(p);
  }
  return cols < 2 ? 0 : sum / Math.log(cols);
}

function highest({ data, cols }: Matrix, row: number): number {
  return data.subarray(row * cols, (row + 1) * cols).reduce((most, p) => Math.max(most, p), 0);
}
