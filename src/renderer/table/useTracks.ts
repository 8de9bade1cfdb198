// The listed tracks: their ids all at once, their rows by the page as they come into sight.
import { keepPreviousData, type QueryKey, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import type { TrackRow } from '../../core/model/track.ts';
import { api, client } from '../api.ts';
import { useView } from '../stores/view.ts';
import { filterOf, sortOf } from './listing.ts';
import { rowMemory } from './rowMemory.ts';

const rowsInPage = 100;
const memory = rowMemory<TrackRow>(4000);
const noIds: readonly number[] = [];

/** Ids of what the view lists; those of the view before while new ones are on their way. */
export function useTrackIds() {
  const { view, sort, search: typed } = useView();
  // Typing goes before listing: the field never waits for the list.
  const search = useDeferredValue(typed);
  const filter = filterOf(view, search);
  const playlistId = view.kind === 'playlist' ? view.playlistId : null;
  // One query for both, so that the list of before stays in sight until the next is here.
  const query = useQuery<number[], Error, number[], QueryKey>({
    queryKey:
      playlistId === null
        ? api.tracks.query.queryKey({ input: { filter, sort: sortOf(sort) } })
        : api.playlists.tracks.queryKey({ input: { id: playlistId } }),
    queryFn: ({ signal }) =>
      playlistId === null
        ? client.tracks.query({ filter, sort: sortOf(sort) }, { signal })
        : client.playlists.tracks({ id: playlistId }, { signal }),
    placeholderData: keepPreviousData,
  });
  const narrowed = playlistId !== null && filter.search !== undefined;
  const found = useQuery(
    api.tracks.query.queryOptions({
      input: narrowed ? { filter: { search: filter.search } } : skipToken,
      placeholderData: keepPreviousData,
    }),
  ).data;
  const ids = useMemo(() => {
    const all = query.data ?? noIds;
    if (!narrowed) return all;
    const among = new Set(found);
    return all.filter((id) => among.has(id));
  }, [query.data, narrowed, found]);
  return { ...query, ids };
}

/** The row of each listed track from `first` to `last`; undefined for what has not arrived. */
export function useTrackRows(
  ids: readonly number[],
  first: number,
  last: number,
): (id: number) => TrackRow | undefined {
  const from = Math.floor(first / rowsInPage);
  const pages = Math.max(0, Math.floor(last / rowsInPage) - from + 1);
  const fetched = useQueries({
    queries: Array.from({ length: pages }, (_, i) => {
      const start = (from + i) * rowsInPage;
      const input = { ids: ids.slice(start, start + rowsInPage) };
      return api.tracks.rows.queryOptions({ input, gcTime: 30_000, enabled: input.ids.length > 0 });
    }),
    combine: allRows,
  });
  useEffect(() => memory.remember(fetched), [fetched]);
  const here = new Map(fetched.map((row) => [row.id, row]));
  return (id) => here.get(id) ?? memory.recall(id);
}

// A function of its own, so that the rows are put together anew only when one of the pages has changed.
function allRows(pages: readonly { readonly data: TrackRow[] | undefined }[]): TrackRow[] {
  return pages.flatMap(({ data }) => data ?? []);
}
