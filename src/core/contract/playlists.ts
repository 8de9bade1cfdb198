// Playlists: made by hand or by a rule, and exported with the genres: written where the user says and nowhere else.
import * as z from 'zod';
import { genreSourceSchema } from '../domain/genre.ts';
import { jobIdSchema } from '../domain/job.ts';
import { trackSortSchema } from '../domain/listing.ts';
import {
  playlistFormatSchema,
  playlistIdSchema,
  playlistNameSchema,
  playlistRuleSchema,
  playlistSchema,
} from '../domain/playlist.ts';
import { trackIdSchema, trackListSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const one = z.object({ id: playlistIdSchema });
const someTracks = one.extend({ trackIds: z.array(trackIdSchema).min(1) });

/** What goes into the files; with neither genres, playlists nor tracks, every genre that has tracks. */
const selectionSchema = z.object({
  /** Only these genres, by name. */
  genres: z.array(z.string()).optional(),
  playlists: z.array(playlistIdSchema).optional(),
  /** A list of its own: what is selected, or what a view shows, in this order. */
  tracks: z.object({ name: playlistNameSchema, ids: z.array(trackIdSchema) }).optional(),
  /** Only tracks whose genre comes from one of these. */
  sources: z.array(genreSourceSchema).optional(),
  /** Genres that only the model says must be at least so sure. */
  minConfidence: z.number().min(0).max(1).optional(),
  /** The order of genres' tracks; absent = as on a shelf. Playlists keep their own. */
  sort: trackSortSchema.optional(),
  /** Everything in one file of this name instead of one file a list; a track stands in it once. */
  oneFile: playlistNameSchema.optional(),
  format: playlistFormatSchema.optional(),
  /** Absolute paths in the playlists instead of relative ones. */
  absolute: z.boolean().optional(),
});

export const playlistsContract = {
  /** By name; those that were deleted only when asked for. */
  list: procedure.input(z.object({ deleted: z.boolean().optional() })).output(z.array(playlistSchema)),
  get: procedure.input(one).output(playlistSchema),
  /** Ids of its tracks in its order; a smart one looks anew. */
  tracks: procedure.input(one).output(trackListSchema),
  /** By hand with these tracks, or smart with this rule. */
  create: procedure
    .input(
      z.object({
        name: playlistNameSchema,
        trackIds: z.array(trackIdSchema).optional(),
        rule: playlistRuleSchema.optional(),
      }),
    )
    .output(playlistSchema),
  rename: procedure.input(one.extend({ name: playlistNameSchema })).output(playlistSchema),
  setRule: procedure.input(one.extend({ rule: playlistRuleSchema })).output(playlistSchema),
  /** Before this track, or at the end; a track that is in it already stays where it is. */
  addTracks: procedure
    .input(someTracks.extend({ before: trackIdSchema.nullable().optional() }))
    .output(playlistSchema),
  removeTracks: procedure.input(someTracks).output(playlistSchema),
  /** Moves these tracks, in the order that they have, before this one; null = to the end. */
  move: procedure.input(someTracks.extend({ before: trackIdSchema.nullable() })).output(playlistSchema),
  /** Puts it aside; `restore` and `undo` bring it back as it was. */
  delete: procedure.input(one).output(playlistSchema),
  restore: procedure.input(one).output(playlistSchema),
  /** Takes back the last change of this playlist; nothing happens when there is none. */
  undo: procedure.input(one).output(playlistSchema),
  redo: procedure.input(one).output(playlistSchema),

  /** What an export would write, without writing. */
  preview: procedure.input(selectionSchema).output(
    z.object({
      files: z.array(z.object({ name: z.string(), tracks: z.int(), seconds: z.number() })),
      tracks: z.int(),
      seconds: z.number(),
      /** Tracks whose file names this format cannot hold. */
      leftOut: z.int(),
    }),
  ),
  export: procedure
    .input(
      selectionSchema.extend({
        /** Absolute path of the folder to write into; made when it does not exist. */
        folder: z.string().min(1),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};
