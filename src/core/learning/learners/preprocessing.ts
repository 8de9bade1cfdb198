// Puts feature columns on a common scale: part of the model, fitted on its training rows only.
import * as z from 'zod';
import { normalQuantile } from '../../domain/maths/normalQuantile.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { estimateLambda, yeoJohnson } from '../maths/yeoJohnson.ts';
import { checkRows } from './learner.ts';
import { type SerialisedModel, savedForm } from './serialisedModel.ts';

interface Bound {
  /** Values further out than this many deviations are taken to be this far; 10 by default. */
  readonly farthest?: number;
}

export type PreprocessingConfig =
  /** Mean 0, population variance 1, as scikit-learn's StandardScaler. */
  | ({ readonly kind: 'standard' } & Bound)
  /** Standardised, made as normal as a Yeo-Johnson power can, standardised again. */
  | ({ readonly kind: 'power' } & Bound)
  /** Each value's normal score among `quantiles` quantiles of the training rows. */
  | ({ readonly kind: 'quantile'; readonly quantiles: number } & Bound);

export interface Preprocessor {
  readonly features: number;
  /** A new matrix of the same shape. Throws AppError 'invalid' for another column count or a value that is not finite. */
  transform(X: Matrix): Matrix;
  serialise(): SerialisedModel;
}

// New music may lie far outside of what was learned from; beyond this many deviations a value means no more.
const usualFarthest = 10;

const form = savedForm(null, (bytes) =>
  z.object({
    preprocessing: z.enum(['standard', 'power', 'quantile']),
    features: z.int().positive(),
    perColumn: z.int().positive(),
    // Absent in models from before it could be chosen.
    farthest: z.number().positive().default(usualFarthest),
    /** What is kept for each column: `perColumn` numbers, column after column. */
    values: bytes.f64,
  }),
);
type Fitted = ReturnType<typeof form.read>;

export function fitPreprocessing(config: PreprocessingConfig, X: Matrix): Preprocessor {
  const perColumn = config.kind === 'standard' ? 2 : config.kind === 'power' ? 5 : config.quantiles;
  const values = new Float64Array(X.cols * perColumn);
  const column = new Float64Array(X.rows);
  for (let j = 0; j < X.cols; j++) {
    for (let i = 0; i < X.rows; i++) column[i] = X.data[i * X.cols + j]!;
    values.set(fitColumn(config, column), j * perColumn);
  }
  const { kind, farthest = usualFarthest } = config;
  return preprocessor({ preprocessing: kind, features: X.cols, perColumn, values, farthest });
}

function fitColumn(config: PreprocessingConfig, column: Float64Array): readonly number[] | Float64Array {
  const { mean, deviation } = moments(column);
  if (config.kind === 'standard') return [mean, deviation];
  if (config.kind === 'quantile') return quantilesOf(column, config.quantiles);
  const standard = column.map((x) => (x - mean) / deviation);
  const lambda = estimateLambda(standard);
  const after = moments(standard.map((x) => yeoJohnson(x, lambda)));
  return [mean, deviation, lambda, after.mean, after.deviation];
}

// A constant column gets deviation 1, so that it becomes 0 and not NaN.
function moments(column: Float64Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const x of column) sum += x;
  const mean = sum / column.length;
  let squares = 0;
  for (const x of column) squares += (x - mean) ** 2;
  const variance = squares / column.length;
  const negligible = 10 * Number.EPSILON * column.length * mean * mean;
  return { mean, deviation: variance <= negligible ? 1 : Math.sqrt(variance) };
}

function quantilesOf(column: Float64Array, count: number): Float64Array {
  const sorted = column.toSorted();
  return Float64Array.from({ length: count }, (_, q) => {
    const at = (q / (count - 1)) * (sorted.length - 1);
    const low = Math.floor(at);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
  });
}

function preprocessor(fitted: Fitted): Preprocessor {
  const { preprocessing, features, perColumn, values, farthest } = fitted;
  return {
    features,
    transform(X) {
      checkRows(X, features);
      const out = matrix(X.rows, X.cols);
      for (let j = 0; j < features; j++) {
        const apply = columnTransform(preprocessing, values.subarray(j * perColumn, (j + 1) * perColumn));
        for (let at = j; at < out.data.length; at += features)
          out.data[at] = Math.max(-farthest, Math.min(farthest, apply(X.data[at]!)));
      }
      return out;
    },
    serialise: () => form.write(fitted),
  };
}

function columnTransform(kind: Fitted['preprocessing'], fitted: Float64Array): (x: number) => number {
  if (kind === 'quantile') return (x) => normalScore(x, fitted);
  const mean = fitted[0]!;
  const deviation = fitted[1]!;
  if (kind === 'standard') return (x) => (x - mean) / deviation;
  const lambda = fitted[2]!;
  const meanAfter = fitted[3]!;
  const deviationAfter = fitted[4]!;
  return (x) => (yeoJohnson((x - mean) / deviation, lambda) - meanAfter) / deviationAfter;
}

// Where quantiles repeat, the middle of their ranks counts (scikit-learn's QuantileTransformer does the same).
function normalScore(x: number, quantiles: Float64Array): number {
  const last = quantiles.length - 1;
  if (quantiles[0] === quantiles[last]) return 0;
  let below = 0;
  let above = last + 1;
  while (below < above) {
    const middle = (below + above) >> 1;
    if (quantiles[middle]! < x) below = middle + 1;
    else above = middle;
  }
  let end = below;
  while (end <= last && quantiles[end] === x) end += 1;
  let rank: number;
  if (end > below) rank = (below + end - 1) / 2;
  else if (below === 0) rank = 0;
  else if (below > last) rank = last;
  else rank = below - 1 + (x - quantiles[below - 1]!) / (quantiles[below]! - quantiles[below - 1]!);
  // The outermost ranks would be infinite: the first and last quantile stand for half a step.
  const share = Math.min(last - 0.5, Math.max(0.5, rank)) / last;
  return normalQuantile(share);
}

export function loadPreprocessing(saved: SerialisedModel): Preprocessor {
  return preprocessor(form.read(saved));
}
