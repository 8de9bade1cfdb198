// Two models measured on the same tracks: how often the new one and the one before it were right, and what each knows.
import * as z from 'zod';

export const comparisonSchema = z.object({
  /** Tracks whose genre is known and that neither had seen when it was asked. */
  tracks: z.int(),
  /** How many of these the model before and the new one got right. */
  before: z.int(),
  now: z.int(),
  /** What the new model can predict and the one before could not, and the reverse. */
  gained: z.array(z.string()),
  lost: z.array(z.string()),
  /** The same counts genre by genre, of the genres that these tracks are of. */
  genres: z.array(z.object({ genre: z.string(), tracks: z.int(), before: z.int(), now: z.int() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** So many tracks of the library stood under `from` with the model before and stand under `to` with the new one; null is Unsorted. */
export const moveSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  tracks: z.int(),
});
export type Move = z.infer<typeof moveSchema>;

/** How many tracks had a genre and have none now. */
export function nowUnsorted(moves: readonly Move[]): number {
  return moves.reduce((sum, { to, tracks }) => (to === null ? sum + tracks : sum), 0);
}

/** Of fewer tracks a share is known to no better than 15 in 100, and a difference is chance. */
const fewestTracks = 10;

/** False where too few tracks could be held out to say anything. */
export function tells({ tracks }: Pick<Comparison, 'tracks'>): boolean {
  return tracks >= fewestTracks;
}

/** The genres that went better or worse; none where nothing can be said. */
export function changedGenres(comparison: Comparison | null): Comparison['genres'] {
  return comparison === null || !tells(comparison)
    ? []
    : comparison.genres.filter(({ before, now }) => before !== now);
}

/** True for one that there is reason not to use. */
export function isWorse(comparison: Comparison | null): boolean {
  return comparison !== null && tells(comparison) && comparison.now < comparison.before;
}
