// The orthonormal DCT-II, whose first coefficients of a mel spectrum in decibels are the MFCC.
import { type Matrix, matrix } from '../../domain/matrix.ts';

/** `count` x `length`: row c is the c-th cosine (as SciPy's `dct(type=2, norm='ortho')`). */
export function dctBasis(count: number, length: number): Matrix {
  const basis = matrix(count, length);
  for (let c = 0; c < count; c++) {
    const scale = Math.sqrt((c === 0 ? 1 : 2) / length);
    for (let n = 0; n < length; n++) {
      basis.data[c * length + n] = scale * Math.cos((Math.PI * c * (2 * n + 1)) / (2 * length));
    }
  }
  return basis;
}
