// Which dialog is open: one at a time, opened from anywhere.
import { create } from 'zustand';

export type DialogName =
  | 'addFolder'
  | 'ear'
  | 'export'
  | 'import'
  | 'organise'
  | 'genre'
  | 'tags'
  | 'writeTags'
  | 'keys'
  | 'activity'
  | 'matches'
  | 'retrain'
  | 'playlist'
  | 'searchHelp'
  | 'commands';

export const useDialog = create<{ open: DialogName | null }>()(() => ({ open: null }));

export function openDialog(open: DialogName): void {
  useDialog.setState({ open });
}

export function closeDialog(): void {
  useDialog.setState({ open: null });
}
