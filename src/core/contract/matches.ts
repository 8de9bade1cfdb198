// Missing tracks that could be several files: what is asked, and the answers. Nothing is guessed.
import * as z from 'zod';
import { openMatchSchema } from '../domain/match.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

export const matchesContract = {
  /** What is open, by the path where the missing track was. Not to answer is to wait. */
  list: procedure.output(z.array(openMatchSchema)),
  /**
   * The missing track is this candidate: what was set on it is on that file from now on. Null: it is none of the files
   * that there are now, and none of them is asked about again.
   */
  answer: procedure
    .input(z.object({ trackId: trackIdSchema, candidateId: trackIdSchema.nullable() }))
    .output(z.null()),
};
