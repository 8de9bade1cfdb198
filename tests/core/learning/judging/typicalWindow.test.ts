// The window that a track is played from: the one most like the others, whatever the units of the columns.
import { expect, test } from 'vitest';
import { typicalWindows } from '../../../../src/core/learning/judging/typicalWindow.ts';

const windows = (...rows: number[][]): Float32Array[] => rows.map((row) => Float32Array.from(row));

test('the window in the middle of the others is the most typical; one or two windows leave no choice', () => {
  const tracks = [windows([0], [10], [4]), windows([5], [5], [0]), windows([3]), windows([1], [9])];
  expect(typicalWindows(tracks)).toEqual([2, 0, 0, 0]);
  expect(typicalWindows([])).toEqual([]);
});

test('a column in large units does not drown the others', () => {
  // The first column alone would choose the second window; it is noise of a thousandth of its own spread.
  const others = windows([0, 0], [10_000, 1]);
  const track = windows([0, 1], [5, 0], [10, 1]);
  expect(typicalWindows([track, others])[0]).not.toBe(1);
});
