// What the person is looking at: the view, the search, the order, the selection. Lives as long as the page.
import { create } from 'zustand';
import type { GroupBy, TrackFilter } from '../../core/model/listing.ts';
import { filterBeside, type View } from '../table/listing.ts';
import { emptySelection, type Selection } from '../table/selection.ts';
import { firstSort, type Sort } from '../table/sorting.ts';

interface ViewStore {
  view: View;
  search: string;
  /** What the view is narrowed by besides: the chips above the list. */
  filter: TrackFilter;
  sort: Sort;
  /** Under which headings the tracks stand; null for none. */
  group: GroupBy | null;
  selection: Selection;
}

export const useView = create<ViewStore>()(() => ({
  view: { kind: 'all' },
  search: '',
  filter: {},
  sort: firstSort,
  group: null,
  selection: emptySelection,
}));

export function showView(view: View): void {
  useView.setState(({ filter }) => ({ view, filter: filterBeside(view, filter), selection: emptySelection }));
}

export function setFilter(filter: TrackFilter): void {
  useView.setState({ filter });
}

export function setSearch(search: string): void {
  useView.setState({ search });
}

export function setSort(sort: Sort): void {
  useView.setState({ sort });
}

export function setGroup(group: GroupBy | null): void {
  useView.setState({ group });
}

export function setSelection(selection: Selection): void {
  useView.setState({ selection });
}

export function selectedIds(): number[] {
  return [...useView.getState().selection.ids];
}
