// Local slopes over time, as librosa's `feature.delta`: a straight line fitted to nine frames (Savitzky and Golay 1964).
import { type Matrix, matrix } from '../domain/matrix.ts';

const reach = 4;
/** Sum of the squares of -4..4. */
const weight = 60;

/** Change a frame of every column. The first and the last four frames have the slope of the first and last nine. */
export function delta(m: Matrix): Matrix {
  const out = matrix(m.rows, m.cols);
  // Fewer than nine frames: the slope is zero.
  if (m.rows <= 2 * reach) return out;
  for (let t = 0; t < m.rows; t++) {
    const centre = Math.min(Math.max(t, reach), m.rows - 1 - reach) * m.cols;
    for (let c = 0; c < m.cols; c++) {
      let sum = 0;
      for (let d = 1; d <= reach; d++)
        sum += d * (m.data[centre + d * m.cols + c]! - m.data[centre - d * m.cols + c]!);
      out.data[t * m.cols + c] = sum / weight;
    }
  }
  return out;
}
