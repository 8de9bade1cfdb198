// Changes that a person made, as undo and redo know them.
import * as z from 'zod';
import { playlistIdSchema } from './playlist.ts';

/** What undo and redo keep to: the labels and kinds of tracks and the names of clusters, the vocabulary, or one playlist. */
export const changeScopeSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('tracks') }),
  z.object({ of: z.literal('vocabulary') }),
  z.object({ of: z.literal('playlist'), id: playlistIdSchema }),
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
  }),
  z.object({ of: z.literal('vocabulary') }),
  z.object({ of: z.literal('playlist'), id: playlistIdSchema, name: z.string() }),
]);
export type Change = z.infer<typeof changeSchema>;
