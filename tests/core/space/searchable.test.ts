// A space that is asked which tracks are near one: by distance, without itself, with what is expected of what is not known.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainPoints } from '../../../src/core/space/pointStore.ts';
import { searchable } from '../../../src/core/space/searchable.ts';
import { paddedDims } from '../../../src/core/space/space.ts';
import { windowMean } from '../../../src/core/space/windowMean.ts';

const all = () => true;
const points = (rows: readonly (readonly number[])[], more: readonly number[] = []) => {
  const dims = paddedDims(rows[0]?.length ?? 0);
  const store = plainPoints(rows.length, dims);
  for (const [i, row] of rows.entries()) store.points.set(row, i * dims);
  store.more.set(more);
  const ids = Int32Array.from(rows, (_, i) => i + 1);
  return searchable('test', ids, dims, store);
};

test('the nearest are those that sorting all distances finds, however they are spread', () => {
  const random = createRandom(5);
  // Few different values, so that many distances are equal.
  const few = () => Math.floor(random.next() * 4);
  const space = points(Array.from({ length: 80 }, () => Array.from({ length: 19 }, few)));
  const every = space.nearest(1, 80, all);
  expect(every).toHaveLength(79);
  expect(every).toEqual(every.toSorted((x, y) => x.distance - y.distance || x.id - y.id));
  for (const limit of [1, 3, 10]) expect(space.nearest(1, limit, all)).toEqual(every.slice(0, limit));
  expect(space.nearest(1, 80, (id) => id % 2 === 0)).toEqual(every.filter(({ id }) => id % 2 === 0));
  expect(space.nearest(999, 5, all)).toEqual([]);
  expect(points([]).nearest(1, 5, all)).toEqual([]);
});

test('what is to be expected of unknown columns counts on both sides', () => {
  const space = points([[0], [3], [2], [4]], [0, 0, 7, 1]);
  expect(space.nearest(1, 9, all)).toEqual([
    { id: 2, distance: 3 },
    { id: 3, distance: Math.sqrt(4 + 7) },
    { id: 4, distance: Math.sqrt(16 + 1) },
  ]);
  expect(space.nearest(3, 1, (id) => id === 4)).toEqual([{ id: 4, distance: Math.sqrt(4 + 7 + 1) }]);
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
