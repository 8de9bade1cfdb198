// Playlists: manual (a list of tracks) or smart (a filter, evaluated each time).
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
  /** Limit: the first so many tracks in the order; null = all. */
  limit: z.int().positive().nullable(),
});
export type PlaylistRule = z.infer<typeof playlistRuleSchema>;

export const playlistSchema = z.object({
  id: playlistIdSchema,
  name: z.string(),
  /** Null for a manual playlist. */
  rule: playlistRuleSchema.nullable(),
  /** Deleted, but restorable. */
  deleted: z.boolean(),
  tracks: z.int(),
  seconds: z.number(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  changedAt: z.number(),
});
export type Playlist = z.infer<typeof playlistSchema>;

export const playlistFormats = ['m3u8', 'm3u', 'pls', 'xspf', 'jspf', 'csv'] as const;
export const playlistFormatSchema = z.enum(playlistFormats);
export type PlaylistFormat = z.infer<typeof playlistFormatSchema>;
