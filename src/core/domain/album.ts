// Albums as the grid lists them, and artists with what they play on.
import * as z from 'zod';
import type { TrackFilter } from './listing.ts';
import { trackIdSchema } from './track.ts';

/** What makes an album one: its title, and whose it is or where it lies. */
export const albumKeySchema = z.object({
  title: z.string().max(5000),
  /** The album artist, else the artist; null where no tag says it, or where many artists are on it. */
  artist: z.string().max(5000).nullable(),
  /** Of an album of several artists without an album artist: the folder that holds its tracks together. */
  folder: z.string().min(1).max(5000).nullable(),
});
export type AlbumKey = z.infer<typeof albumKeySchema>;

export const albumRowSchema = albumKeySchema.extend({
  /** Its first track, by which it is asked for and whose cover it has. */
  id: trackIdSchema,
  /** The first and the last year of its tracks. */
  years: z.object({ from: z.int(), to: z.int() }).nullable(),
  tracks: z.int(),
  seconds: z.number(),
  /** When its newest track was added, in milliseconds. */
  addedAt: z.number(),
  /** The genre of most of its tracks. */
  genre: z.string().nullable(),
});
export type AlbumRow = z.infer<typeof albumRowSchema>;

export const albumOrders = ['artist', 'title', 'year', 'added'] as const;
export const albumSortSchema = z.object({
  by: z.enum(albumOrders),
  direction: z.enum(['ascending', 'descending']),
});
export type AlbumSort = z.infer<typeof albumSortSchema>;

/** The tracks of an album. */
export function filterOfAlbum({ title, artist, folder }: AlbumKey): TrackFilter {
  return folder === null
    ? { album: { title, artist } }
    : { album: { title }, folder: { path: folder, below: true } };
}

export const artistSchema = z.object({
  name: z.string(),
  /** Albums of the artist's own, and tracks: those on albums of others, too. */
  albums: z.int(),
  tracks: z.int(),
});
export type Artist = z.infer<typeof artistSchema>;
