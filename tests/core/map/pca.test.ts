// Principal components by their closed forms.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainCovariance, principalDirections, projected } from '../../../src/core/map/pca.ts';

test('of points along known directions the variances and directions are those', () => {
  // Rows ±a·u, ±b·v, ±c·w of three orthonormal vectors, moved by a mean: covariance = Σ (2/6) s² u uᵗ.
  const u = [2 / 3, 2 / 3, 1 / 3];
  const v = [-2 / 3, 1 / 3, 2 / 3];
  const w = [1 / 3, -2 / 3, 2 / 3];
  const mean = [5, -1, 100];
  const rows = [
    [u, 6],
    [v, 3],
    [w, 1],
  ].flatMap(([direction, size]) =>
    [1, -1].flatMap((sign) => mean.map((m, i) => m + sign * (size as number) * (direction as number[])[i]!)),
  );
  const { means, directions, variances } = principalDirections(
    Float32Array.from(rows),
    3,
    3,
    plainCovariance,
  );
  expect([...means]).toEqual(mean.map((m) => expect.closeTo(m, 5)));
  expect([...variances]).toEqual([12, 3, 1 / 3].map((x) => expect.closeTo(x, 4)));
  // Of u the first of two equal components is the largest; v's largest is negative, so it is turned; so is w's.
  const turned = [...u, ...v.map((x) => -x), ...w.map((x) => -x)];
  // Of w the components -2/3 and 2/3 are equally large, so its sign is left to rounding.
  expect([...directions].slice(0, 6).map((x) => Math.abs(x))).toEqual(
    turned.slice(0, 6).map((x) => expect.closeTo(Math.abs(x), 4)),
  );
  expect(directions[0]).toBeGreaterThan(0);
});

test('the largest component of each direction is positive, whatever the sign of the data', () => {
  const random = createRandom(3);
  const scale = [3, 1, 2, 0.5];
  const points = Float32Array.from({ length: 4000 }, (_, i) => random.normal() * scale[i % 4]!);
  const mirrored = points.map((x) => -x);
  const one = principalDirections(points, 4, 2, plainCovariance);
  const other = principalDirections(mirrored, 4, 2, plainCovariance);
  expect([...other.directions]).toEqual([...one.directions].map((x) => expect.closeTo(x, 9)));
  for (const k of [0, 1]) {
    const direction = [...one.directions.subarray(4 * k, 4 * k + 4)];
    expect(Math.max(...direction)).toBe(Math.max(...direction.map(Math.abs)));
  }
  // The variances of what is projected are those that were promised.
  const along = projected(points, one);
  for (const k of [0, 1]) {
    let sum = 0;
    for (let row = 0; row < 1000; row++) sum += along[2 * row + k]! ** 2 / 1000;
    expect(sum).toBeCloseTo(one.variances[k]!, 3);
  }
});

test('directions are orthonormal even where the points fill fewer dimensions', () => {
  const points = Float32Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? i : 0));
  const { directions, variances } = principalDirections(points, 3, 3, plainCovariance);
  for (let a = 0; a < 3; a++)
    for (let b = 0; b < 3; b++) {
      let dot = 0;
      for (let i = 0; i < 3; i++) dot += directions[3 * a + i]! * directions[3 * b + i]!;
      expect(dot).toBeCloseTo(a === b ? 1 : 0, 9);
    }
  expect([...variances].slice(1)).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
});
