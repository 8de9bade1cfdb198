// What the person is looking at: the view, the search, the order, the selection. Lives as long as the page.
import { create } from 'zustand';
import { firstSort, type Sort, type View } from '../table/listing.ts';
import { emptySelection, type Selection } from '../table/selection.ts';

interface ViewStore {
  view: View;
  search: string;
  sort: Sort;
  selection: Selection;
}

export const useView = create<ViewStore>()(() => ({
  view: { kind: 'all' },
  search: '',
  sort: firstSort,
  selection: emptySelection,
}));

export function showView(view: View): void {
  useView.setState({ view, selection: emptySelection });
}

export function setSearch(search: string): void {
  useView.setState({ search });
}

export function setSort(sort: Sort): void {
  useView.setState({ sort });
}

export function setSelection(selection: Selection): void {
  useView.setState({ selection });
}

export function selectedIds(): number[] {
  return [...useView.getState().selection.ids];
}
