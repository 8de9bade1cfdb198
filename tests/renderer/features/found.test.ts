// What is marked of a found text is what the search finds it by.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/domain/text/folding.ts';
import { searchQuery, searchText } from '../../../src/main/store/tracks/searchText.ts';
import { foundParts } from '../../../src/renderer/features/table/columns/foundParts.ts';

const marked = (text: string, search: string): string[] =>
  foundParts(text, search)
    .filter(({ found }) => found)
    .map((part) => part.text);

describe('what is marked', () => {
  test('begins words, whatever their case and accents', () => {
    expect(marked('Moonlight Björk', 'moo bjo')).toEqual(['Moo', 'Bjö']);
    expect(marked('Ænima', 'aen')).toEqual(['Æn']);
    expect(marked('Blue in Green', 'lue')).toEqual([]);
    expect(marked('Gretel’s Green', 'gre')).toEqual(['Gre', 'Gre']);
    expect(marked('AC/DC', 'ac/dc')).toEqual(['AC', 'DC']);
    expect(marked('Rock and Roll', 'rock ro')).toEqual(['Rock', 'Ro']);
  });

  test('is found within what is written without spaces', () => {
    expect(marked('北国の春', '国')).toEqual(['国']);
  });

  test('keeps a letter and its marks together', () => {
    expect(marked('Bjo\u0308rk', 'bjo')).toEqual(['Bjo\u0308']);
  });

  test('leaves the text as it is', () => {
    const letters = fc.stringMatching(/^[A-Za-zÄÖßøé 日本'/.-]{0,24}$/u);
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), letters, (text, search) => {
        expect(
          foundParts(text, search)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('is there whenever one word that was typed begins a word of the text', () => {
    const letters = fc.stringMatching(/^[A-Za-zÄÖßøé ]{1,24}$/u);
    fc.assert(
      fc.property(letters, fc.stringMatching(/^[a-zäößøé]{1,3}$/u), (text, typed) => {
        const begins = searchText(text)
          .split(' ')
          .some((word) => word.startsWith(fold(typed)));
        expect(searchQuery(typed)).not.toBeNull();
        expect(marked(text, typed).length > 0).toBe(begins);
      }),
    );
  });
});
