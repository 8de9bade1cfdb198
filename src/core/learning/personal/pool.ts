// Opinions of experts that know different genres, pooled into one distribution over all of them.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { minimise } from '../maths/lbfgs.ts';
import { softmaxInPlace } from '../maths/softmax.ts';

/** What one expert says of some rows. */
export interface Opinion {
  /** [rows, classes]; rows sum to 1, 0 for a genre that the expert does not know. */
  readonly probabilities: Matrix;
  /** Whether it knows each class. */
  readonly knows: readonly boolean[];
}

/** The logarithms of opinions [rows * classes] an expert, each completed by the reference. */
export interface LogOpinions {
  readonly rows: number;
  readonly logs: readonly Float64Array[];
}

/** No expert may rule out a genre: each is blended with this much of the uniform. */
const blend = 0.01;

/**
 * Logarithmic pooling (Genest and Zidek 1986): p_g ∝ exp(lift_g + sum over experts e of weight_e log p_e,g).
 *
 * An expert says nothing of a genre that it does not know, and so does not speak against it: its distribution is over the
 * genres it knows, as a share of what a reference gives these, and the rest is the reference's. The reference is the geometric
 * mean of the experts that know every genre, of which there must be one at least.
 */
export function poolOpinions(
  { rows, logs }: LogOpinions,
  weights: ArrayLike<number>,
  lift: Float64Array,
): Matrix {
  const out = matrix(rows, lift.length);
  const scores = new Float64Array(lift.length);
  for (let i = 0; i < rows; i++) {
    pooledScores(logs, weights, lift, i, scores);
    softmaxInPlace(scores);
    out.data.set(scores, i * lift.length);
  }
  return out;
}

/**
 * How far weights are drawn to the expected ones, on the scale of their logarithms: as far as if each were known to a factor
 * of e. Chosen, as the expected ones, on `npm run bench -- open-world` and `corrections` with `--seed 1001`.
 */
const drawnToExpected = 1;

/** What a row that no expert had seen tells: of the classes `among` it is one of `answer`. */
export interface Lesson {
  readonly row: number;
  readonly answer: readonly number[];
  readonly among: readonly number[];
}

/**
 * The weights by which the pool explains lessons best, drawn to the `expected` ones: their likelihood, with a log-normal
 * prior on each weight. One expected to count nothing stays at 0.
 */
export function fitWeights(
  { logs }: LogOpinions,
  expected: readonly number[],
  lift: Float64Array,
  lessons: readonly Lesson[],
): number[] {
  const scores = new Float64Array(lift.length);
  const weightsOf = (u: Float64Array): number[] => expected.map((weight, e) => weight * Math.exp(u[e]!));
  const solution = minimise(
    (u, gradient) => {
      const weights = weightsOf(u);
      let loss = 0;
      gradient.fill(0);
      for (const { row, answer, among } of lessons) {
        pooledScores(logs, weights, lift, row, scores);
        const right = sharesOf(scores, answer);
        const all = sharesOf(scores, among);
        loss -= right.logSum - all.logSum;
        logs.forEach((log, e) => {
          let slope = 0;
          for (const [at, c] of among.entries()) slope += all.shares[at]! * log[row * scores.length + c]!;
          for (const [at, c] of answer.entries()) slope -= right.shares[at]! * log[row * scores.length + c]!;
          gradient[e]! += slope * weights[e]!;
        });
      }
      u.forEach((value, e) => {
        loss += (drawnToExpected * value * value) / 2;
        gradient[e]! += drawnToExpected * value;
      });
      return loss;
    },
    new Float64Array(expected.length),
    {},
  );
  return weightsOf(solution);
}

/** Of these classes the logarithm of what they have together, and what each has of it. */
function sharesOf(
  scores: Float64Array,
  classes: readonly number[],
): { readonly logSum: number; readonly shares: Float64Array } {
  const shares = Float64Array.from(classes, (c) => scores[c]!);
  return { logSum: softmaxInPlace(shares), shares };
}

/** The pool's scores of one row: their softmax is what it says. */
export function pooledScores(
  logs: readonly Float64Array[],
  weights: ArrayLike<number>,
  lift: Float64Array,
  row: number,
  scores: Float64Array,
): void {
  const classes = scores.length;
  scores.set(lift);
  logs.forEach((log, e) => {
    for (let c = 0; c < classes; c++) scores[c]! += weights[e]! * log[row * classes + c]!;
  });
}

/** Taken of opinions once, for as many poolings as there are. */
export function logOpinions(opinions: readonly Opinion[]): LogOpinions {
  const { rows, cols } = opinions[0]!.probabilities;
  const complete = opinions.filter(({ knows }) => knows.every(Boolean));
  const logs = opinions.map(() => new Float64Array(rows * cols));
  const reference = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    reference.fill(0);
    for (const { probabilities } of complete)
      for (let c = 0; c < cols; c++)
        reference[c]! += Math.log(blended(probabilities.data[i * cols + c]!, cols)) / complete.length;
    softmaxInPlace(reference);
    opinions.forEach(({ probabilities, knows }, e) => {
      let mass = 0;
      let known = 0;
      for (let c = 0; c < cols; c++)
        if (knows[c]!) {
          mass += reference[c]!;
          known += 1;
        }
      for (let c = 0; c < cols; c++) {
        const p = knows[c]! ? mass * blended(probabilities.data[i * cols + c]!, known) : reference[c]!;
        logs[e]![i * cols + c] = Math.log(p);
      }
    });
  }
  return { rows, logs };
}

const blended = (p: number, classes: number): number => p * (1 - blend) + blend / classes;
