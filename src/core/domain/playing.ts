// What the player keeps in the library: what is queued, what is in the player, and where in it.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** A queue is listened to, not archived; who wants more makes a playlist. */
const mostQueued = 10_000;

export const queuedSchema = z.array(trackIdSchema).max(mostQueued);

/** A track in the player, and how many seconds of it were played. */
export const keptPlaceSchema = z.object({ trackId: trackIdSchema, seconds: z.number().min(0) });
export type KeptPlace = z.infer<typeof keptPlaceSchema>;
