// The file of another program that was chosen to be imported; null while one is still to be chosen.
import { create } from 'zustand';
import { openDialog } from './dialogs.ts';

export const useImportChoice = create<{ file: string | null }>()(() => ({ file: null }));

export function chooseImport(file: string | null): void {
  useImportChoice.setState({ file });
}

export function openImport(file: string | null): void {
  chooseImport(file);
  openDialog('import');
}
