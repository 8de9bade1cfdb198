// Which of the genres that an ear names are in a library, as far as the ear alone can tell.
import type { Matrix } from '../../../domain/matrix.ts';
import type { HeardGenre } from './earColumns.ts';
import { fitHearing, hear } from './hearing.ts';

/** A genre joins with so many tracks, and such a share of them. */
const fewest = { tracks: 3, share: 0.02 };

/**
 * The genres that enough tracks sound most like. The rarest goes first: its tracks go to what they sound like next, which may
 * bring another genre to enough.
 * `library`: raw rows, each with the ear's columns. `settled`: genres that are known anyway.
 */
export function joiningGenres(
  library: Matrix,
  genres: readonly HeardGenre[],
  settled: readonly string[],
): string[] {
  const heard = hear(fitHearing(library, genres), library);
  const enough = Math.max(fewest.tracks, fewest.share * library.rows);
  const stays = new Set(genres.keys());
  for (;;) {
    const counts = new Map([...stays].map((g) => [g, 0]));
    for (let i = 0; i < library.rows; i++) {
      const row = heard.subarray(i * genres.length, (i + 1) * genres.length);
      const top = [...stays].reduce((best, g) => (row[g]! > row[best]! ? g : best), [...stays][0] ?? 0);
      counts.set(top, (counts.get(top) ?? 0) + 1);
    }
    const rare = [...counts].filter(([g, count]) => count < enough && !settled.includes(genres[g]!.genre));
    if (rare.length === 0) break;
    stays.delete(rare.reduce((least, one) => (one[1] < least[1] ? one : least))[0]);
  }
  return [...stays].map((g) => genres[g]!.genre);
}
