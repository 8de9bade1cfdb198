// Clusters: tracks that sound alike, found without asking anybody.
import * as z from 'zod';

export const clusterMethods = ['k-means', 'birch', 'gaussian'] as const;
export const clusterMethodSchema = z.enum(clusterMethods);
export type ClusterMethod = z.infer<typeof clusterMethodSchema>;
