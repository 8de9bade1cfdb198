// Where the person is with filters: the menu of what to filter by, the chip that is open.
import { create } from 'zustand';
import { withoutField } from './chips.ts';
import { conditionsOf, type Field } from './conditions.ts';
import { setFilter, useView } from './list/view.ts';
import { showScreen } from './screen.ts';

interface Filtering {
  menu: boolean;
  /** Its chip is there even while it is empty. */
  editing: Field | null;
}

export const useFiltering = create<Filtering>()(() => ({ menu: false, editing: null }));

export function openFilterMenu(): void {
  showScreen('library');
  useFiltering.setState({ menu: true });
}

export function setMenuOpen(menu: boolean): void {
  useFiltering.setState({ menu });
}

export function edit(field: Field): void {
  useFiltering.setState({ editing: field, menu: false });
}

/** The keyboard goes back to the chip, or to where filters are added when it is empty. */
export function endEditing(field: Field): void {
  useFiltering.setState({ editing: null });
  const isSet = conditionsOf(useView.getState().filter).some((condition) => condition.field === field);
  focusSoon(isSet ? chipId(field) : filterButtonId);
}

export const filterButtonId = 'filter';

export function chipId(field: Field): string {
  return `filter-${field}`;
}

/** The keyboard goes on to the next chip, else to where filters are added. */
export function removeFilter(field: Field, shown: readonly Field[]): void {
  const at = shown.indexOf(field);
  const next = shown[at + 1] ?? shown[at - 1];
  const { filter } = useView.getState();
  useFiltering.setState({ editing: null });
  setFilter(withoutField(filter, field));
  focusSoon(next === undefined ? filterButtonId : chipId(next));
}

export function clearFilters(): void {
  useFiltering.setState({ editing: null });
  if (conditionsOf(useView.getState().filter).length > 0) setFilter({});
  focusSoon(filterButtonId);
}

/** When what was pressed is gone. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
