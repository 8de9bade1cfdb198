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
export type PlaylistFormat = (typeof playlistFormats)[number];

/** What other programs take in as their own: one document of all lists with what is known of their tracks, or a Serato crate a list. */
export const programFormats = ['rekordbox', 'traktor', 'itunes', 'serato'] as const;
export type ProgramFormat = (typeof programFormats)[number];

export const exportFormats = [...playlistFormats, ...programFormats] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Whom an export can be for: then format and paths are those that it finds most by. */
export const playerNames = [
  'vlc',
  'mpv',
  'mpd',
  'mixxx',
  'rekordbox',
  'traktor',
  'serato',
  'itunes',
  'car',
] as const;
export const playerNameSchema = z.enum(playerNames);
export type PlayerName = z.infer<typeof playerNameSchema>;
