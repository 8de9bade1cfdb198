// The map: tracks laid out on a square by how near they sound, and what its places are coloured by.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import { mapColours, mapKindSchema, mapValuesSchema, trackMapSchema } from '../domain/map.ts';
import { trackListSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const ofKind = z.object({ kind: mapKindSchema });

export const mapContract = {
  /** The layout as it is kept; null where there is none of this kind yet. */
  get: procedure.input(ofKind).output(trackMapSchema.nullable()),
  /** Lays all tracks out anew; the layout before stays until the new one is whole. */
  layOut: procedure
    .input(ofKind.extend({ seed: z.int().optional() }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Puts the tracks that wait for it where those are that sound like them; returns how many came onto the map. */
  place: procedure.input(ofKind).output(z.object({ placed: z.int() })),
  /** What these tracks are to be coloured by; a track that is not there has no value. */
  values: procedure.input(z.object({ by: z.enum(mapColours), ids: trackListSchema })).output(mapValuesSchema),
};
