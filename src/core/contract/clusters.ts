// Clusters: tracks that sound alike, found, named, and made into genres, playlists and rules.
import * as z from 'zod';
import {
  clusterIdSchema,
  clusteringSchema,
  clusterMethodSchema,
  clusterNameSchema,
  mostClusters,
} from '../domain/clusters.ts';
import { genreNameSchema } from '../domain/genre.ts';
import { jobIdSchema } from '../domain/job.ts';
import { playlistNameSchema, playlistSchema } from '../domain/playlist.ts';
import { procedure } from './procedure.ts';

const one = z.object({ id: clusterIdSchema });

export const clustersContract = {
  /** The clusters as they are, each with what is typical of it; null where none were looked for yet. */
  get: procedure.output(clusteringSchema.nullable()),
  /** Finds them anew; those before stay until the new ones are whole. Without `k` the number is chosen. */
  find: procedure
    .input(
      z.object({
        method: clusterMethodSchema.optional(),
        k: z.int().min(1).max(mostClusters).optional(),
        seed: z.int().optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /** Puts tracks that came since into the nearest cluster; returns how many. */
  place: procedure.output(z.object({ placed: z.int() })),
  /** A name stays with its cluster for as long as that is recognised in new clusterings; null takes it back. */
  name: procedure.input(one.extend({ name: clusterNameSchema.nullable() })).output(z.null()),
  /** Labels all tracks of a cluster with a genre, in one step. */
  toGenre: procedure
    .input(one.extend({ genre: genreNameSchema }))
    .output(z.object({ tracks: z.int(), genre: z.string() })),
  /** A playlist of its tracks as they are, or a smart one that asks for the cluster. */
  toPlaylist: procedure
    .input(one.extend({ name: playlistNameSchema, smart: z.boolean().optional() }))
    .output(playlistSchema),
};
