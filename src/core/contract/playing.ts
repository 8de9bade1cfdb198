// Playing: counts, and what the player goes on with after a restart.
import * as z from 'zod';
import { keptPlaceSchema, queuedSchema } from '../domain/playing.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

export const playingContract = {
  /** The track was played once more, now. */
  count: procedure.input(z.object({ trackId: trackIdSchema })).output(z.null()),
  /** What was queued, and what was in the player. */
  kept: procedure.output(z.object({ queued: queuedSchema, place: keptPlaceSchema.nullable() })),
  /** Parts that are left out stay. Tracks that do not exist are left out when they are read. */
  keep: procedure
    .input(z.object({ queued: queuedSchema.optional(), place: keptPlaceSchema.nullable().optional() }))
    .output(z.null()),
};
