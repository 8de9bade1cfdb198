// What an ear hears more than in other tracks: in standard deviations, of what is likely at all, never 'Music'.
import { expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { standingOut } from '../../../../src/core/learning/judging/standingOut.ts';

const names = ['Music', 'Violin, fiddle', 'Frog', 'Drum', 'Piano'];
// Means 0 and deviations 1 but for the last, which is the same everywhere.
const others = matrix(2, 5, Float32Array.from([-1, -1, -8, -1, 2, 1, 1, -6, 1, 2]));

test('in standard deviations above the mean, the largest first', () => {
  expect(standingOut(names, [3, 2, -7, 1.5, 2], others, 3)).toEqual([
    { name: 'Violin, fiddle', standsOut: 2 },
    { name: 'Drum', standsOut: 1.5 },
  ]);
});

test('neither what the ear hardly hears nor what is like elsewhere', () => {
  expect(standingOut(names, [9, 0.5, -4, 0, 9], others, 3)).toEqual([]);
});

test('no more than asked for', () => {
  expect(standingOut(names, [0, 2, -7, 3, 2], others, 1)).toEqual([{ name: 'Drum', standsOut: 3 }]);
});
