// What genres look like, and what the inspector makes of probabilities.
import { describe, expect, it } from 'vitest';
import { genreHue } from '../../../src/core/domain/colours/genreHue.ts';
import { likeliest } from '../../../src/renderer/parts/genres/likeliest.ts';
import { starterGenres } from '../../helpers/starterGenres.ts';

describe('colours', () => {
  it('depend on the name alone, not on its case', () => {
    expect(genreHue('Zouk')).toBe(genreHue('zouk'));
    expect(genreHue('zouk')).toBeGreaterThanOrEqual(0);
    expect(genreHue('zouk')).toBeLessThan(360);
  });

  it('tell the ten genres of the starter model apart', () => {
    const hues = starterGenres.map(genreHue).toSorted((a, b) => a - b);
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
