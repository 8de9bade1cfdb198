// The filter of what is on screen, as the contract takes it: view, search and chips together.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Genre } from '../../../core/domain/genre.ts';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { api } from '../../wire/api.ts';
import { filterOf } from './listing.ts';
import { useView } from './view.ts';

const noGenres: readonly Genre[] = [];

export function useListFilter(): TrackFilter {
  const view = useView((state) => state.view);
  const filter = useView((state) => state.filter);
  // Typing goes before listing: the field never waits for the list.
  const search = useDeferredValue(useView((state) => state.search));
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  return useMemo(
    () => filterOf({ view, search, filter }, genres ?? noGenres),
    [view, search, filter, genres],
  );
}
