// The two halves of the adapted model against their definitions: posterior means of Gaussians, densities given other columns.
import { describe, expect, test } from 'vitest';
import { type Matrix, matrix } from '../../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import {
  fitGaussians,
  gaussianScores,
  starterSpread,
} from '../../../../src/core/learning/personal/familiarColumns.ts';
import { fitFurther, furtherScores } from '../../../../src/core/learning/personal/furtherColumns.ts';
import { blend, grouped, scatterWithin } from '../../../../src/core/learning/personal/scatter.ts';
import { rowsFrom } from '../tables.ts';

/** Rows of one class each, the classes in the order of `names`. */
function knownAs(X: Matrix, labels: readonly string[], names: readonly string[]) {
  const shares = matrix(X.rows, names.length);
  labels.forEach((label, i) => {
    shares.data[i * names.length + names.indexOf(label)] = 1;
  });
  return { X, shares };
}

function normals(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed);
  return matrix(
    rows,
    cols,
    Float32Array.from({ length: rows * cols }, () => random.normal()),
  );
}

/** Difference of the first two classes' scores. */
const lead = (scores: Float64Array, classes: number): number => scores[0]! - scores[classes - 1]!;

describe('the spread within', () => {
  test('is the sum of squares around the means of groups, whose number it costs', () => {
    const { sums, degreesOfFreedom } = scatterWithin(
      grouped(
        rowsFrom([
          [1, 0],
          [3, 2],
          [7, 7],
        ]),
        ['a', 'a', 'b'],
      ),
    );
    expect([...sums]).toEqual([2, 2, 2, 2]);
    expect(degreesOfFreedom).toBe(1);
  });
});

describe('the familiar columns', () => {
  // In one column everything is a number: means at 0 and 2, rows 1 away from them.
  const starter = starterSpread(rowsFrom([[-1], [1], [1], [3]]), ['calm', 'calm', 'hard', 'hard']);

  test('the starter shows how far genres lie apart and how they spread', () => {
    expect([...starter.between]).toEqual([2]);
    expect([...starter.within.sums]).toEqual([4]);
    expect(starter.within.degreesOfFreedom).toBe(2);
    expect([...starter.means.get('hard')!]).toEqual([2]);
  });

  test('a mean lies between what is expected of it and what was seen, by how much was seen', () => {
    // One row a class: nothing is learned of the spread, which is 2 with 3 % of 1 blended in.
    const names = ['calm', 'new'];
    const { means, variances, projection } = fitGaussians(
      knownAs(rowsFrom([[1], [5]]), ['calm', 'new'], names),
      names,
      starter,
    );
    const within = (2 + 0.03) / 1.03;
    const scale = Math.abs(projection.data[0]!);
    expect(scale).toBeCloseTo(1 / Math.sqrt(within), 6);
    const free = 2.1 / within;
    // 'calm' is expected at the starter's 0 and may lie 3 % as freely; 'new' at the mean of all rows, 3.
    const calm = (0.03 * free * 1 + 0) / (0.03 * free + 1);
    const fresh = (free * 5 + 3) / (free + 1);
    expect(Math.abs(means[0]!) / scale).toBeCloseTo(calm, 5);
    expect(Math.abs(means[1]!) / scale).toBeCloseTo(fresh, 5);
    // How little is known of the mean widens what is expected of a track.
    expect(variances[0]! - 1).toBeCloseTo((0.03 * free) / (0.03 * free + 1), 5);
    expect(variances[1]! - 1).toBeCloseTo(free / (free + 1), 5);
  });

  test('of many rows the mean is theirs, and a class that spreads widely is recognised by it', () => {
    const rows = normals(400, 1, 3);
    const labels = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 'narrow' : 'wide'));
    rows.data.forEach((x, i) => {
      rows.data[i] = i % 2 === 0 ? x * 0.5 : x * 2;
    });
    const names = ['narrow', 'wide'];
    const fitted = fitGaussians(knownAs(rows, labels, names), names, starter);
    expect(fitted.variances[1]!).toBeGreaterThan(4 * fitted.variances[0]!);
    const leadAt = (x: number) => lead(gaussianScores(fitted, rowsFrom([[x]])), 2);
    expect(leadAt(0)).toBeGreaterThan(0);
    expect(leadAt(5)).toBeLessThan(0);
    expect(leadAt(-5)).toBeLessThan(0);
  });
});

