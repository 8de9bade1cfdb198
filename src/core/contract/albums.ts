// Albums and artists: a query returns first tracks, rows are fetched by the screenful, as with tracks.
import * as z from 'zod';
import { albumRowSchema, albumSortSchema, artistSchema } from '../domain/album.ts';
import { trackFilterSchema, trackGroupSchema } from '../domain/listing.ts';
import { trackIdSchema, trackListSchema, trackRowSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';
import { rowsAtOnce } from './tracks.ts';

const albumQuery = z.object({ filter: trackFilterSchema.optional(), sort: albumSortSchema.optional() });
const typedSchema = z.string().max(500);

export const albumsContract = {
  /** The albums of which some track matches the filter, sorted, each as the id of its first track. */
  query: procedure.input(albumQuery).output(trackListSchema),
  /** Those of these tracks, in this order; tracks that are on no album are left out. */
  rows: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(albumRowSchema)),
  /**
   * Where, in what `query` returns, the next album from `from` on stands whose artist (or title, when sorted by it) begins with
   * what is typed; it begins anew at the end. Null where there is none.
   */
  jump: procedure
    .input(albumQuery.extend({ typed: typedSchema, from: z.int().min(0) }))
    .output(z.int().nullable()),
  /** Albums in whose title or artist every word that is typed begins a word. */
  find: procedure
    .input(z.object({ typed: typedSchema, limit: z.int().min(1).max(rowsAtOnce) }))
    .output(z.array(albumRowSchema)),
  /** Everybody who plays or owns an album, by name; with `typed`, those in whose name every word of it begins a word. */
  artists: procedure
    .input(z.object({ typed: typedSchema.optional(), limit: z.int().min(1).max(100_000).optional() }))
    .output(z.array(artistSchema)),
  /** The tracks by an artist below their albums: the artist's own by year, those of others, then tracks without one. */
  byArtist: procedure
    .input(
      z.object({
        name: z.string().max(5000),
        filter: trackFilterSchema.optional(),
        rows: z.int().min(0).max(rowsAtOnce).optional(),
      }),
    )
    .output(
      z.object({ ids: trackListSchema, groups: z.array(trackGroupSchema), rows: z.array(trackRowSchema) }),
    ),
  /** The tracks of an album, in order, below its discs where it has several. */
  tracks: procedure
    .input(
      z.object({
        filter: trackFilterSchema,
        rows: z.int().min(0).max(rowsAtOnce).optional(),
      }),
    )
    .output(
      z.object({ ids: trackListSchema, groups: z.array(trackGroupSchema), rows: z.array(trackRowSchema) }),
    ),
};
