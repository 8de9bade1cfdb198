// Similarity against published values, and which slips are corrected and which are other words.
import { describe, expect, it } from 'vitest';
import { createSpeller, jaroWinkler } from '../../../src/core/genres/spelling.ts';
import { shippedCleaner } from '../../helpers/genres.ts';

describe('jaroWinkler', () => {
  // Winkler 1990 and the US Census Bureau's strcmp95 table.
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['jones', 'johnson', 0.8324],
    ['abroms', 'abrams', 0.9222],
  ])('of %s and %s is %f', (a, b, similarity) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
    expect(jaroWinkler(b, a)).toBeCloseTo(similarity, 4);
  });

  it('is 1 for the same, 0 for nothing in common', () => {
    expect(jaroWinkler('rock', 'rock')).toBe(1);
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
    expect(jaroWinkler('', 'rock')).toBe(0);
  });
});

describe('createSpeller', () => {
  const known = new Map([
    ['trance', 1],
    ['metal', 1],
    ['techno', 1],
    ['electronica', 2.5],
    ['country', 1],
    ['folk', 1],
  ]);
  const speller = createSpeller(known, new Set(['county']));

  it.each([
    ['trnace', 'trance'],
    ['mettal', 'metal'],
    ['metl', 'metal'],
    ['techhno', 'techno'],
    ['elektronica', 'electronica'],
    ['electronca', 'electronica'],
    ['folck', 'folk'],
    ['kountry', 'country'],
  ])('%s means %s', (written, meant) => {
    expect(speller.correct(written)).toBe(meant);
  });

  it.each(['france', 'mental', 'county', 'trance', 'met', '', '80s', 'xylophone'])(
    '%j is left alone',
    (written) => {
      expect(speller.correct(written)).toBeNull();
    },
  );
});

describe('spelling in tags', () => {
  it('never turns one real word into another', () => {
    for (const written of [
      'France',
      'mental',
      'Metallica',
      'county',
      'pink',
      'queen',
      'beach',
      'stance',
      'garbage',
      'radio',
    ]) {
      expect(shippedCleaner.clean(written)).toMatchObject({ genres: [] });
      expect(shippedCleaner.clean(written).stage).not.toBe('spelling');
    }
  });

  it('mends single words inside longer tags', () => {
    expect(shippedCleaner.clean('Progresive Rock')).toMatchObject({
      genres: ['progressive rock'],
      stage: 'spelling',
    });
    expect(shippedCleaner.clean('sweedish deth metal')).toMatchObject({
      genres: ['death metal'],
      descriptions: ['sweden'],
    });
    expect(shippedCleaner.clean('norwegain black metal')).toMatchObject({
      genres: ['black metal'],
      descriptions: ['norway'],
    });
  });
});
