// Which menu is open where the pointer is: of the selection, or of a thing that says what it is.
import { create } from 'zustand';

interface OpenMenu {
  /** Null: of what is selected. Else a thing, as `data-menu` has it. */
  readonly thing: string | null;
  readonly at: { readonly x: number; readonly y: number };
}

export const useThingMenu = create<{ open: OpenMenu | null }>()(() => ({ open: null }));

/** Null closes it. */
export function openThingMenu(open: OpenMenu | null): void {
  useThingMenu.setState({ open });
}
