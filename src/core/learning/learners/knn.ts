// k nearest neighbours in the Minkowski metric, with votes that may count by distance.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { fitDiscriminants, project } from '../maths/discriminant.ts';
import { classifier } from './classifier.ts';
import { type Classifier, checkTrainingRows, classesPresent, type LearnerKind } from './learner.ts';
import { savedForm } from './serialisedModel.ts';

export interface KnnConfig {
  readonly kind: 'knn';
  readonly k: number;
  /** The exponent of the metric: 1 city block, 2 Euclid, 3 ... */
  readonly p: number;
  readonly weights: 'uniform' | 'distance' | 'squared-distance';
  /**
   * Shrinkage with which to project the rows on linear discriminants first, so that columns count by how well
   * they separate the classes; null compares the columns as they are.
   */
  readonly discriminants: number | null;
}

const form = savedForm('knn', (bytes) =>
  z.object({
    k: z.int().positive(),
    p: z.number().positive(),
    weights: z.enum(['uniform', 'distance', 'squared-distance']),
    discriminants: z.number().nullable(),
    classes: z.array(z.string()).readonly(),
    /** Columns of the rows that it is shown. */
    features: z.int().positive(),
    /** [features, columns of X], or null where rows are compared as they are. */
    projection: bytes.f32.nullable(),
    y: bytes.i32,
    /** [y.length, columns] */
    X: bytes.f32,
  }),
);

export const knn: LearnerKind<KnnConfig> = {
  /** scikit-learn's KNeighborsClassifier(weights='distance'). */
  defaults: { kind: 'knn', k: 5, p: 2, weights: 'distance', discriminants: null },
  learner: (config) => ({
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes } = options;
      const several = classesPresent(y, classes.length).length > 1;
      const projection =
        config.discriminants === null || !several
          ? null
          : fitDiscriminants(X, y, classes.length, config.discriminants).projection;
      return knnClassifier({
        ...config,
        classes,
        features: X.cols,
        projection: projection?.data ?? null,
        y: y.slice(),
        X: projection === null ? X.data.slice() : project(X, projection).data,
      });
    },
  }),
  load: (saved) => knnClassifier(form.read(saved)),
};

function knnClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, y } = parts;
  const columns = parts.X.length / y.length;
  const table = matrix(y.length, columns, parts.X);
  const projection = parts.projection && matrix(features, columns, parts.projection);
  return classifier({
    classes,
    features,
    probabilities(raw) {
      const X = projection === null ? raw : project(raw, projection);
      const out = matrix(X.rows, classes.length);
      const votes = new Float64Array(classes.length);
      for (let i = 0; i < X.rows; i++) {
        const neighbours = nearest(table, X.data.subarray(i * X.cols, (i + 1) * X.cols), parts.k, parts.p);
        vote(neighbours, y, parts.weights, votes);
        out.data.set(votes, i * classes.length);
      }
      return out;
    },
    serialise: () => form.write(parts),
  });
}

export interface Neighbours {
  /** Rows of the table, nearest first; of equal distances the earlier row. */
  readonly rows: Int32Array;
  /** Distances in the units of the table. */
  readonly distances: Float64Array;
}

/** The `k` rows of `table` nearest to `x` (fewer when the table has fewer). */
export function nearest(table: Matrix, x: Float32Array, k: number, p: number): Neighbours {
  const wanted = Math.min(k, table.rows);
  const rows = new Int32Array(wanted);
  const sums = new Float64Array(wanted).fill(Number.POSITIVE_INFINITY);
  for (let r = 0; r < table.rows; r++) {
    const bound = sums[wanted - 1]!;
    const sum = powerSum(table, r, x, p, bound);
    if (sum >= bound) continue;
    let place = wanted - 1;
    while (place > 0 && sums[place - 1]! > sum) {
      sums[place] = sums[place - 1]!;
      rows[place] = rows[place - 1]!;
      place -= 1;
    }
    sums[place] = sum;
    rows[place] = r;
  }
  return { rows, distances: sums.map((sum) => (p === 2 ? Math.sqrt(sum) : p === 1 ? sum : sum ** (1 / p))) };
}

// The sum of |difference|^p, given up as soon as it exceeds the bound: most rows are far away after a few columns.
function powerSum(table: Matrix, row: number, x: Float32Array, p: number, bound: number): number {
  const { data, cols } = table;
  const base = row * cols;
  let sum = 0;
  for (let j = 0; j < cols; ) {
    const end = Math.min(cols, j + 16);
    if (p === 2)
      for (; j < end; j++) {
        const d = data[base + j]! - x[j]!;
        sum += d * d;
      }
    else if (p === 1) for (; j < end; j++) sum += Math.abs(data[base + j]! - x[j]!);
    else for (; j < end; j++) sum += Math.abs(data[base + j]! - x[j]!) ** p;
    if (sum >= bound) return sum;
  }
  return sum;
}

// Rows at distance 0 outvote all others, as in scikit-learn.
function vote(
  { rows, distances }: Neighbours,
  y: Int32Array,
  kind: KnnConfig['weights'],
  into: Float64Array,
): void {
  into.fill(0);
  const exact = kind !== 'uniform' && distances[0] === 0;
  let sum = 0;
  for (let n = 0; n < rows.length; n++) {
    const d = distances[n]!;
    const weight = exact
      ? d === 0
        ? 1
        : 0
      : kind === 'uniform'
        ? 1
        : kind === 'distance'
          ? 1 / d
          : 1 / (d * d);
    into[y[rows[n]!]!]! += weight;
    sum += weight;
  }
  for (let c = 0; c < into.length; c++) into[c]! /= sum;
}
