// The user's labels: set, cleared, exported, imported. No label is ever overwritten.
import * as z from 'zod';
import { genreNameSchema } from '../domain/genre.ts';
import { importReportSchema, labelsFileSchema } from '../domain/labelsFile.ts';
import { starsSchema } from '../domain/rating.ts';
import { reviewSchema } from '../domain/review.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

export const labelsContract = {
  /** Labels all these tracks with a genre in one step; null clears. A new genre is created. */
  set: procedure
    .input(z.object({ trackIds: z.array(trackIdSchema).min(1), genre: genreNameSchema.nullable() }))
    .output(z.object({ tracks: z.int(), genre: z.string().nullable() })),
  /** Gives all these tracks so many stars in one step; null takes them back. `tracks`: how many had others before. */
  rate: procedure
    .input(z.object({ trackIds: z.array(trackIdSchema).min(1), stars: starsSchema.nullable() }))
    .output(z.object({ tracks: z.int() })),
  /**
   * The tracks to label next, the most informative first: typical of much that is still unlabelled, unlike one
   * another, few by one artist, and uncertain to the model (facility location; see core/learning/judging/reviewQueue).
   * It ends where an answer would put less than a tenth of a track right, and does not ask what is known.
   */
  reviewQueue: procedure
    .input(
      z.object({
        limit: z.int().min(1).max(200).optional(),
        /** Not these: they were put off, or wait for their answer. */
        except: z.array(trackIdSchema).max(1000).optional(),
        /** Goes on with what is not worth asking. */
        anyway: z.boolean().optional(),
      }),
    )
    .output(reviewSchema),
  /** All labels as one portable document. */
  export: procedure.output(labelsFileSchema),
  /** Imports labels in one step; tracks are identified by path, then fingerprint, then artist, title and length. */
  import: procedure.input(labelsFileSchema).output(importReportSchema),
};
