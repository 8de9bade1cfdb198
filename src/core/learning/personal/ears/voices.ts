// What is said of genres by voices that know different ones, weighed and pooled: the product's own and each ear's.
import { type Matrix, matrix } from '../../../domain/matrix.ts';
import { maskTo } from '../masked.ts';

/** What one voice says of some rows. */
export interface Said {
  /** The genres that it knows. */
  readonly classes: readonly string[];
  /** [rows, its classes]; rows sum to 1. A row of NaN is of a track that it has not heard. */
  readonly probabilities: Matrix;
}

/** Nothing is impossible: so much of the uniform is in what each says. */
const blend = 0.01;

/**
 * The same over all `classes`, a matrix each. A voice says nothing of a genre that it does not know: that has the share that
 * the voice which knows most gives it, and for that one every genre has an even share. A voice that has not heard a row
 * says there what the first one says, which has heard them all.
 */
export function sayOfAll(voices: readonly Said[], classes: readonly string[]): Matrix[] {
  const widest = voices.reduce((most, one) => (one.classes.length > most.classes.length ? one : most));
  const even = matrix(widest.probabilities.rows, classes.length);
  even.data.fill(1 / classes.length);
  const [first, ...others] = voices;
  if (first === undefined) return [];
  const reference = extended(widest, classes, even);
  const heardByAll = extended(first, classes, withoutGaps(reference, even));
  return [
    heardByAll,
    ...others.map((voice) =>
      withoutGaps(extended(voice, classes, withoutGaps(reference, heardByAll)), heardByAll),
    ),
  ];
}

function extended(
  { classes: known, probabilities }: Said,
  classes: readonly string[],
  reference: Matrix,
): Matrix {
  const out = maskTo(probabilities, known, classes);
  const knows = classes.map((name) => known.includes(name));
  for (let i = 0; i < out.rows; i++) {
    const at = i * out.cols;
    if (Number.isNaN(probabilities.data[i * probabilities.cols]!)) {
      out.data.fill(Number.NaN, at, at + out.cols);
      continue;
    }
    let mass = 0;
    for (let c = 0; c < out.cols; c++) if (knows[c]!) mass += reference.data[at + c]!;
    for (let c = 0; c < out.cols; c++)
      out.data[at + c] = knows[c]!
        ? mass * (out.data[at + c]! * (1 - blend) + blend / known.length)
        : reference.data[at + c]!;
  }
  return out;
}

/** Rows of NaN as `instead` has them. */
function withoutGaps(m: Matrix, instead: Matrix): Matrix {
  const out = matrix(m.rows, m.cols, m.data.slice());
  for (let i = 0; i < m.rows; i++)
    if (Number.isNaN(m.data[i * m.cols]!))
      out.data.set(instead.data.subarray(i * m.cols, (i + 1) * m.cols), i * m.cols);
  return out;
}
