// Tags of tracks: listed, of a selection, said by a person.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import { trackIdSchema } from '../domain/track.ts';
import {
  importedTagSchema,
  importRowsAtOnce,
  importSourceSchema,
  selectedTagSchema,
  tagFacetSchema,
  trackTagSchema,
  typedTagSchema,
} from '../domain/trackTag.ts';
import { procedure } from './procedure.ts';
import { taggingContract } from './tagging.ts';

export const trackTagsContract = {
  ...taggingContract,
  /** Those that any present track has, or is said not to have; most frequent first. */
  list: procedure
    .input(
      z.object({
        facet: tagFacetSchema.optional(),
        /** Stands in the name, or means it: 'calmness' finds 'calm'. */
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
  /**
   * Imports a CSV file with columns `track` (or `artist` and `title`), `tag` and `weight`, in the place of what the same source
   * (the file's name, unless told) said before.
   */
  import: procedure
    .input(z.object({ path: z.string().min(1), source: importSourceSchema.optional() }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Adds to what a source says; tracks are known by path, then by artist and title. The first tracks that are not found are named. */
  importRows: procedure
    .input(z.object({ source: importSourceSchema, rows: z.array(importedTagSchema).max(importRowsAtOnce) }))
    .output(z.object({ matched: z.int(), unmatched: z.array(z.string()), tags: z.int() })),
  /** What was imported, by source. */
  sources: procedure.output(z.array(z.object({ name: z.string(), at: z.number(), tracks: z.int() }))),
  /** All that a source says. */
  forget: procedure.input(z.object({ source: importSourceSchema })).output(z.null()),
};
