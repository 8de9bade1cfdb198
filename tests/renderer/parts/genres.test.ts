// Which genres the picker offers, what they look like, and what the inspector makes of probabilities.
import { describe, expect, it } from 'vitest';
import { genreChoices, likeliest } from '../../../src/renderer/parts/genres/choices.ts';
import { genreHue } from '../../../src/renderer/parts/genres/hue.ts';

const genres = ['blues', 'hip hop', 'jazz', 'pop', 'pop rock', 'rock'];

describe('the picker', () => {
  it('offers everything while nothing is typed, the likeliest first', () => {
    const { genres: offered, create } = genreChoices(genres, '', { rock: 0.6, jazz: 0.3, pop: 0.1 });
    expect(offered).toEqual(['rock', 'jazz', 'pop', 'blues', 'hip hop', 'pop rock']);
    expect(create).toBeNull();
  });

  it('puts what begins as typed before what contains it', () => {
    expect(genreChoices(genres, 'ro', {}).genres).toEqual(['rock', 'pop rock']);
  });

  it('does not mind the spelling, and does not offer to create what is there', () => {
    for (const typed of ['hip hop', 'Hip-Hop', 'HIPHOP', ' hip  hop '])
      expect(genreChoices(genres, typed, {})).toEqual({ genres: ['hip hop'], create: null });
  });

  it('offers to create anything else, as typed but for the spaces', () => {
    expect(genreChoices(genres, '  Vapor   Wave ', {})).toEqual({ genres: [], create: 'Vapor Wave' });
    expect(genreChoices(genres, 'po', {})).toEqual({ genres: ['pop', 'pop rock'], create: 'po' });
  });
});

describe('colours', () => {
  it('depend on the name alone, not on its case', () => {
    expect(genreHue('Zouk')).toBe(genreHue('zouk'));
    expect(genreHue('zouk')).toBeGreaterThanOrEqual(0);
    expect(genreHue('zouk')).toBeLessThan(360);
  });

  it('tell the ten genres of the starter model apart', () => {
    const hues = [
      'blues',
      'classical',
      'country',
      'disco',
      'hip hop',
      'jazz',
      'metal',
      'pop',
      'reggae',
      'rock',
    ]
      .map(genreHue)
      .toSorted((a, b) => a - b);
    const gaps = hues.map((hue, i) => (hues[(i + 1) % hues.length]! - hue + 360) % 360);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25);
  });
});

describe('the inspector', () => {
  it('lists the likeliest genres, ties by name', () => {
    expect(likeliest({ pop: 0.2, rock: 0.6, blues: 0.2 }, 2)).toEqual([
      { genre: 'rock', share: 0.6 },
      { genre: 'blues', share: 0.2 },
    ]);
    expect(likeliest({}, 5)).toEqual([]);
  });
});
