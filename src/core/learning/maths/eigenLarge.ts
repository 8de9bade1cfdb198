// Eigenvectors of symmetric matrices of hundreds of columns: ten times faster there than Jacobi's rotations.
import type { Eigen } from '../../domain/maths/symmetric.ts';

/**
 * Householder's reduction to three diagonals and QL with implicit shifts, after EISPACK's tred2 and tql2 (Bowdler, Martin,
 * Reinsch and Wilkinson 1968). `m` [n, n] is symmetric, finite, and left as it is.
 */
export function eigenLarge(m: Float64Array, n: number): Eigen {
  const v = m.slice();
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  tridiagonalise(v, d, e, n);
  diagonalise(v, d, e, n);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[j]! - d[i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((i, k) => {
    vectors.set(v.subarray(i * n, (i + 1) * n), k * n);
  });
  return { values: Float64Array.from(order, (i) => d[i]!), vectors };
}

/** Leaves the diagonal in `d`, what is below it in `e` from 1 on, and the rows that turn `v` into them in `v`. */
function tridiagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  for (let i = n - 1; i > 0; i--) {
    const row = v.subarray(i * n, i * n + i);
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(row[k]!);
    let h = 0;
    if (i === 1 || scale === 0) e[i] = row[i - 1]!;
    else {
      for (let k = 0; k < i; k++) {
        row[k]! /= scale;
        h += row[k]! * row[k]!;
      }
      const f = row[i - 1]!;
      const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      row[i - 1] = f - g;
      let sum = 0;
      for (let j = 0; j < i; j++) {
        let along = 0;
        for (let k = 0; k <= j; k++) along += v[j * n + k]! * row[k]!;
        for (let k = j + 1; k < i; k++) along += v[k * n + j]! * row[k]!;
        v[j * n + i] = row[j]! / h;
        e[j] = along / h;
        sum += e[j]! * row[j]!;
      }
      const half = sum / (h + h);
      for (let j = 0; j < i; j++) {
        const own = row[j]!;
        e[j]! -= half * own;
        const other = e[j]!;
        for (let k = 0; k <= j; k++) v[j * n + k]! -= own * e[k]! + other * row[k]!;
      }
    }
    d[i] = h;
  }
  e[0] = 0;
  d[0] = 0;
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (d[i] !== 0) {
      // g[j] = sum over k of v[i][k] v[k][j], for all j at once along the rows.
      sums.fill(0, 0, i);
      for (let k = 0; k < i; k++) {
        const own = v[i * n + k]!;
        for (let j = 0; j < i; j++) sums[j]! += own * v[k * n + j]!;
      }
      for (let k = 0; k < i; k++) {
        const other = v[k * n + i]!;
        for (let j = 0; j < i; j++) v[k * n + j]! -= sums[j]! * other;
      }
    }
    d[i] = v[i * n + i]!;
    v[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      v[j * n + i] = 0;
      v[i * n + j] = 0;
    }
  }
  // Vectors are rows from here on, which the rotations then walk along.
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const kept = v[i * n + j]!;
      v[i * n + j] = v[j * n + i]!;
      v[j * n + i] = kept;
    }
}

/** `v`: vectors as rows, turned along. */
function diagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  for (let l = 0; l < n; l++)
    for (let round = 0; round < 100; round++) {
      let m = l;
      while (m < n - 1) {
        const near = Math.abs(d[m]!) + Math.abs(d[m + 1]!);
        if (Math.abs(e[m]!) <= Number.EPSILON * near) break;
        m += 1;
      }
      if (m === l) break;
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = Math.hypot(g, 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
      let s = 1;
      let c = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = Math.hypot(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        rotate(v, i * n, (i + 1) * n, n, c, s);
      }
      if (r === 0 && i >= l) continue;
      d[l]! -= p;
      e[l] = g;
      e[m] = 0;
    }
}

function rotate(v: Float64Array, a: number, b: number, n: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const f = v[b + k]!;
    const own = v[a + k]!;
    v[b + k] = s * own + c * f;
    v[a + k] = c * own - s * f;
  }
}
