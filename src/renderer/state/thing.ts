// What can be shown, played and opened a menu of, wherever it stands: a genre, a playlist, a folder, an album, an artist, a tag ...
import * as z from 'zod';
import { trackIdSchema } from '../../core/domain/track.ts';

const id = z.int().positive();
const plainViews = [
  'all',
  'unsorted',
  'needsReview',
  'disagreements',
  'missing',
  'failed',
  'notMusic',
  'maybeNotMusic',
] as const;

export const thingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: z.enum(plainViews) }),
  z.object({ kind: z.literal('genre'), genreId: id }),
  z.object({ kind: z.literal('playlist'), playlistId: id }),
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('album'), title: z.string(), artist: z.string().nullable() }),
  z.object({ kind: z.literal('artist'), name: z.string() }),
  z.object({ kind: z.literal('tag'), tagId: id, name: z.string() }),
  z.object({ kind: z.literal('cluster'), clusterId: id, name: z.string() }),
  z.object({ kind: z.literal('tracks'), trackIds: z.array(trackIdSchema).min(1) }),
]);
export type Thing = z.infer<typeof thingSchema>;
