// Taking in what other programs know: playlists, ratings, plays, cue points, genres.
import * as z from 'zod';
import { foreignKindSchema } from '../domain/foreign.ts';
import { jobIdSchema } from '../domain/job.ts';
import { procedure } from './procedure.ts';

export const importsContract = {
  /**
   * Reads files of other programs, what each is by its content unless told, and takes in what they say of tracks of the library:
   * a job whose report says what was found. All are read before anything is written; `dryRun` writes nothing.
   */
  start: procedure
    .input(
      z.object({
        paths: z.array(z.string().min(1)).min(1).max(100),
        as: foreignKindSchema.optional(),
        dryRun: z.boolean().optional(),
        /** Genres become labels where there is none, instead of one more source of tags. */
        genresAsLabels: z.boolean().optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};
