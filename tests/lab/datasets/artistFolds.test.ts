// Folds by artist: nobody on both sides, every file judged once, and what happens to a class of one artist.
import { expect, test } from 'vitest';
import { artistFolds } from '../../../lab/datasets/artistFolds.ts';

const classes = ['a', 'b'];

test('no artist is learned from and judged, each file is judged once', () => {
  const groups = Array.from({ length: 60 }, (_, i) => `artist ${i % 15}`);
  const y = Int32Array.from(groups, (_, i) => (i % 15) % 2);
  const { folds, ofOneArtist } = artistFolds({ y, groups, classes }, 5, 1);
  expect(folds).toHaveLength(5);
  expect(ofOneArtist).toEqual([]);
  for (const { train, heldOut } of folds) {
    const learned = new Set(Array.from(train, (i) => groups[i]));
    expect(Array.from(heldOut, (i) => groups[i]).filter((artist) => learned.has(artist))).toEqual([]);
  }
  expect(folds.flatMap(({ heldOut }) => [...heldOut]).sort((a, b) => a - b)).toEqual([...groups.keys()]);
});

test('a class of one artist is named, and still learned and judged in every split', () => {
  const groups = ['x', 'x', 'x', 'x', 'p', 'q', 'r', 's'];
  const y = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  const { folds, ofOneArtist } = artistFolds({ y, groups, classes }, 4, 1);
  expect(ofOneArtist).toEqual(['a']);
  for (const { train, heldOut } of folds)
    for (const label of [0, 1]) {
      expect(train.some((i) => y[i] === label)).toBe(true);
      expect(heldOut.some((i) => y[i] === label)).toBe(true);
    }
});

test('where one artist made everything, every class is named', () =>
  expect(artistFolds({ y: Int32Array.of(0, 1), groups: ['x', 'x'], classes }, 5, 1).ofOneArtist).toEqual(
    classes,
  ));

test('one file cannot be split', () =>
  expect(() => artistFolds({ y: Int32Array.of(0), groups: ['x'], classes: ['a'] }, 5, 1)).toThrow(
    /two files/u,
  ));
