// How many of some tracks have which genre, most first.
import type { TrackRow } from '../../core/model/track.ts';

/** A genre of null stands for Unsorted. */
export function countGenres(
  rows: readonly Pick<TrackRow, 'genre'>[],
): { genre: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const { genre } of rows) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  return [...counts]
    .map(([genre, count]) => ({ genre, count }))
    .sort((a, b) => b.count - a.count || (a.genre ?? '').localeCompare(b.genre ?? ''));
}
