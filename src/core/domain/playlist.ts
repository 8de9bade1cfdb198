// Playlists: made by hand, an order of tracks; or smart, a filter that is looked through anew each time.
import * as z from 'zod';
import { trackFilterSchema, trackSortSchema } from './listing.ts';

export const playlistIdSchema = z.int().positive();

/** One line of visible text. */
export const playlistNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/\p{Cc}/u.test(name), 'a playlist name has no control characters');

export const playlistRuleSchema = z.object({
  filter: trackFilterSchema,
  sort: trackSortSchema,
  /** At most so many tracks, the first in the order; null = all. */
  limit: z.int().positive().nullable(),
});
export type PlaylistRule = z.infer<typeof playlistRuleSchema>;

export const playlistSchema = z.object({
  id: playlistIdSchema,
  name: z.string(),
  /** Null for one made by hand. */
  rule: playlistRuleSchema.nullable(),
  /** Kept aside, to be had back. */
  deleted: z.boolean(),
  tracks: z.int(),
  seconds: z.number(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  changedAt: z.number(),
  /** Whether there is a change to take back, or one taken back to make again. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type Playlist = z.infer<typeof playlistSchema>;

export const playlistFormats = ['m3u8', 'm3u', 'pls', 'xspf', 'jspf', 'csv'] as const;
export const playlistFormatSchema = z.enum(playlistFormats);
export type PlaylistFormat = z.infer<typeof playlistFormatSchema>;
