// The file that was chosen to become an ear; null while one is still to be chosen.
import { create } from 'zustand';
import { openDialog } from './dialogs.ts';

export const useEarChoice = create<{ file: string | null }>()(() => ({ file: null }));

export function chooseEar(file: string | null): void {
  useEarChoice.setState({ file });
}

export function openAddEar(file: string | null): void {
  chooseEar(file);
  openDialog('ear');
}
