// The genre graph: what it refuses, what it answers, and what the shipped one holds.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { genreKey } from '../../../../src/core/genres/name.ts';
import {
  createVocabulary,
  findGenre,
  type GenreDefinition,
  liesUnder,
  lineage,
  topGenresOf,
} from '../../../../src/core/genres/vocabulary/vocabulary.ts';
import {
  shippedCleaner,
  shippedGenres,
  shippedTagWords,
  shippedVocabulary,
} from '../../../helpers/genres.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';

function genre(name: string, parents: string[] = [], aliases: string[] = []): GenreDefinition {
  return { name, parents, aliases, top: parents.length === 0 };
}

describe('createVocabulary', () => {
  it.each<[string, GenreDefinition[], RegExp]>([
    [
      'a name twice',
      [genre('hip hop'), genre('Hip-Hop')],
      /'Hip-Hop' is defined twice \(also as 'hip hop'\)/,
    ],
    [
      'an unknown parent',
      [genre('house', ['electronic'])],
      /'house' stands under 'electronic', which is not defined/,
    ],
    [
      'an alias of two',
      [genre('a'), genre('b', [], ['x']), genre('c', [], ['X'])],
      /'X' stands for both 'b' and 'c'/,
    ],
    [
      'an alias that is a name',
      [genre('rock'), genre('pop', [], ['Rock'])],
      /'Rock' stands for both 'rock' and 'pop'/,
    ],
    ['a circle', [genre('a', ['b']), genre('b', ['c']), genre('c', ['a'])], /under itself/],
    ['an empty name', [genre(' ')], /needs a name/],
  ])('refuses %s', (_, definitions, message) => {
    expect(() => createVocabulary(definitions)).toThrow(message);
  });

  it('knows the short forms of every "and"', () => {
    const vocabulary = createVocabulary([genre('drum and bass'), genre('rock and roll')]);
    for (const text of ['drumnbass', "Drum 'n' Bass", 'DRUM & BASS', 'drum and bass']) {
      expect(findGenre(vocabulary, text)).toBe('drum and bass');
    }
    expect(findGenre(vocabulary, 'rocknroll')).toBe('rock and roll');
  });
});

describe('lineage', () => {
  const vocabulary = createVocabulary([
    genre('electronic'),
    genre('dance'),
    genre('house', ['electronic', 'dance']),
    genre('techno', ['electronic']),
    genre('tech house', ['house', 'techno']),
  ]);

  it('goes up nearest first, first parents first, each once', () => {
    expect(lineage(vocabulary, 'tech house')).toEqual([
      'tech house',
      'house',
      'techno',
      'electronic',
      'dance',
    ]);
    expect(topGenresOf(vocabulary, 'tech house')).toEqual(['electronic', 'dance']);
    expect(liesUnder(vocabulary, 'tech house', 'techno')).toBe(true);
    expect(liesUnder(vocabulary, 'techno', 'dance')).toBe(false);
    expect(liesUnder(vocabulary, 'techno', 'techno')).toBe(true);
  });
});

describe('the shipped vocabulary', () => {
  it('holds at least 800 genres, all of them under 20-odd top genres', () => {
    const tops = shippedGenres.filter(({ top }) => top).length;
    expect(shippedGenres.length).toBeGreaterThanOrEqual(800);
    expect(tops).toBeGreaterThan(20);
    expect(tops).toBeLessThan(30);
    expect(shippedGenres.filter(({ name }) => topGenresOf(shippedVocabulary, name).length === 0)).toEqual([]);
  });

  it('is a graph: tech house is house and techno', () => {
    expect(shippedVocabulary.genres.get('tech house')?.parents).toEqual(['house', 'techno']);
  });

  it('gives no word two meanings: tag words are not genres', () => {
    const both = [...shippedTagWords.byKey.keys()].filter((key) => shippedVocabulary.byKey.has(key));
    expect(both).toEqual([]);
  });

  it('marks only its own genres as qualifiers and everyday words', () => {
    const { qualifiers, everyday } = shippedTagWords;
    const strangers = [...qualifiers, ...everyday].filter((key) => !shippedVocabulary.byKey.has(key));
    expect(strangers).toEqual([]);
  });

  it('cleans every one of its names to itself and every alias to its genre', () => {
    for (const { name, aliases } of shippedGenres) {
      expect(shippedCleaner.clean(name)).toMatchObject({
        category: 'genre',
        genres: [name],
        stage: 'canonical',
      });
      for (const alias of aliases) expect(shippedCleaner.clean(alias).genres).toEqual([name]);
    }
  });

  it.skipIf(!hasShared)('recognises at least 98 % of the MusicBrainz genres as names or aliases', () => {
    const names = readFileSync(sharedData('vocab', 'musicbrainz_genres.txt'), 'utf8').trim().split('\n');
    const known = names.filter((name) => shippedVocabulary.byKey.has(genreKey(name)));
    expect(names.length).toBeGreaterThan(800);
    expect(known.length / names.length).toBeGreaterThanOrEqual(0.98);
  });
});
