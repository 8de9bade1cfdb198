// The order of a playlist made by hand under adding, removing and moving.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withMoved, withoutTracks, withTracks } from '../../../src/core/playlists/order.ts';

test('tracks are added once, before another or at the end', () => {
  expect(withTracks([1, 2, 3], [4, 2, 4], null)).toEqual([1, 2, 3, 4]);
  expect(withTracks([1, 2, 3], [5, 4], 2)).toEqual([1, 5, 4, 2, 3]);
  expect(withTracks([1], [2], 99)).toEqual([1, 2]);
});

test('a block moves together, in the order that it has', () => {
  expect(withMoved([1, 2, 3, 4, 5], [4, 2], 1)).toEqual([2, 4, 1, 3, 5]);
  expect(withMoved([1, 2, 3, 4, 5], [1, 2], null)).toEqual([3, 4, 5, 1, 2]);
  // Dropped on one of its own: to where the next of the others is.
  expect(withMoved([1, 2, 3, 4, 5], [2, 3], 2)).toEqual([1, 2, 3, 4, 5]);
  expect(withMoved([1, 2, 3], [3], 3)).toEqual([1, 2, 3]);
});

test('moving loses nothing and keeps the order of both parts', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      ids,
      fc.array(fc.integer({ min: 1, max: 30 })),
      fc.integer({ min: 0, max: 11 }),
      (all, moved, at) => {
        const after = withMoved(all, moved, all[at] ?? null);
        expect(after.toSorted()).toEqual(all.toSorted());
        expect(withoutTracks(after, moved)).toEqual(withoutTracks(all, moved));
        expect(after.filter((id) => moved.includes(id))).toEqual(all.filter((id) => moved.includes(id)));
      },
    ),
  );
});
