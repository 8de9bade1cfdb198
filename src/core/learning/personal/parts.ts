// Two questions to a pool: is it a genre that every expert knows, and which of those, or which of the others.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { applyTemperature, fitTemperature } from '../judging/temperature.ts';
import {
  fitWeights,
  type Lesson,
  type LogOpinions,
  logOpinions,
  type Opinion,
  poolOpinions,
} from './pool.ts';

/** How experts are weighed among some genres, and how sure the pool then is. */
export interface Sharing {
  readonly weights: readonly number[];
  readonly temperature: number;
}

/**
 * Answers of genres that the starter does not know teach nothing of how sure it may be among its own. One weight an expert
 * for all questions would make all of that flat, and every track that nobody spoke of Unsorted.
 */
export interface PartWeights {
  /** By which the part is judged. */
  readonly between: readonly number[];
  /** By which the genre within its part is, a part each. */
  readonly within: readonly Sharing[];
}

/** The classes that every expert knows, and the others; a part without a class is none. */
export function partsOf(opinions: readonly Opinion[]): number[][] {
  const classes = [...(opinions[0]?.knows.keys() ?? [])];
  const known = (c: number): boolean => opinions.every(({ knows }) => knows[c] === true);
  return [classes.filter(known), classes.filter((c) => !known(c))].filter((part) => part.length > 0);
}

/** What the pool says [rows, classes]: what a part has together, shared out as that part is. */
export function poolParts(
  opinions: readonly Opinion[],
  { between, within }: PartWeights,
  lift: Float64Array,
): Matrix {
  const parts = partsOf(opinions);
  const logs = logOpinions(opinions);
  const { rows } = logs;
  const cols = lift.length;
  const outer = parts.length === 1 ? null : poolOpinions(logs, between, lift);
  const out = matrix(rows, cols);
  for (const [at, part] of parts.entries()) {
    const { weights, temperature } = within[at]!;
    const inner = applyTemperature(poolOpinions(logs, weights, lift), temperature);
    for (let row = 0; row < rows; row++) {
      const mass = outer === null ? 1 : sumOf(outer, row, part);
      const factor = mass / sumOf(inner, row, part);
      for (const c of part) out.data[row * cols + c] = factor * inner.data[row * cols + c]!;
    }
  }
  return out;
}

/** Of so many judged rows half is believed of the temperature that they ask for. */
const rowsForTemperature = 30;

/** Drawn to the `expected` weights; `rows` are those that no expert had learned from, of the classes `y`. */
export function fitParts(
  opinions: readonly Opinion[],
  expected: readonly number[],
  lift: Float64Array,
  y: Int32Array,
  rows: Int32Array,
): PartWeights {
  const parts = partsOf(opinions);
  const logs = logOpinions(opinions);
  const everything = parts.flat();
  const rowsOf = (part: readonly number[]): Int32Array => rows.filter((row) => part.includes(y[row]!));
  const questions = parts.flatMap((part) =>
    Array.from(rowsOf(part), (row): Lesson => ({ row, answer: part, among: everything })),
  );
  return {
    between: parts.length === 1 ? [...expected] : fitWeights(logs, expected, lift, questions),
    within: parts.map((part) => {
      // One that does not know the part has nothing to say there.
      const knowing = expected.map((weight, e) => (part.every((c) => opinions[e]!.knows[c]) ? weight : 0));
      return fitWithin(logs, part, knowing, lift, y, rowsOf(part));
    }),
  };
}

function fitWithin(
  logs: LogOpinions,
  part: readonly number[],
  expected: readonly number[],
  lift: Float64Array,
  y: Int32Array,
  rows: Int32Array,
): Sharing {
  const lessons = Array.from(rows, (row): Lesson => ({ row, answer: [y[row]!], among: part }));
  const weights = fitWeights(logs, expected, lift, lessons);
  const pooled = poolOpinions(logs, weights, lift);
  const judged = matrix(rows.length, part.length);
  for (const [at, row] of rows.entries()) {
    const sum = sumOf(pooled, row, part);
    for (const [place, c] of part.entries())
      judged.data[at * part.length + place] = pooled.data[row * pooled.cols + c]! / sum;
  }
  const wanted = fitTemperature(
    judged,
    rows.map((row) => part.indexOf(y[row]!)),
  );
  return { weights, temperature: wanted ** (rows.length / (rows.length + rowsForTemperature)) };
}

function sumOf({ data, cols }: Matrix, row: number, classes: readonly number[]): number {
  let sum = 0;
  for (const c of classes) sum += data[row * cols + c]!;
  return sum;
}
