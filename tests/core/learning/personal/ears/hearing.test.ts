// What class scores say of genres: calibration in closed form, genres that join, and genres of several classes.
import { expect, test } from 'vitest';
import { matrix } from '../../../../../src/core/domain/matrix.ts';
import { fitHearing, hear } from '../../../../../src/core/learning/personal/ears/hearing.ts';
import { joiningGenres } from '../../../../../src/core/learning/personal/ears/joining.ts';

const genre = (name: string, ...columns: number[]) => ({ genre: name, columns });

test('half of what a genre stands out by over the library is taken off, less where few tracks were heard', () => {
  const rows = 30;
  // The first genre scores 4 throughout, the second 0: common level 2, half of ±2, times 30 of 40.
  const library = matrix(rows, 2);
  for (let i = 0; i < rows; i++) library.data[2 * i] = 4;
  const { levels } = fitHearing(library, [genre('a', 0), genre('b', 1)]);
  expect(levels[0]).toBeCloseTo(2 + 0.5 * 0.75 * 2);
  expect(levels[1]).toBeCloseTo(2 - 0.5 * 0.75 * 2);
  expect([...fitHearing(matrix(0, 2), [genre('a', 0), genre('b', 1)]).levels]).toEqual([0, 0]);
});

test('a genre of several classes is what the highest of them says', () => {
  const X = matrix(1, 3, Float32Array.from([1, 5, 3]));
  const hearing = { genres: [genre('a', 0, 2), genre('b', 1)], levels: Float64Array.from([1, 1]) };
  expect([...hear(hearing, X)]).toEqual([2, 4]);
});

test('genres join with enough tracks; the tracks of those that do not go to the next', () => {
  // Five tracks like a first, two like b first and c next, two like c: with b out, c has four.
  const tracks = [
    ...Array.from({ length: 5 }, () => [9, 0, 0]),
    ...Array.from({ length: 2 }, () => [0, 9, 8]),
    ...Array.from({ length: 2 }, () => [0, 0, 9]),
  ];
  const library = matrix(tracks.length, 3, Float32Array.from(tracks.flat()));
  const genres = [genre('a', 0), genre('b', 1), genre('c', 2)];
  expect(joiningGenres(library, genres, [])).toEqual(['a', 'c']);
  expect(joiningGenres(library, genres, ['b'])).toContain('b');
});

test('in a large library three tracks are too few', () => {
  const tracks = Array.from({ length: 400 }, (_, i) => (i < 3 ? [0, 9] : [9, 0]));
  const library = matrix(tracks.length, 2, Float32Array.from(tracks.flat()));
  expect(joiningGenres(library, [genre('a', 0), genre('b', 1)], [])).toEqual(['a']);
});
