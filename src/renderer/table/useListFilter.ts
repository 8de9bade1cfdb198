// The filter of what is on screen, as the contract takes it: view, search and chips together.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Genre } from '../../core/model/genre.ts';
import type { TrackFilter } from '../../core/model/listing.ts';
import { api } from '../api.ts';
import { useView } from '../stores/view.ts';
import { filterOf } from './listing.ts';

const noGenres: readonly Genre[] = [];

/** Typing goes before listing: the field never waits for the list. */
export function useListFilter(): TrackFilter {
  return useFilterFor(useDeferredValue(useView((state) => state.search)));
}

/** With the search as it is typed this very moment. */
export function useTypedFilter(): TrackFilter {
  return useFilterFor(useView((state) => state.search));
}

function useFilterFor(search: string): TrackFilter {
  const view = useView((state) => state.view);
  const filter = useView((state) => state.filter);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  return useMemo(
    () => filterOf({ view, search, filter }, genres ?? noGenres),
    [view, search, filter, genres],
  );
}
