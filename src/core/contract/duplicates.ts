// Tracks that are of one recording: looked for, compared, and what a person says of them. Nothing is ever deleted.
import * as z from 'zod';
import { duplicateGroupSchema, duplicateStateSchema, duplicateSummarySchema } from '../domain/duplicates.ts';
import { jobIdSchema } from '../domain/job.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const ofTrack = z.object({ trackId: trackIdSchema });

export const duplicatesContract = {
  state: procedure.output(duplicateStateSchema),
  /** Listens to what is as long as something else and has no fingerprint yet, and compares; goes on where it was cancelled. */
  look: procedure.output(z.object({ jobId: jobIdSchema })),
  /** By their first tracks. */
  list: procedure.output(z.array(duplicateSummarySchema)),
  /** The group that this track is in; null where it stands alone. */
  get: procedure.input(ofTrack).output(duplicateGroupSchema.nullable()),
  /** The track is taken for all of its group from now on, where each recording is wanted once; null: what seems best is, again. */
  prefer: procedure
    .input(z.object({ groupId: trackIdSchema, trackId: trackIdSchema.nullable() }))
    .output(z.null()),
  /** The track is not what the others of its group are; it leaves them and does not come back. `changes.undo` takes it back. */
  refuse: procedure.input(ofTrack).output(z.null()),
};
