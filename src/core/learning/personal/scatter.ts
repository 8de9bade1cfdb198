// How rows spread around their class's or artist's mean, and covariances blended of that.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { columnProducts } from '../maths/rows/columns.ts';
import { classMeans, type KnownRows } from './knownRows.ts';

export interface Scatter {
  /** Sum over rows of the outer product of their deviations from their group's mean [columns, columns]. */
  readonly sums: Float64Array;
  readonly degreesOfFreedom: number;
}

/** Around the class means, each row as much as it has of a class. */
export function scatterWithin(known: KnownRows): Scatter {
  const { X, shares } = known;
  const { cols } = X;
  const classes = shares.cols;
  const { means, counts } = classMeans(known);
  // A row for each class that a row of X has a share of.
  const count = shares.data.reduce((sum, share) => sum + (share === 0 ? 0 : 1), 0);
  const off = { rows: count, cols, data: new Float64Array(count * cols) };
  const weighted = { ...off, data: new Float64Array(count * cols) };
  let at = 0;
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      const share = shares.data[i * classes + c]!;
      if (share === 0) continue;
      for (let j = 0; j < cols; j++, at++) {
        off.data[at] = X.data[i * cols + j]! - means[c * cols + j]!;
        weighted.data[at] = share * off.data[at]!;
      }
    }
  const sums = columnProducts(weighted, off);
  const rows = counts.reduce((total, count) => total + count, 0);
  const present = counts.filter((count) => count > 0).length;
  return { sums, degreesOfFreedom: Math.max(0, rows - present) };
}

/** Rows of which each belongs to one group, an artist or a genre. */
export function grouped(X: Matrix, groups: readonly string[]): KnownRows {
  const names = [...new Set(groups)];
  const places = new Map(names.map((name, at) => [name, at]));
  const shares = matrix(X.rows, names.length);
  groups.forEach((group, i) => {
    shares.data[i * names.length + places.get(group)!] = 1;
  });
  return { X, shares };
}

/** One covariance of two scatters, shrunk towards the identity, which is what standardised columns have. */
export function blend(a: Scatter, b: Scatter, ridge: number): Float64Array {
  const degrees = Math.max(1, a.degreesOfFreedom + b.degreesOfFreedom);
  const columns = Math.sqrt(a.sums.length);
  const out = a.sums.map((sum, at) => (sum + b.sums[at]!) / degrees / (1 + ridge));
  for (let j = 0; j < columns; j++) out[j * columns + j]! += ridge / (1 + ridge);
  return out;
}
