// Playing: counts, and what the player goes on with after a restart.
import * as z from 'zod';
import { keptPlaceSchema, queuedSchema } from '../domain/playing.ts';
import { trackIdSchema, trackListSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

export const playingContract = {
  /** The track was played once more, now. */
  count: procedure.input(z.object({ trackId: trackIdSchema })).output(z.null()),
  /**
   * For each of these tracks the number of its album or genre: equal for those of one, in no order; tracks of none are each alone among
   * albums, and together among genres. Unknown ids are each alone.
   */
  groups: procedure
    .input(z.object({ ids: trackListSchema, by: z.enum(['albums', 'genres']) }))
    .output(z.array(z.int())),
  /** By how much the track would be louder or quieter, in dB, by itself and with its album. */
  levels: procedure
    .input(z.object({ trackId: trackIdSchema }))
    .output(z.object({ track: z.number(), album: z.number() })),
  /** What was queued, and what was in the player. */
  kept: procedure.output(z.object({ queued: queuedSchema, place: keptPlaceSchema.nullable() })),
  /** Parts that are left out stay. Tracks that do not exist are left out when they are read. */
  keep: procedure
    .input(z.object({ queued: queuedSchema.optional(), place: keptPlaceSchema.nullable().optional() }))
    .output(z.null()),
};
