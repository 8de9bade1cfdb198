// Which genres a library takes from its tags: the count, the level of the tree, and laws on whatever vocabulary and library.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { genreKey } from '../../../../src/core/genres/name.ts';
import {
  fewestTracks,
  genresFromTags,
  type NamedGenres,
} from '../../../../src/core/genres/vocabulary/fromTags.ts';
import { createGenreMapper } from '../../../../src/core/genres/vocabulary/ownGenres.ts';
import { createVocabulary, liesUnder } from '../../../../src/core/genres/vocabulary/vocabulary.ts';

const genre = (name: string, ...parents: string[]) => ({
  name,
  parents,
  aliases: [],
  top: parents.length === 0,
});
const vocabulary = createVocabulary([
  genre('electronic'),
  genre('house', 'electronic'),
  genre('techno', 'electronic'),
  genre('acid techno', 'techno'),
  genre('minimal techno', 'techno'),
  genre('ambient', 'electronic'),
  genre('jazz'),
  genre('blues'),
  genre('jazz blues', 'blues', 'jazz'),
  genre('rock'),
]);
const keys = (names: readonly string[]) => new Set(names.map(genreKey));
const named = (counts: Readonly<Record<string, number>>): NamedGenres[] =>
  Object.entries(counts).map(([genres, tracks]) => ({ genres: genres.split(';').filter(Boolean), tracks }));
const asked = (counts: Readonly<Record<string, number>>, own: string[] = [], never: string[] = []) =>
  Object.fromEntries(
    genresFromTags(vocabulary, own, named(counts), keys(never)).map((one) => [one.genre, one.tracks]),
  );

test('three tracks are enough in a small library, one in two hundred in a large one', () => {
  expect([0, 600, 601, 800, 801, 100_000].map(fewestTracks)).toEqual([3, 3, 4, 4, 5, 500]);
});

describe('the level of the tree', () => {
  test('a genre with enough tracks is taken itself', () => {
    expect(asked({ techno: 3, ambient: 5 })).toEqual({ ambient: 5, techno: 3 });
  });
  test('genres with too few are joined under the nearest that has enough with them', () => {
    expect(asked({ techno: 2, ambient: 2 })).toEqual({ electronic: 4 });
    expect(asked({ 'acid techno': 2, 'minimal techno': 1, ambient: 2 })).toEqual({ techno: 3 });
  });
  test('what leads to a genre of the library needs none, unless its own genre has enough', () => {
    expect(asked({ techno: 2, ambient: 2 }, ['electronic'])).toEqual({});
    expect(asked({ techno: 3, ambient: 2 }, ['electronic'])).toEqual({ techno: 3 });
    expect(asked({ 'jazz blues': 2, blues: 2 }, ['jazz'])).toEqual({});
  });
  test('with several parents the one with the most tracks is taken', () => {
    expect(asked({ 'jazz blues': 2, jazz: 2 })).toEqual({ jazz: 4 });
    expect(asked({ 'jazz blues': 2, blues: 1 })).toEqual({ blues: 3 });
  });
  test('one that is not wanted is passed over, and its tracks are looked for further up', () => {
    expect(asked({ techno: 3 }, [], ['techno'])).toEqual({ electronic: 3 });
    expect(asked({ techno: 3 }, [], ['techno', 'electronic'])).toEqual({});
  });
});

test('a track with several genres counts once, for the first; a later one joins what leads nowhere else', () => {
  expect(asked({ 'rock;jazz': 4 })).toEqual({ rock: 4 });
  expect(asked({ 'rock;jazz': 2, 'blues;jazz': 2 })).toEqual({ jazz: 4 });
  expect(asked({ 'techno;rock': 2, ambient: 2 }, ['rock'])).toEqual({});
});

test('tracks without a genre count for what is enough, and for nothing else', () => {
  expect(asked({ rock: 3, '': 597 })).toEqual({ rock: 3 });
  expect(asked({ rock: 3, '': 598 })).toEqual({});
});

test('whatever the library: enough tracks each, nothing above what is not needed, nothing left, order of no account', () => {
  const names = [...vocabulary.genres.keys()];
  const library = fc.array(
    fc.record({
      genres: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
      tracks: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(library, fc.subarray(names), fc.subarray(names), (tracks, own, never) => {
      const found = genresFromTags(vocabulary, own, tracks, keys(never));
      const fewest = fewestTracks(tracks.reduce((sum, one) => sum + one.tracks, 0));
      const genres = found.map((one) => one.genre);
      expect(genresFromTags(vocabulary, own, tracks.toReversed(), keys(never))).toEqual(found);
      for (const name of genres) {
        expect(own).not.toContain(name);
        expect(never).not.toContain(name);
        const below = tracks
          .filter((one) => one.genres.some((named) => liesUnder(vocabulary, named, name)))
          .reduce((sum, one) => sum + one.tracks, 0);
        expect(below).toBeGreaterThanOrEqual(fewest);
      }
      // Asked again with these among the library's own, there is nothing more.
      expect(genresFromTags(vocabulary, [...own, ...genres], tracks, keys(never))).toEqual([]);
      const toOwn = createGenreMapper(vocabulary, [...own, ...genres]);
      const sorted = tracks
        .filter((one) => genres.includes(one.genres.map(toOwn).find((to) => to !== null) ?? ''))
        .reduce((sum, one) => sum + one.tracks, 0);
      expect(found.reduce((sum, one) => sum + one.tracks, 0)).toBe(sorted);
    }),
  );
});
