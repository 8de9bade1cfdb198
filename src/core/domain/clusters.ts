// Clusters: tracks that sound alike, found without asking anybody.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

export const clusterMethods = ['k-means', 'birch', 'gaussian'] as const;
export const clusterMethodSchema = z.enum(clusterMethods);
export type ClusterMethod = z.infer<typeof clusterMethodSchema>;

/** The most that can be asked for. */
export const mostClusters = 100;

/** It stays with a cluster as long as that is recognised in new clusterings. */
export const clusterIdSchema = z.int().positive();

/** One line of visible text. */
export const clusterNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/\p{Cc}/u.test(name), 'a name of a cluster has no control characters');

/** What a number of clusters came to, as the mean over several seeds. */
export const trialSchema = z.object({
  k: z.int(),
  /** -1 to 1: how much nearer tracks are to their own cluster than to the next; larger is better. */
  silhouette: z.number(),
  /** Davies and Bouldin: how wide clusters are for their distance; smaller is better. */
  daviesBouldin: z.number(),
});
export type Trial = z.infer<typeof trialSchema>;

const shareSchema = z.number().min(0).max(1);

export const clusterSchema = z.object({
  id: clusterIdSchema,
  /** Said by a person; null: it is called by what is in it. */
  name: z.string().nullable(),
  /** Present ones. */
  tracks: z.int(),
  /** What many of its tracks are, most frequent first, with the share of them. */
  genres: z.array(z.object({ genre: z.string(), share: shareSchema })),
  keys: z.array(z.object({ key: z.string(), share: shareSchema })),
  /** Beats a minute: a quarter of the tracks is slower than `low`, a quarter faster than `high`; null where none is known. */
  tempo: z.object({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
  /** Words of tags that stand out against the rest of the library, most telling first, with the share of tracks that have them. */
  words: z.array(z.object({ word: z.string(), share: shareSchema })),
  /** The tracks nearest to its middle. */
  medoids: z.array(trackIdSchema),
});
export type Cluster = z.infer<typeof clusterSchema>;

export const clusteringSchema = z.object({
  method: clusterMethodSchema,
  /** The number asked for; null: it was chosen. */
  asked: z.int().nullable(),
  seed: z.int(),
  /** Along how many principal directions tracks were compared. */
  dims: z.int(),
  /** Of the numbers that were tried; none where one was asked for. */
  trials: z.array(trialSchema),
  /** Of the clustering as it is; null where there are not two clusters. */
  silhouette: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  /** How many tracks were clustered. */
  clustered: z.int(),
  /** Analysed tracks that came since and are in no cluster yet. */
  waiting: z.int(),
  /** Tracks are compared in another way now than when it was made. */
  outdated: z.boolean(),
  /** The largest first. */
  clusters: z.array(clusterSchema),
  /** Names of clusters that no new one was recognised as. */
  gone: z.array(z.object({ id: clusterIdSchema, name: z.string() })),
});
export type Clustering = z.infer<typeof clusteringSchema>;

export const clustersReportSchema = z.object({
  clusters: z.int(),
  tracks: z.int(),
  silhouette: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  /** Names that clusters kept, and that went with theirs. */
  kept: z.array(z.string()),
  gone: z.array(z.string()),
  seconds: z.number(),
});
export type ClustersReport = z.infer<typeof clustersReportSchema>;
