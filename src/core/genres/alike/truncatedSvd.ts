// The leading singular vectors of a symmetric sparse matrix, by randomised subspace iteration.
import { dot, eigenSymmetric } from '../../domain/maths/symmetric.ts';
import type { SparseMatrix } from './cooccurrence.ts';

/** Columns beyond those asked for, for accuracy, and rounds of iteration (Halko, Martinsson and Tropp 2011, alg. 4.4 and 5.3). */
const oversampling = 10;
const rounds = 6;

export interface SingularVectors {
  /** One vector a singular value, each as long as the matrix; orthonormal. */
  readonly vectors: readonly Float64Array[];
  /** Descending. */
  readonly values: readonly number[];
}

/** At most `count` of them; fewer when the matrix is smaller. Deterministic: it starts from a fixed sequence. */
export function leadingSingularVectors(matrix: SparseMatrix, count: number): SingularVectors {
  const width = Math.min(matrix.size, count + oversampling);
  let basis = orthonormalise(Array.from({ length: width }, (_, column) => startVector(matrix.size, column)));
  for (let round = 0; round < rounds; round++)
    basis = orthonormalise(basis.map((vector) => multiply(matrix, vector)));
  // Projected onto the basis the matrix is small and symmetric; its eigenvectors turn the basis into singular vectors.
  const images = basis.map((vector) => multiply(matrix, vector));
  const small = Float64Array.from(basis.flatMap((a) => images.map((b) => dot(a, b))));
  const { values, vectors } = eigenSymmetric(small, basis.length);
  const order = Array.from(values, (_, i) => i)
    .sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, count);
  return {
    values: order.map((i) => Math.abs(values[i] ?? 0)),
    vectors: order.map((i) => combine(basis, (j) => vectors[i * basis.length + j] ?? 0)),
  };
}

function multiply(matrix: SparseMatrix, vector: Float64Array): Float64Array {
  const { starts, columns, values } = matrix;
  const product = new Float64Array(vector.length);
  for (let row = 0; row < product.length; row++) {
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = starts[row] ?? 0; at < end; at++)
      sum += (values[at] ?? 0) * (vector[columns[at] ?? 0] ?? 0);
    product[row] = sum;
  }
  return product;
}

/** Gram and Schmidt, twice for stability; vectors that depend on the ones before vanish. */
function orthonormalise(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const axis of basis) {
        const share = dot(axis, vector);
        for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - share * (axis[i] ?? 0);
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    if (length <= 1e-10 * before || length === 0) continue;
    basis.push(vector.map((value) => value / length));
  }
  return basis;
}

function combine(basis: readonly Float64Array[], weight: (column: number) => number): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  basis.forEach((vector, column) => {
    const w = weight(column);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + w * (vector[i] ?? 0);
  });
  return sum;
}

/** Pseudo-random numbers in (-1, 1), the same in every run (the finaliser of MurmurHash3). */
function startVector(length: number, column: number): Float64Array {
  return Float64Array.from({ length }, (_, row) => {
    let h = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca77);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) | 0) / 2147483648;
  });
}
