// Changes that a person made, as undo and redo know them.
import * as z from 'zod';
import { jobIdSchema } from './job.ts';
import { playlistIdSchema } from './playlist.ts';

/** What undo and redo keep to: the labels and kinds of tracks and the names of clusters, the vocabulary, one playlist, or the user's files. */
export const changeScopeSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('tracks') }),
  z.object({ of: z.literal('vocabulary') }),
  z.object({ of: z.literal('playlist'), id: playlistIdSchema }),
  z.object({ of: z.literal('files') }),
]);
export type ChangeScope = z.infer<typeof changeScopeSchema>;

/** A change that was undone or redone. */
export const changeSchema = z.discriminatedUnion('of', [
  /** How many tracks it concerns, and which genres are the library's since, or no longer. */
  z.object({
    of: z.literal('tracks'),
    tracks: z.int(),
    takenIn: z.array(z.string()),
    takenOut: z.array(z.string()),
    /** How many clusters were given a name, or lost it. */
    clusters: z.int(),
    /** How many playlists an import made, or that they are gone again. */
    playlists: z.int(),
  }),
  z.object({ of: z.literal('vocabulary') }),
  z.object({ of: z.literal('playlist'), id: playlistIdSchema, name: z.string() }),
  /** A job brings back, or writes anew, so many files; it says what became of each. */
  z.object({ of: z.literal('files'), files: z.int(), jobId: jobIdSchema }),
]);
export type Change = z.infer<typeof changeSchema>;
