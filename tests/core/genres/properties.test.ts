// Laws of cleaning for any text: idempotent, never throws, never an empty name, quick on a megabyte.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genresOf, readGenreFields } from '../../../src/core/genres/declared.ts';
import { tagCategories } from '../../../src/core/genres/judge.ts';
import { words } from '../../../src/core/genres/normalise.ts';
import { shippedCleaner, shippedGenres, shippedTagWords, shippedVocabulary } from '../../helpers/genres.ts';

const someGenre = fc.constantFrom(...shippedGenres.map(({ name }) => name));
const someWord = fc.constantFrom(...[...shippedTagWords.byKey.keys()]);
const noise = fc.string({ unit: 'binary', maxLength: 12 });
const invisible = fc.constantFrom(
  '\0',
  '\u0007',
  '\u200b',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\ud800',
  '\u0301',
  ' ',
);
const separator = fc.constantFrom(' ', '/', ', ', ';', ' & ', '-', '(', ')', ' - ', '((', '(17)', '\\', '|');
const tagLike = fc
  .array(fc.oneof(someGenre, someWord, noise, invisible, separator, fc.nat(300).map(String)), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  tagLike,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

describe('reading any text', () => {
  it('never throws and names only genres that exist', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 3 }), (fields) => {
        for (const tag of readGenreFields(fields, shippedCleaner)) {
          expect(tagCategories).toContain(tag.category);
          expect(tag.genres.length > 0).toBe(tag.category === 'genre');
          for (const name of tag.genres) expect(shippedVocabulary.genres.has(name)).toBe(true);
          for (const facet of [...tag.eras, ...tag.moods, ...tag.descriptions])
            expect(facet.trim()).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is idempotent: what was cleaned is clean', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const name of genresOf(readGenreFields([text], shippedCleaner))) {
          expect(readGenreFields([name], shippedCleaner)).toMatchObject([
            { category: 'genre', genres: [name], stage: 'canonical' },
          ]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not see case, accents, invisible characters or outer spaces', () => {
    fc.assert(
      fc.property(someGenre, fc.array(invisible), (name, marks) => {
        const dressed = `  ${marks.join('')}${name.toUpperCase().normalize('NFD')}${marks.join('')} `;
        // A NUL separates, so it may only stand outside.
        expect(genresOf(readGenreFields([dressed], shippedCleaner))).toEqual([name]);
      }),
    );
  });
});

describe('words', () => {
  it('is idempotent and yields neither empty words nor spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = words(text);
        for (const word of once) expect(word).toMatch(/^[^\s]+$/u);
        expect(words(once.join(' '))).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a megabyte', () => {
  const size = 1 << 20;
  it.each([
    ['one letter', 'a'.repeat(size)],
    ['genres in a row', 'rock '.repeat(size / 5)],
    ['a list', 'rock/'.repeat(size / 5)],
    ['values', 'rock;'.repeat(size / 5)],
    ['brackets', '('.repeat(size)],
    ['references', '(17)'.repeat(size / 4)],
    ['apostrophes', "'n".repeat(size / 2)],
    ['accents', `e${'\u0301'.repeat(size)}`],
    ['spaces', `${' '.repeat(size)}rock`],
    ['bidi marks', '\u202e\u2066'.repeat(size / 2)],
    ['newlines', '\n'.repeat(size)],
  ])('of %s is read', (_, text) => {
    // The runner's time limit is what guards against quadratic reading.
    expect(readGenreFields([text], shippedCleaner).length).toBeLessThanOrEqual(size);
  });
});
