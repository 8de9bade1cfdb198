// Points: nearest by columns that all weigh the same, whatever their units, and with values that are not known.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainPoints } from '../../../src/core/space/pointStore.ts';
import { searchable } from '../../../src/core/space/searchable.ts';
import { paddedDims } from '../../../src/core/space/space.ts';
import { standardise } from '../../../src/core/space/standardise.ts';
import { windowMean } from '../../../src/core/space/windowMean.ts';

const all = () => true;
const points = (rows: readonly (readonly number[])[]) => {
  const dims = paddedDims(rows[0]?.length ?? 0);
  const store = plainPoints(rows.length, dims);
  for (const [i, row] of rows.entries()) store.points.set(row, i * dims);
  store.more.set(standardise(store.points, rows.length, dims));
  return searchable(
    'test',
    Int32Array.from(rows, (_, i) => i + 1),
    dims,
    store,
  );
};

test('columns weigh the same: Hertz beside a share', () => {
  // Mean 1550, variance 715,000 / 4; mean 0.5, variance 0.25; the third is constant.
  const space = points([
    [1000, 0, 7],
    [1200, 0, 7],
    [1000, 1, 7],
    [3000, 1, 7],
  ]);
  const deviation = Math.sqrt((550 ** 2 + 350 ** 2 + 550 ** 2 + 1450 ** 2) / 4);
  const near = space.nearest(1, 10, all);
  expect(near.map(({ id }) => id)).toEqual([2, 3, 4]);
  expect(near[0]?.distance).toBeCloseTo(200 / deviation, 5);
  expect(near[1]?.distance).toBeCloseTo(1 / 0.5, 5);
  expect(near[2]?.distance).toBeCloseTo(Math.hypot(2000 / deviation, 1 / 0.5), 5);
  expect(space.nearest(1, 1, all)).toEqual(near.slice(0, 1));
  expect(space.nearest(1, 2, (id) => id !== 2)).toEqual(near.slice(1));
  expect(space.nearest(999, 5, all)).toEqual([]);
  expect(points([]).nearest(1, 5, all)).toEqual([]);
});

test('the nearest are those that sorting all distances finds, however they are spread', () => {
  const random = createRandom(5);
  // Few different values, so that many distances are equal.
  const few = () => Math.floor(random.next() * 4);
  const space = points(Array.from({ length: 80 }, () => Array.from({ length: 20 }, few)));
  const every = space.nearest(1, 80, all);
  expect(every).toHaveLength(79);
  expect(every).toEqual(every.toSorted((x, y) => x.distance - y.distance || x.id - y.id));
  for (const limit of [1, 3, 10]) expect(space.nearest(1, limit, all)).toEqual(every.slice(0, limit));
});

test('a value that is not known counts with its expected square, and does not change the other columns', () => {
  const random = createRandom(2);
  const rows = Array.from({ length: 400 }, () => [
    5 * random.normal(),
    random.normal(),
    100 * random.normal(),
  ]);
  const whole = points(rows);
  // The first track lacks the last column, the second the last two; the whole distance is estimated without bias.
  const lacking = points(
    rows.map(([a = 0, b = 0, c = 0], i) =>
      i === 0 ? [a, b, Number.NaN] : i === 1 ? [a, Number.NaN, Number.NaN] : [a, b, c],
    ),
  );
  const meanSquare = (space: typeof whole, id: number) => {
    const near = space.nearest(id, 400, (other) => other > 2);
    expect(near).toHaveLength(398);
    return near.reduce((sum, { distance }) => sum + distance ** 2, 0) / near.length;
  };
  // Of standardised columns, two tracks differ by 2 a column on average, one of them at the mean by 1.
  const known = (row: number[], columns: number) =>
    row.slice(0, columns).reduce((sum, value, column) => {
      const values = rows.map((other) => other[column]!);
      const mean = values.reduce((a, b) => a + b) / 400;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / 400;
      return sum + (value - mean) ** 2 / variance + 1;
    }, 0);
  expect(meanSquare(whole, 1)).toBeCloseTo(known(rows[0]!, 3), 0);
  expect(meanSquare(lacking, 1)).toBeCloseTo(known(rows[0]!, 2) + 2, 0);
  expect(meanSquare(lacking, 2)).toBeCloseTo(known(rows[1]!, 1) + 4, 0);
  // Tracks that lack nothing stay where they are among each other, but for two values in the scale.
  const [before, after] = [whole, lacking].map((space) => space.nearest(3, 5, (id) => id > 2));
  expect(after!.map(({ id }) => id)).toEqual(before!.map(({ id }) => id));
  for (const [i, { distance }] of before!.entries()) expect(after![i]!.distance).toBeCloseTo(distance, 1);
});

test('the mean of windows is that of each column', () => {
  expect(windowMean([Float32Array.of(1, 2)])).toEqual(Float32Array.of(1, 2));
  expect(windowMean([Float32Array.of(1, 2), Float32Array.of(3, 6), Float32Array.of(5, 1)])).toEqual(
    Float32Array.of(3, 3),
  );
  const into = new Float32Array(3);
  windowMean([Float32Array.of(1, Number.NaN), Float32Array.of(3, 6)], into.subarray(1));
  expect(into).toEqual(Float32Array.of(0, 2, Number.NaN));
  expect(windowMean([])).toEqual(new Float32Array());
});
