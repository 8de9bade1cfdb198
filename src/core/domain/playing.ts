// What the player keeps in the library: what is queued, what is in the player, and where in it.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** A queue is listened to, not archived; who wants more makes a playlist. */
export const mostQueued = 10_000;

export const queuedSchema = z.array(trackIdSchema).max(mostQueued);

/** A play counts after half the track, or after four minutes of a long one. */
const mostSecondsToCount = 240;

/** How many seconds of a track must have sounded for it to be played; `duration` in seconds, null while it is not known. */
export function secondsToCount(duration: number | null): number {
  return duration === null ? mostSecondsToCount : Math.min(mostSecondsToCount, duration / 2);
}

/** A track in the player, and how many seconds of it were played. */
export const keptPlaceSchema = z.object({ trackId: trackIdSchema, seconds: z.number().min(0) });
export type KeptPlace = z.infer<typeof keptPlaceSchema>;
