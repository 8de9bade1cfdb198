// What a person says of tracks: set, taken back, undone; nothing said is ever overwritten.
import * as z from 'zod';
import { genreNameSchema } from '../model/genre.ts';
import { trackIdSchema } from '../model/track.ts';
import { procedure } from './procedure.ts';

const batchSchema = z.object({ batchId: z.int(), tracks: z.int() });

export const labelsContract = {
  /** Says the genre of all these tracks in one step; null clears. A genre not known yet is created. */
  set: procedure
    .input(z.object({ trackIds: z.array(trackIdSchema).min(1), genre: genreNameSchema.nullable() }))
    .output(batchSchema),
  /** Takes back the last step that is not undone yet; null when there is none. */
  undo: procedure.output(batchSchema.nullable()),
  /** Says again what was undone last; null when there is nothing, or something new was said since. */
  redo: procedure.output(batchSchema.nullable()),
};
