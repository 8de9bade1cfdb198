// Genres found by a few letters: the library's own first, every spelling, and the one function that all pickers share.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import { genreFinder, keyedVocabulary } from '../../../src/core/genres/finding.ts';
import { genreKey } from '../../../src/core/genres/name.ts';
import { parseGenreFile } from '../../../src/core/genres/vocabulary/vocabularyFile.ts';

const shipped = parseGenreFile(readFileSync(join(places.resourcesDir, 'genres.txt'), 'utf8'));
const vocabulary = keyedVocabulary(shipped);
const own = ['blues', 'hip hop', 'jazz', 'pop', 'pop rock', 'rock', 'school run'];
const finder = genreFinder(vocabulary, own);
const names = (typed: string, atMost = 5) => finder.find(typed, { atMost }).map(({ genre }) => genre);

describe('while nothing is typed', () => {
  test("the library's own are offered, the likeliest first", () => {
    const found = finder.find(' ', { likely: { rock: 0.6, jazz: 0.3, pop: 0.1 } });
    expect(found.map(({ genre }) => genre)).toEqual([
      'rock',
      'jazz',
      'pop',
      'blues',
      'hip hop',
      'pop rock',
      'school run',
    ]);
    expect(found.every(({ isOwn, spelling }) => isOwn && spelling === null)).toBe(true);
  });
});

describe('what is typed', () => {
  test("finds the library's own first, what begins so before what holds it, then the vocabulary's", () => {
    const found = finder.find('ro');
    expect(found.slice(0, 2).map(({ genre }) => genre)).toEqual(['rock', 'pop rock']);
    const others = found.slice(2);
    expect(others.length).toBeGreaterThan(20);
    expect(others.some(({ isOwn }) => isOwn)).toBe(false);
  });
  test('is taken by its word: what is called exactly so comes before all else', () => {
    expect(names('techno', 1)).toEqual(['techno']);
    expect(names('rock', 1)).toEqual(['rock']);
    expect(genreFinder(vocabulary, ['acid techno']).find('Techno', { atMost: 2 })).toEqual([
      { genre: 'techno', isOwn: false, spelling: null },
      { genre: 'acid techno', isOwn: true, spelling: null },
    ]);
  });
  test('may be any spelling, in any writing', () => {
    expect(finder.find('D&B', { atMost: 1 })).toEqual([
      { genre: 'drum and bass', isOwn: false, spelling: expect.any(String) },
    ]);
    for (const typed of ['hip hop', 'Hip-Hop', 'HIPHOP', ' hip  hop ']) {
      expect(names(typed, 1)).toEqual(['hip hop']);
      expect(finder.exactly(typed)).toBe('hip hop');
    }
    expect(finder.find('klassik', { atMost: 1 })[0]).toMatchObject({ genre: 'classical' });
  });
  test("may be a genre that only the user knows, and looks through the library's own alone where that is asked", () => {
    expect(names('school', 1)).toEqual(['school run']);
    expect(finder.find('ro', { among: 'own' }).map(({ genre }) => genre)).toEqual(['rock', 'pop rock']);
  });
  test('that nothing is called is new', () => {
    expect(finder.exactly('Vapor Soup')).toBeNull();
    expect(finder.find('vapor soup')).toEqual([]);
    expect(finder.exactly('  ')).toBeNull();
  });
});

test('every name and every spelling of the vocabulary leads first to its genre', () => {
  for (const { name, aliases } of shipped)
    for (const typed of [name, ...aliases]) {
      const exact = finder.exactly(typed);
      expect([typed, exact === null ? null : genreKey(exact)]).toEqual([typed, genreKey(name)]);
      expect([typed, finder.find(typed, { atMost: 1 })[0]?.genre]).toEqual([typed, exact]);
    }
});

test('whatever is typed, each genre is found once, and own stand before others of no better fit', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.subarray(shipped.map(({ name }) => name)), (typed, mine) => {
      const found = genreFinder(vocabulary, mine).find(typed);
      expect(new Set(found.map(({ genre }) => genreKey(genre))).size).toBe(found.length);
      const exact = found.findIndex(({ isOwn }) => !isOwn);
      const firstOther = found.slice(exact < 0 ? found.length : exact);
      // After the exact ones no own genre stands behind one that is not.
      const later = firstOther.findIndex(({ isOwn }) => isOwn);
      if (later > 0)
        for (const { genre, spelling } of firstOther.slice(0, later))
          expect([genreKey(genre), genreKey(spelling ?? '')]).toContain(genreKey(typed));
    }),
    { numRuns: 200 },
  );
});
