// Which spellings are one genre, and how stored names are shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayGenre, genreKey } from '../../../src/core/genres/name.ts';

describe('genreKey', () => {
  it.each([
    ['hip hop', 'Hip-Hop', 'hiphop', 'HIP  HOP', ' hip_hop '],
    ['rock and roll', 'Rock & Roll', "Rock'n'Roll", 'rock n roll', "rock 'n' roll", 'Rock ’n’ Roll'],
    ['r&b', 'R & B', "R'n'B", 'r and b'],
    ["children's music", 'Childrens Music', 'Children’s Music'],
    ['raï', 'rai', 'RAÏ'],
    ['łódź', 'lodz', 'Łódź'],
    ['post-rock', 'Post Rock', 'ｐｏｓｔ－ｒｏｃｋ', 'post\u200brock', '\u202epost\u2011rock'],
  ])('is one for %s and its variants', (...variants) => {
    expect(new Set(variants.map(genreKey)).size).toBe(1);
  });

  it('keeps different genres apart', () => {
    const names = [
      'rock',
      'rocksteady',
      'post-rock',
      'rumba',
      'rhumba',
      'j-pop',
      'pop',
      'techno',
      'tech house',
      '!!!',
      'ロック',
      'għana',
      'ghana',
    ];
    expect(new Set(names.map(genreKey)).size).toBe(names.length);
  });

  it('is idempotent, never throws, and is empty only for invisible text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const key = genreKey(text);
        expect(genreKey(key)).toBe(key);
        expect(key).not.toMatch(/\s/u);
        if (/[\p{L}\p{N}\p{P}]/u.test(text)) expect(key).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('displayGenre', () => {
  it.each([
    ['hip hop', 'Hip Hop'],
    ['drum and bass', 'Drum and Bass'],
    ['r&b', 'R&B'],
    ['contemporary r&b', 'Contemporary R&B'],
    ['idm', 'IDM'],
    ['trap edm', 'Trap EDM'],
    ['j-pop', 'J-Pop'],
    ['hi-nrg', 'Hi-NRG'],
    ["death 'n' roll", "Death 'n' Roll"],
    ['singer-songwriter', 'Singer-Songwriter'],
    ["children's music", "Children's Music"],
    ['éntekhno', 'Éntekhno'],
    ['chanson à texte', 'Chanson à Texte'],
    ['uk garage', 'UK Garage'],
    ['2-step', '2-Step'],
    ['the', 'The'],
  ])('shows %s as %s', (name, shown) => {
    expect(displayGenre(name)).toBe(shown);
  });

  it('changes letters only in case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(displayGenre(text).toLowerCase()).toBe(text.toLowerCase());
      }),
    );
  });
});
