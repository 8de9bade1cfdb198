// Of many genres the likeliest.
import type { Probabilities } from '../../../core/domain/track.ts';

/** So many genres, the likeliest first. */
export function likeliest(probabilities: Probabilities, most: number): { genre: string; share: number }[] {
  return Object.entries(probabilities)
    .map(([genre, share]) => ({ genre, share }))
    .sort((a, b) => b.share - a.share || a.genre.localeCompare(b.genre))
    .slice(0, most);
}