describe('the further columns', () => {
  const cols = 5;
  const starterColumns = [3, 1];
  const rows = normals(30, cols, 4);
  const labels = Array.from({ length: 30 }, (_, i) => ['a', 'b', 'c'][i % 3]!);
  labels.forEach((label, i) => {
    rows.data[i * cols + 2]! += label === 'a' ? 1.5 : 0;
    rows.data[i * cols + 4]! += 0.8 * rows.data[i * cols + 3]!;
  });
  const artists = scatterWithin(
    grouped(
      normals(40, cols, 5),
      Array.from({ length: 40 }, (_, i) => `${i >> 2}`),
    ),
  );
  const known = knownAs(rows, labels, ['a', 'b', 'c']);

  test('say nothing where every artist has one track', () => {
    const alone = scatterWithin(grouped(normals(3, cols, 5), ['x', 'y', 'z']));
    expect(
      furtherScores(fitFurther(known, alone, starterColumns), normals(2, cols, 6)).every(
        (score) => Math.abs(score) === 0,
      ),
    ).toBe(true);
  });

  test('score all columns less the starter columns', () => {
    const X = normals(6, cols, 6);
    const scores = furtherScores(fitFurther(known, artists, starterColumns), X);
    const covariance = blend(scatterWithin(known), artists, 1);
    for (let i = 0; i < X.rows; i++)
      for (const c of [0, 1, 2]) {
        const mean = (j: number) => {
          const own = labels.flatMap((label, r) => (label === 'abc'[c] ? [rows.data[r * cols + j]!] : []));
          const all = labels.map((_, r) => rows.data[r * cols + j]!);
          const average = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
          return (own.length * average(own) + 10 * average(all)) / (own.length + 10);
        };
        const linear = (columns: readonly number[]) => {
          const m = columns.map(mean);
          const w = solve(
            columns.map((j) => columns.map((k) => covariance[j * cols + k]!)),
            m,
          );
          return columns.reduce((sum, j, at) => sum + w[at]! * (X.data[i * cols + j]! - m[at]! / 2), 0);
        };
        // Forty tracks of ten artists leave thirty degrees of freedom, which is believed half.
        const expected = (linear([0, 1, 2, 3, 4]) - linear(starterColumns)) / 5 / 2;
        expect(scores[i * 3 + c]).toBeCloseTo(expected, 4);
      }
  });

  test('without any all scores are equal', () => {
    const few = knownAs(normals(6, 2, 1), ['a', 'b', 'a', 'b', 'a', 'b'], ['a', 'b']);
    const nothing = { sums: new Float64Array(4), degreesOfFreedom: 0 };
    expect([...furtherScores(fitFurther(few, nothing, [0, 1]), few.X)]).toEqual(new Array(12).fill(0));
  });
});

/** Gaussian elimination with pivoting. */
function solve(m: readonly (readonly number[])[], b: readonly number[]): number[] {
  const a = m.map((row, i) => [...row, b[i]!]);
  const n = b.length;
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let i = p; i < n; i++) if (Math.abs(a[i]![p]!) > Math.abs(a[pivot]![p]!)) pivot = i;
    const held = a[p]!;
    a[p] = a[pivot]!;
    a[pivot] = held;
    for (let i = 0; i < n; i++)
      if (i !== p) {
        const factor = a[i]![p]! / a[p]![p]!;
        a[i] = a[i]!.map((x, j) => x - factor * a[p]![j]!);
      }
  }
  return a.map((row, i) => row[n]! / row[i]!);
}
