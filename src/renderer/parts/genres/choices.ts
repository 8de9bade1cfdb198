// Which genres are offered: the likeliest, and those that fit what has been typed.
import type { Probabilities } from '../../../core/domain/track.ts';
import { genreKey } from '../../../core/genres/name.ts';

export interface Choices {
  /** Names as stored, the best guess first. */
  readonly genres: readonly string[];
  /** The name to create, as typed; null when nothing was typed or it is one of the genres. */
  readonly create: string | null;
}

/** `likely` puts genres in order while nothing is typed; what is typed is matched without regard to spelling. */
export function genreChoices(genres: readonly string[], typed: string, likely: Probabilities): Choices {
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  const key = name === '' ? '' : genreKey(name);
  const rank = (genre: string): number => {
    const own = genreKey(genre);
    if (own === key) return 0;
    return own.startsWith(key) ? 1 : 2;
  };
  const matching = genres
    .filter((genre) => genreKey(genre).includes(key))
    .sort((a, b) => rank(a) - rank(b) || (likely[b] ?? 0) - (likely[a] ?? 0) || a.localeCompare(b));
  const known = key === '' || genres.some((genre) => genreKey(genre) === key);
  return { genres: matching, create: known ? null : name };
}

/** So many genres, the likeliest first. */
export function likeliest(probabilities: Probabilities, most: number): { genre: string; share: number }[] {
  return Object.entries(probabilities)
    .map(([genre, share]) => ({ genre, share }))
    .sort((a, b) => b.share - a.share || a.genre.localeCompare(b.genre))
    .slice(0, most);
}
