// What the person is looking at: the view, the search, the order, the selection. Only the order outlives the page.
import * as z from 'zod';
import { create } from 'zustand';
import { type GroupBy, groupBySchema, type TrackFilter } from '../../../core/domain/listing.ts';
import { keep, readKept } from '../kept.ts';
import { filterBeside, type View } from './listing.ts';
import { emptySelection, type Selection } from './selection.ts';
import { firstSort, type Sort, sortSchema } from './sorting.ts';

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

const orderKey = 'stackwax.order';
const orderSchema = z.object({ sort: sortSchema, group: groupBySchema.nullable() });

export const useView = create<ViewStore>()(() => ({
  view: { kind: 'all' },
  search: '',
  filter: {},
  ...readKept(orderKey, orderSchema, { sort: [...firstSort], group: null }),
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
  keepOrder();
}

export function setGroup(group: GroupBy | null): void {
  useView.setState({ group });
  keepOrder();
}

function keepOrder(): void {
  const { sort, group } = useView.getState();
  keep(orderKey, { sort, group });
}

export function setSelection(selection: Selection): void {
  useView.setState({ selection });
}

export function selectedIds(): number[] {
  return [...useView.getState().selection.ids];
}
