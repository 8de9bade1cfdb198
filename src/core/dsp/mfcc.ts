// Mel-frequency cepstral coefficients: the orthonormal DCT-II of every frame's mel spectrum in decibels.
import { type Matrix, matrix } from '../model/matrix.ts';

/** First `count` coefficients of each row of `melDb`: frames x bands to frames x `count` (as SciPy's `dct(type=2, norm='ortho')`). */
export function mfcc(melDb: Matrix, count: number): Matrix {
  const bands = melDb.cols;
  const basis = new Float64Array(count * bands);
  for (let c = 0; c < count; c++) {
    const scale = Math.sqrt((c === 0 ? 1 : 2) / bands);
    for (let b = 0; b < bands; b++)
      basis[c * bands + b] = scale * Math.cos((Math.PI * c * (2 * b + 1)) / (2 * bands));
  }
  const out = matrix(melDb.rows, count);
  for (let t = 0; t < melDb.rows; t++) {
    for (let c = 0; c < count; c++) {
      let sum = 0;
      for (let b = 0; b < bands; b++) sum += basis[c * bands + b]! * melDb.data[t * bands + b]!;
      out.data[t * count + c] = sum;
    }
  }
  return out;
}
