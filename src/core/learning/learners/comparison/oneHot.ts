// Class indices as a table of zeros with one 1 a row.
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';

export function oneHot(y: Int32Array, classCount: number): Matrix {
  const out = matrix(y.length, classCount);
  for (let i = 0; i < y.length; i++) out.data[i * classCount + y[i]!] = 1;
  return out;
}
