// The leading singular vectors of a symmetric sparse matrix, by randomised subspace iteration.
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
  const small = basis.map((a) => Float64Array.from(images, (b) => dot(a, b)));
  const { values, vectors } = symmetricEigen(small);
  const order = Array.from(values, (_, i) => i)
    .sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, count);
  return {
    values: order.map((i) => Math.abs(values[i] ?? 0)),
    vectors: order.map((i) => combine(basis, (j) => vectors[j]?.[i] ?? 0)),
  };
}

function multiply(matrix: SparseMatrix, vector: Float64Array): Float64Array {
  const { starts, columns, values } = matrix;
  return Float64Array.from(vector, (_, row) => {
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = starts[row] ?? 0; at < end; at++)
      sum += (values[at] ?? 0) * (vector[columns[at] ?? 0] ?? 0);
    return sum;
  });
}

/** Gram and Schmidt, twice for stability; vectors that depend on the ones before vanish. */
function orthonormalise(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const axis of basis) {
        const share = dot(axis, vector);
        axis.forEach((value, i) => {
          vector[i] = (vector[i] ?? 0) - share * value;
        });
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    if (length <= 1e-10 * before || length === 0) continue;
    basis.push(vector.map((value) => value / length));
  }
  return basis;
}

/** Cyclic Jacobi rotations (Golub and Van Loan, 8.5); `rows` is overwritten. Eigenvectors are the columns of `vectors`. */
function symmetricEigen(rows: Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = rows.length;
  const vectors = rows.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    rows.forEach((row, i) => {
      row.forEach((value, j) => {
        all += value * value;
        if (i !== j) off += value * value;
      });
    });
    if (off <= 1e-24 * all) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(rows, vectors, p, q);
  }
  return { values: rows.map((row, i) => row[i] ?? 0), vectors };
}

function rotate(rows: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const rowP = rows[p];
  const rowQ = rows[q];
  if (rowP === undefined || rowQ === undefined) return;
  const apq = rowP[q] ?? 0;
  if (apq === 0) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  turnColumns(rows, p, q, c, s);
  for (let k = 0; k < rowP.length; k++) {
    const a = rowP[k] ?? 0;
    const b = rowQ[k] ?? 0;
    rowP[k] = c * a - s * b;
    rowQ[k] = s * a + c * b;
  }
  turnColumns(vectors, p, q, c, s);
}

function turnColumns(rows: readonly Float64Array[], p: number, q: number, c: number, s: number): void {
  for (const row of rows) {
    const a = row[p] ?? 0;
    const b = row[q] ?? 0;
    row[p] = c * a - s * b;
    row[q] = s * a + c * b;
  }
}

function combine(basis: readonly Float64Array[], weight: (column: number) => number): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  basis.forEach((vector, column) => {
    const w = weight(column);
    vector.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + w * value;
    });
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

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
