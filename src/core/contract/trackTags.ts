// Tags of tracks: listed, of a selection, said by a person.
import * as z from 'zod';
import { trackIdSchema } from '../domain/track.ts';
import { selectedTagSchema, tagFacetSchema, trackTagSchema, typedTagSchema } from '../domain/trackTag.ts';
import { procedure } from './procedure.ts';
import { taggingContract } from './tagging.ts';

export const trackTagsContract = {
  ...taggingContract,
  /** Those that any present track has, or is said not to have; most frequent first. */
  list: procedure
    .input(
      z.object({
        facet: tagFacetSchema.optional(),
        /** Stands in the name. */
        search: z.string().max(500).optional(),
        /** 1,000 unless told. */
        limit: z.int().min(1).max(100_000).optional(),
      }),
    )
    .output(z.array(trackTagSchema)),
  /** The tags of these tracks, those that hold on the most first; of one track also what is proposed. */
  of: procedure.input(z.object({ ids: z.array(trackIdSchema).min(1) })).output(z.array(selectedTagSchema)),
  /**
   * What a person says of all these tracks, in one step of the log of changes: the tags hold, or do not (false), or nothing is
   * said (null). Returns the names under which they are kept.
   */
  say: procedure
    .input(
      z.object({
        trackIds: z.array(trackIdSchema).min(1),
        tags: z.array(typedTagSchema).min(1).max(100),
        holds: z.boolean().nullable(),
        /** These do not hold besides, in the same step. */
        without: z.array(typedTagSchema).max(100).optional(),
      }),
    )
    .output(z.object({ tracks: z.int(), tags: z.array(z.string()) })),
};
