// The albums of the grid: which there are all at once, each one's words by the page as it comes into sight.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AlbumRow } from '../../../core/domain/album.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import { useAlbumGrid } from '../../state/albums.ts';
import { useListFilter } from '../../state/list/useListFilter.ts';
import { api } from '../../wire/api.ts';

const inPage = 60;
/** Shown lately, so that nothing flickers while the grid is asked for again. */
const shownRows = lruCache<number, AlbumRow>(2000);

export function useAlbumQuery() {
  const filter = useListFilter();
  const sort = useAlbumGrid((state) => state.sort);
  return { filter, sort };
}

/** By their first tracks. */
export function useAlbumIds() {
  return useQuery(
    api.albums.query.queryOptions({ input: useAlbumQuery(), placeholderData: keepPreviousData }),
  );
}

export function useAlbumRows(
  ids: readonly number[],
  first: number,
  last: number,
): (id: number) => AlbumRow | undefined {
  const from = Math.floor(first / inPage);
  const pages = ids.length === 0 ? 0 : Math.max(0, Math.floor(last / inPage) - from + 1);
  const fetched = useQueries({
    queries: Array.from({ length: pages }, (_, i) =>
      api.albums.rows.queryOptions({
        input: { ids: ids.slice((from + i) * inPage, (from + i + 1) * inPage) },
        gcTime: 30_000,
      }),
    ),
    combine: allRows,
  });
  useEffect(() => {
    for (const row of fetched) shownRows.set(row.id, row);
  }, [fetched]);
  const here = new Map(fetched.map((row) => [row.id, row]));
  return (id) => here.get(id) ?? shownRows.get(id);
}

// A function of its own, so that rows are put together anew only when one of the pages has changed.
function allRows(pages: readonly { readonly data: AlbumRow[] | undefined }[]): AlbumRow[] {
  return pages.flatMap(({ data }) => data ?? []);
}
