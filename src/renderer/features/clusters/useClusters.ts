// The clusters, the job that finds them, and new tracks put into them without being asked.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Clustering } from '../../../core/domain/clusters.ts';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import { api } from '../../wire/api.ts';

/** The search that is under way, and the last one. */
export function useClusterJobs(): { readonly running: Job | undefined; readonly last: Job | undefined } {
  const { data: jobs = [] } = useQuery(api.jobs.list.queryOptions());
  const searches = jobs.filter(({ kind }) => kind === 'clusters');
  return { running: searches.find((job) => !hasEnded(job)), last: searches[0] };
}

export function usePlacing(waiting: number): void {
  const { mutate } = useMutation(api.clusters.place.mutationOptions());
  useEffect(() => {
    if (waiting > 0) mutate({});
  }, [waiting, mutate]);
}

/** As many rows as are fetched at once. */
const rowsAtOnce = 200;
export const medoidsShown = 3;

/** The typical tracks of all clusters, by their ids. */
export function useMedoids({ clusters }: Clustering): ReadonlyMap<number, TrackRow> {
  const ids = clusters.flatMap(({ medoids }) => medoids.slice(0, medoidsShown)).slice(0, rowsAtOnce);
  const { data: rows = [] } = useQuery(api.tracks.rows.queryOptions({ input: { ids } }));
  return new Map(rows.map((row) => [row.id, row]));
}
