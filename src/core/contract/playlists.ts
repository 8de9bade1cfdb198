// Playlists, manual and smart, and the export of playlists and genres, into the folder that the user names and nowhere else.
import * as z from 'zod';
import { exportWarningsSchema } from '../domain/exportWarning.ts';
import { genreSourceSchema } from '../domain/genre.ts';
import { jobIdSchema } from '../domain/job.ts';
import { trackSortSchema } from '../domain/listing.ts';
import {
  exportFormatSchema,
  playerNameSchema,
  playlistIdSchema,
  playlistNameSchema,
  playlistRuleSchema,
  playlistSchema,
} from '../domain/playlist.ts';
import { trackIdSchema, trackListSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const one = z.object({ id: playlistIdSchema });
const someTracks = one.extend({ trackIds: z.array(trackIdSchema).min(1) });

/** What to export; without genres, playlists and tracks, every genre that has tracks. */
export const exportSelectionSchema = z.object({
  /** Only these genres, by name. */
  genres: z.array(z.string()).optional(),
  playlists: z.array(playlistIdSchema).optional(),
  /** A list of its own, in this order: a selection, or the tracks of a view. */
  tracks: z.object({ name: playlistNameSchema, ids: z.array(trackIdSchema) }).optional(),
  /** Only tracks whose genre has one of these sources. */
  sources: z.array(genreSourceSchema).optional(),
  /** Lowest confidence of genres whose source is the model. */
  minConfidence: z.number().min(0).max(1).optional(),
  /** The order of genres' tracks; absent = album order. Playlists keep their own. */
  sort: trackSortSchema.optional(),
  /** One file of this name instead of one a list; a track appears in it once. */
  oneFile: playlistNameSchema.optional(),
  /** Each recording once, as the file that is preferred among its duplicates, else as the one that seems best. */
  once: z.boolean().optional(),
  format: exportFormatSchema.optional(),
  /** Absolute paths in the playlists instead of relative ones. */
  absolute: z.boolean().optional(),
  /** The player that it is for, by which format and paths are chosen that are not given. */
  for: playerNameSchema.optional(),
});

export const playlistsContract = {
  /** By name; deleted ones only on request. */
  list: procedure.input(z.object({ deleted: z.boolean().optional() })).output(z.array(playlistSchema)),
  get: procedure.input(one).output(playlistSchema),
  /** Ids of its tracks in order; a smart playlist is evaluated now. */
  tracks: procedure.input(one).output(trackListSchema),
  /** Creates a manual playlist of these tracks, or a smart one with this rule. */
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
  /** In one step with a new name, if there is one. */
  setRule: procedure
    .input(one.extend({ rule: playlistRuleSchema, name: playlistNameSchema.optional() }))
    .output(playlistSchema),
  /** Inserts before this track, or appends; a track that is in the list stays where it is. */
  addTracks: procedure
    .input(someTracks.extend({ before: trackIdSchema.nullable().optional() }))
    .output(playlistSchema),
  removeTracks: procedure.input(someTracks).output(playlistSchema),
  /** Moves these tracks, in their order in the list, before this one; null = to the end. */
  move: procedure.input(someTracks.extend({ before: trackIdSchema.nullable() })).output(playlistSchema),
  /** Deletes it; `restore` and undo bring it back unchanged. */
  delete: procedure.input(one).output(playlistSchema),
  restore: procedure.input(one).output(playlistSchema),

  /** What an export would write, without writing. */
  preview: procedure.input(exportSelectionSchema.extend({ folder: z.string().min(1).optional() })).output(
    z.object({
      files: z.array(z.object({ name: z.string(), tracks: z.int(), seconds: z.number() })),
      tracks: z.int(),
      seconds: z.number(),
      /** Tracks whose file names this format cannot hold. */
      leftOut: z.int(),
      warnings: exportWarningsSchema,
    }),
  ),
  export: procedure
    .input(
      exportSelectionSchema.extend({
        /** Absolute path of the target folder; created when it does not exist. */
        folder: z.string().min(1),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};
