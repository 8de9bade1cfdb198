// Writing what is known of tracks into their files: what it would do, doing it, and taking it back.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import {
  fileStepIdSchema,
  fileStepSchema,
  plannedAtOnce,
  plannedFileSchema,
  tagWritingOptionsSchema,
} from '../domain/tagWriting.ts';
import { trackIdSchema, trackListSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

export const tagWritingContract = {
  /** Present tracks whose genre a person has said, in the order of their paths. */
  said: procedure.output(trackListSchema),
  /** What would be written, old and new, a piece of the tracks at a time; the files are only read. Unknown tracks are left out. */
  preview: procedure
    .input(
      z.object({
        trackIds: z.array(trackIdSchema).min(1).max(plannedAtOnce),
        options: tagWritingOptionsSchema,
      }),
    )
    .output(z.array(plannedFileSchema)),
  /** Writes into the files of these tracks, one step of the log of changes. Refused while the setting `writeTags` is off. */
  write: procedure
    .input(z.object({ trackIds: trackListSchema, options: tagWritingOptionsSchema }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Steps that wrote files, the newest first. */
  steps: procedure.output(z.array(fileStepSchema)),
  /** Brings back the files of a step, the last one unless told, byte by byte; one that is another by now is left alone. */
  undo: procedure
    .input(z.object({ step: fileStepIdSchema.optional() }))
    .output(z.object({ jobId: jobIdSchema })),
};
