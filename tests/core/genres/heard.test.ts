// What an ear's classes are among the genres: the shipped list, other families' spellings, genres heard by those below.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { genresHeard, parseEarGenres } from '../../../src/core/genres/heard.ts';
import { findGenre } from '../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedVocabulary } from '../../helpers/genres.ts';
import { hasShared, sharedFile } from '../../helpers/shared.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../../resources/ear-genres.txt'), 'utf8');
const names = parseEarGenres(text);

function heard(classes: readonly string[], own: readonly string[] = []): Record<string, readonly number[]> {
  const list = genresHeard(classes, names, shippedVocabulary, own);
  return Object.fromEntries(list.map(({ genre, classes: at }) => [genre, at]));
}

describe('the shipped list', () => {
  it('names only genres that the vocabulary knows', () => {
    const unknown = [...names.values()].filter(
      (genre) => genre !== null && findGenre(shippedVocabulary, genre) === null,
    );
    expect(unknown).toEqual([]);
  });

  it('lists no class twice', () => {
    const listed = text.split('\n').filter((line) => line.includes(' = ') && !line.startsWith('#'));
    expect(listed).toHaveLength(names.size);
  });

  it("a line that is no 'class = genre' is refused by its number", () => {
    expect(() => parseEarGenres('# x\n\nHeavy metal\n')).toThrow(/Line 3/);
    expect(() => parseEarGenres('Heavy metal = \n')).toThrow(/Line 1/);
  });
});

describe('genresHeard', () => {
  it("takes names with and without 'music', aliases, and the last part of Discogs's", () => {
    expect(heard(['Pop music', 'Rhythm and blues', 'Hip-Hop', 'Electronic---House', 'Heavy metal'])).toEqual({
      pop: [0],
      'r&b': [1],
      'hip hop': [2],
      house: [3],
      metal: [4],
    });
  });

  it('takes no sound for a genre that is called so', () => {
    expect(heard(['Speech', 'Noise', 'Drill', 'Frog', 'Rapping', 'Music'])).toEqual({});
  });

  it('one genre of two classes has both', () => {
    expect(heard(['Hip hop music', 'Hip-Hop'])).toEqual({ 'hip hop': [0, 1] });
  });

  it('a genre of the user that no class names is heard by those below it, in the spelling of the user', () => {
    expect(heard(['Techno', 'House music', 'Jazz'], ['Electronic', 'jazz'])).toEqual({
      techno: [0],
      house: [1],
      jazz: [2],
      Electronic: [0, 1],
    });
  });

  it('a genre of the user that a class names is heard by that class alone', () => {
    expect(heard(['Techno', 'Electronic music'], ['Electronic'])).toEqual({ techno: [0], Electronic: [1] });
  });

  it.skipIf(!hasShared)(
    "of AudioSet's 527 classes between 40 and 50 are genres, each of the vocabulary",
    () => {
      const classes = readFileSync(sharedFile('ears', 'audioset_classes.txt'), 'utf8').trim().split('\n');
      const genres = genresHeard(classes, names, shippedVocabulary, []);
      expect(genres.length).toBeGreaterThanOrEqual(40);
      expect(genres.length).toBeLessThanOrEqual(50);
      for (const { genre } of genres) expect(shippedVocabulary.genres.has(genre), genre).toBe(true);
    },
  );
});
