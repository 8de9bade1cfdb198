// Walks through the library by sound: a path between two tracks, more like these and less like those, a radio without end.
import * as z from 'zod';
import { trackFilterSchema } from '../domain/listing.ts';
import { playlistIdSchema } from '../domain/playlist.ts';
import { trackIdSchema } from '../domain/track.ts';
import { blendedSchema, limitsSchema, mostSteps, pathSchema, radioTrackSchema } from '../domain/walk.ts';
import { procedure } from './procedure.ts';

/** Most examples on either side. */
const examplesSchema = z.array(trackIdSchema).max(50);

/** What a radio begins with. */
const radioFromSchema = z.discriminatedUnion('kind', [
  /** Goes where it sounds like these. */
  z.object({ kind: z.literal('tracks'), ids: z.array(trackIdSchema).min(1).max(10_000) }),
  z.object({ kind: z.literal('playlist'), id: playlistIdSchema }),
  /** Stays among what the filter lists, while it lasts: a genre, a cluster, an artist. */
  z.object({ kind: z.literal('filter'), filter: trackFilterSchema }),
]);

export const walksContract = {
  /**
   * From one track to another in even steps: no recording twice, no step beyond the limits, but for those that say which they
   * break. Without `steps` there are as many as suit.
   */
  path: procedure
    .input(
      z.object({
        from: trackIdSchema,
        to: trackIdSchema,
        steps: z.int().min(1).max(mostSteps).optional(),
        limits: limitsSchema.optional(),
        artistGap: z.int().min(0).max(50).optional(),
      }),
    )
    .output(pathSchema),
  /** Tracks liker to one of `more` than to any of `less`, the likest first. */
  blend: procedure
    .input(
      z.object({
        more: examplesSchema.min(1),
        less: examplesSchema.optional(),
        limit: z.int().min(1).max(500).optional(),
        perArtist: z.int().min(1).max(50).optional(),
      }),
    )
    .output(z.array(blendedSchema)),
  /** The next tracks of a radio; the same by the same seed. Fewer than `length` where nothing else is left. */
  radio: procedure
    .input(
      z.object({
        from: radioFromSchema,
        more: examplesSchema.optional(),
        less: examplesSchema.optional(),
        /** What it has played, in that order. */
        played: z.array(trackIdSchema).max(10_000).optional(),
        length: z.int().min(1).max(200).optional(),
        /** Tracks between two of one artist. */
        gap: z.int().min(0).max(100).optional(),
        seed: z.int().optional(),
      }),
    )
    .output(z.array(radioTrackSchema)),
};
