// Playlists: one file a genre, written where the user says and nowhere else.
import * as z from 'zod';
import { jobIdSchema } from '../model/job.ts';
import { procedure } from './procedure.ts';

const playlistFormatSchema = z.enum(['m3u8']);

export const playlistsContract = {
  export: procedure
    .input(
      z.object({
        /** Absolute path of the folder to write into; made when it does not exist. */
        folder: z.string().min(1),
        format: playlistFormatSchema.optional(),
        /** Only these genres, by name; absent = all that have tracks. */
        genres: z.array(z.string()).optional(),
        /** Absolute paths in the playlists instead of relative ones. */
        absolute: z.boolean().optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};
