// Explains a prediction: which features speak for its genre and which against, by taking each away.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import type { Classifier } from '../learners/learner.ts';

export interface Effect {
  /** Column number. */
  readonly column: number;
  readonly value: number;
  /** What it was replaced by: the median of other tracks. */
  readonly usual: number;
  /** The genre's log-odds as they are, less those with the usual value: above 0 speaks for the genre. */
  readonly effect: number;
}

/**
 * The effect of each column of `x` [columns], or of those `asked` for, on what `model` thinks of class `genre`. Each column in turn is set to its
 * median over `others`, all else as it is (ablation; Robnik-Šikonja and Kononenko, Explaining classifications for
 * individual instances, 2008). Odds against all other genres, for near 1 a probability hardly
 * moves. Correlated columns share their effect: without one, the other still speaks for the genre.
 */
export function ablate(
  model: Classifier,
  x: Float32Array,
  others: Matrix,
  genre: number,
  asked: readonly number[] = [...x.keys()],
): Effect[] {
  const columns = x.length;
  const usual = medians(others);
  const changed = matrix(asked.length + 1, columns);
  for (let row = 0; row <= asked.length; row++) {
    changed.data.set(x, row * columns);
    const column = asked[row];
    if (column !== undefined) changed.data[row * columns + column] = usual[column]!;
  }
  const { data, cols } = model.predictProba(changed);
  const logOdds = (row: number): number => {
    let others = 0;
    for (let c = 0; c < cols; c++) if (c !== genre) others += data[row * cols + c]!;
    return Math.log(Math.max(1e-30, data[row * cols + genre]!)) - Math.log(Math.max(1e-30, others));
  };
  const whole = logOdds(asked.length);
  return asked.map((column, row) => ({
    column,
    value: x[column]!,
    usual: usual[column]!,
    effect: whole - logOdds(row),
  }));
}

function medians({ data, rows, cols }: Matrix): Float64Array {
  const column = new Float64Array(rows);
  return Float64Array.from({ length: cols }, (_, j) => {
    for (let i = 0; i < rows; i++) column[i] = data[i * cols + j]!;
    const sorted = column.toSorted();
    return rows === 0 ? 0 : (sorted[(rows - 1) >> 1]! + sorted[rows >> 1]!) / 2;
  });
}
