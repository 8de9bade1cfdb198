// The rows of tracks by their ids, as many as there are.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import { api } from '../../wire/api.ts';

/** Those that have come, by id. */
export function useRows(ids: readonly number[]): ReadonlyMap<number, TrackRow> {
  const batches = Array.from({ length: Math.ceil(ids.length / rowsAtOnce) }, (_, n) =>
    ids.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce),
  );
  return useQueries({
    queries: batches.map((batch) =>
      api.tracks.rows.queryOptions({ input: { ids: batch }, placeholderData: keepPreviousData }),
    ),
    combine: (results) => new Map(results.flatMap(({ data }) => data ?? []).map((row) => [row.id, row])),
  });
}

const shownAtOnce = 40;
const heard = { state: 'analysed', kind: 'music' } as const;

/** Tracks that have a place among the sounds, by what is typed. */
export function useFoundTracks(typed: string): readonly TrackRow[] {
  const search = typed.trim();
  const filter = search === '' ? heard : { ...heard, search };
  const { data } = useQuery(
    api.tracks.list.queryOptions({
      input: { filter, rows: shownAtOnce },
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  );
  return data?.rows ?? [];
}
