// The listed tracks: their ids all at once, their rows by the page as they come into sight.
import { keepPreviousData, type QueryKey, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { GroupBy, TrackFilter, TrackGroup, TrackSort } from '../../../core/domain/listing.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import { readQuery } from '../../../core/query/parse.ts';
import { soughtWords } from '../../../core/query/plainWords.ts';
import { api, client } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { filterOf, isGivenList, type View } from './listing.ts';
import { sortOf } from './sorting.ts';
import { useListFilter } from './useListFilter.ts';
import { useView } from './view.ts';

const rowsInPage = 100;
/** Rows that were shown lately, so that nothing flickers while the list around them is asked for again. */
const shownRows = lruCache<number, TrackRow>(4000);
const nothing: readonly number[] = [];
/** How many tracks that sound alike are worth a look. */
export const similarAtOnce = 100;

/** What stands above the tracks of each group. */
export interface Headings {
  readonly by: GroupBy | 'disc';
  readonly groups: readonly TrackGroup[];
}

/** A list as it comes: without headings, or with them. */
type Answer = number[] | { readonly ids: number[]; readonly headings: Headings };

/** Ids of what the view lists, and the headings among them; those of the view before while new ones are on their way. */
export function useTrackIds() {
  const view = useView((state) => state.view);
  const chosen = useView((state) => state.sort);
  const group = useView((state) => state.group);
  const filter = useListFilter();
  // One query for all, so that the list of before stays in sight until the next is here.
  const query = useQuery<Answer, Error, Answer, QueryKey>({
    ...listed(view, filter, sortOf(chosen), group),
    placeholderData: keepPreviousData,
  });
  const narrowed = isGivenList(view) && Object.keys(filter).length > 0;
  const found = useQuery(
    api.tracks.query.queryOptions({
      input: narrowed ? { filter } : skipToken,
      placeholderData: keepPreviousData,
    }),
  ).data;
  const answer = query.data ?? nothing;
  const all = 'headings' in answer ? answer.ids : answer;
  const ids = useMemo(() => {
    if (!narrowed) return all;
    const among = new Set(found);
    return all.filter((id) => among.has(id));
  }, [all, narrowed, found]);
  const headings = 'headings' in answer ? answer.headings : null;
  const { isPending, isFetching, isPlaceholderData, refetch } = query;
  const error = query.data === undefined ? query.error : null;
  const searched = useRef('');
  if (!isPlaceholderData) {
    const { query = null } = filter.query === undefined ? {} : readQuery(filter.query);
    searched.current = query === null ? '' : soughtWords(query);
  }
  const search = searched.current;
  // The table is drawn anew only when this is another.
  const list = useMemo(
    () => ({ ids, headings, search, isPending, error, refetch }),
    [ids, headings, search, isPending, error, refetch],
  );
  return { list, isFetching, isPlaceholderData };
}

export type TrackList = ReturnType<typeof useTrackIds>['list'];

/** Asks for the first list before anything else is asked for: what waits behind it is not what a person waits for. */
export function askForFirstList(): void {
  const { view, search, filter, sort, group } = useView.getState();
  void queryClient.prefetchQuery(listed(view, filterOf({ view, search, filter }, []), sortOf(sort), group));
}

function listed(
  view: View,
  filter: TrackFilter,
  sort: TrackSort,
  by: GroupBy | null,
): { queryKey: QueryKey; queryFn: (context: { signal: AbortSignal }) => Promise<Answer> } {
  if (view.kind === 'playlist') {
    const input = { id: view.playlistId };
    return {
      queryKey: api.playlists.tracks.queryKey({ input }),
      queryFn: ({ signal }) => client.playlists.tracks(input, { signal }),
    };
  }
  if (view.kind === 'similar') {
    const input = { id: view.trackId, limit: similarAtOnce };
    return {
      queryKey: [...api.tracks.similar.queryKey({ input }), 'ids'],
      queryFn: async ({ signal }) =>
        (await client.tracks.similar(input, { signal })).tracks.map(({ id }) => id),
    };
  }
  if (view.kind === 'album') {
    const input = { filter, rows: rowsInPage };
    return headed('disc', api.albums.tracks.queryKey({ input }), (signal) =>
      client.albums.tracks(input, { signal }),
    );
  }
  if (view.kind === 'artist') {
    const { by: _, ...rest } = filter;
    const input = { name: view.name, filter: rest, rows: rowsInPage };
    return headed('album', api.albums.byArtist.queryKey({ input }), (signal) =>
      client.albums.byArtist(input, { signal }),
    );
  }
  const input = { filter, sort, rows: rowsInPage, ...(by === null ? {} : { by }) };
  return headed(by, api.tracks.list.queryKey({ input }), (signal) => client.tracks.list(input, { signal }));
}

interface Grouped {
  readonly ids: number[];
  readonly groups: TrackGroup[];
  readonly rows: TrackRow[];
}

/** A list that comes with its headings, if it has any, and with the rows of its first tracks. */
function headed(
  by: Headings['by'] | null,
  queryKey: QueryKey,
  ask: (signal: AbortSignal) => Promise<Grouped>,
): { queryKey: QueryKey; queryFn: (context: { signal: AbortSignal }) => Promise<Answer> } {
  return {
    queryKey: [...queryKey, 'ids'],
    queryFn: async ({ signal }) => {
      const { ids, groups, rows } = await ask(signal);
      // The first rows come along, so that the list stands there at once and not as empty lines first.
      await queryClient.prefetchQuery({ ...pageOf(ids, 0), queryFn: () => rows });
      return by === null ? ids : { ids, headings: { by, groups } };
    },
  };
}

function pageOf(ids: readonly number[], page: number) {
  const input = { ids: ids.slice(page * rowsInPage, (page + 1) * rowsInPage) };
  return { ...api.tracks.rows.queryOptions({ input, gcTime: 30_000 }), enabled: input.ids.length > 0 };
}

/** The row of each listed track from `first` to `last`; undefined for what has not arrived. */
export function useTrackRows(
  ids: readonly number[],
  first: number,
  last: number,
): (id: number) => TrackRow | undefined {
  const from = Math.floor(first / rowsInPage);
  const pages = Math.max(0, Math.floor(last / rowsInPage) - from + 1);
  const [combine] = useState(rowsOfPages);
  const here = useQueries({
    queries: Array.from({ length: pages }, (_, i) => pageOf(ids, from + i)),
    combine,
  });
  useEffect(() => {
    for (const row of here.values()) shownRows.set(row.id, row);
  }, [here]);
  return (id) => here.get(id) ?? shownRows.get(id);
}

type Page = readonly TrackRow[] | undefined;

/** Puts pages together as rows by id, and anew only when one of them is another: the library would compare all fields of all rows. */
function rowsOfPages(): (pages: readonly { readonly data: Page }[]) => ReadonlyMap<number, TrackRow> {
  let before: readonly Page[] = [];
  let rows: ReadonlyMap<number, TrackRow> = new Map();
  return (pages) => {
    const now = pages.map(({ data }) => data);
    if (now.length === before.length && now.every((page, i) => page === before[i])) return rows;
    before = now;
    rows = new Map(now.flatMap((page) => page ?? []).map((row) => [row.id, row]));
    return rows;
  };
}
