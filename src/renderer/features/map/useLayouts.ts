// Laying the map out: the overview by itself as soon as there is something to see, the others when they are asked for.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import type { MapKind, TrackMap } from '../../../core/domain/map.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { api } from '../../wire/api.ts';

/** The layout that is under way, and the last that ended otherwise than it should. */
export function useLayoutJobs(): { readonly running: Job | undefined; readonly last: Job | undefined } {
  const { data: jobs = [] } = useQuery(api.jobs.list.queryOptions());
  const maps = jobs.filter(({ kind }) => kind === 'map');
  return { running: maps.find((job) => !hasEnded(job)), last: maps[0] };
}

export function useLayOut() {
  const { mutate, isPending } = useMutation(api.map.layOut.mutationOptions({ onError: notifyFailure }));
  return { layOut: (kind: MapKind) => mutate({ kind }), isPending };
}

/** What takes a moment needs nobody to ask for it; each is tried once. */
export function useByItself(kind: MapKind, map: TrackMap | null | undefined, analysed: number): void {
  const lay = useMutation(api.map.layOut.mutationOptions());
  const place = useMutation(api.map.place.mutationOptions());
  const isDue =
    kind === 'pca' && analysed > 0 && map !== undefined && (map === null || map.outdated === 'metric');
  const { mutate: layOut, isIdle } = lay;
  useEffect(() => {
    if (isDue && isIdle) layOut({ kind: 'pca' });
  }, [isDue, isIdle, layOut]);
  const waiting = map?.waiting ?? 0;
  const { mutate: putThere } = place;
  useEffect(() => {
    if (waiting > 0) putThere({ kind });
  }, [waiting, kind, putThere]);
}
