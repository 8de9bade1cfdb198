// Weighted sums over the bins of every frame: sparse filterbanks and dense bases.
import { type Matrix, matrix } from '../../domain/matrix.ts';

export interface Filterbank {
  /** Bins of the spectra that the filters apply to. */
  readonly bins: number;
  /** First bin of each filter. */
  readonly first: Int32Array;
  /** Where each filter's weights start in `weights`; one entry more than there are filters. */
  readonly offset: Int32Array;
  readonly weights: Float32Array;
}

/** Keeps each row's run from its first to its last nonzero weight. `dense` is filters x bins. */
export function sparseFilterbank(dense: Matrix): Filterbank {
  const first = new Int32Array(dense.rows);
  const offset = new Int32Array(dense.rows + 1);
  const runs: number[] = [];
  for (let f = 0; f < dense.rows; f++) {
    const filter = dense.data.subarray(f * dense.cols, (f + 1) * dense.cols);
    const start = filter.findIndex((w) => w !== 0);
    const end = filter.findLastIndex((w) => w !== 0) + 1;
    first[f] = Math.max(0, start);
    if (start >= 0) for (const weight of filter.subarray(start, end)) runs.push(weight);
    offset[f + 1] = runs.length;
  }
  return { bins: dense.cols, first, offset, weights: Float32Array.from(runs) };
}

/** Every filter over the `power`-th power of every row: frames x bins to frames x filters. */
export function applyFilterbank(bank: Filterbank, magnitudes: Matrix, power: 1 | 2): Matrix {
  if (magnitudes.cols !== bank.bins) throw new RangeError(`${magnitudes.cols} bins, not ${bank.bins}`);
  const filters = bank.first.length;
  const out = matrix(magnitudes.rows, filters);
  for (let t = 0; t < magnitudes.rows; t++) {
    const spectrum = magnitudes.data.subarray(t * bank.bins, (t + 1) * bank.bins);
    for (let f = 0; f < filters; f++) {
      let sum = 0;
      for (let w = bank.offset[f]!, k = bank.first[f]!; w < bank.offset[f + 1]!; w++, k++) {
        const value = spectrum[k]!;
        sum += bank.weights[w]! * (power === 2 ? value * value : value);
      }
      out.data[t * filters + f] = sum;
    }
  }
  return out;
}

/** Every row of `basis` times the `power`-th power of every row of `m`: frames x bins to frames x basis rows. */
export function project(basis: Matrix, m: Matrix, power: 1 | 2): Matrix {
  if (m.cols !== basis.cols) throw new RangeError(`${m.cols} columns, not ${basis.cols}`);
  const out = matrix(m.rows, basis.rows);
  for (let t = 0; t < m.rows; t++) {
    for (let f = 0; f < basis.rows; f++) {
      let sum = 0;
      for (let c = 0, at = t * m.cols, w = f * m.cols; c < m.cols; c++, at++, w++) {
        const value = m.data[at]!;
        sum += basis.data[w]! * (power === 2 ? value * value : value);
      }
      out.data[t * basis.rows + f] = sum;
    }
  }
  return out;
}
