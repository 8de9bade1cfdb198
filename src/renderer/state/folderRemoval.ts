// Which folder of the library is about to be taken out: a person is asked first.
import { create } from 'zustand';
import type { Offline } from '../../core/domain/root.ts';

interface Removed {
  readonly id: number;
  readonly path: string;
  readonly offline: Offline | null;
  readonly tracks: number;
}

export const useFolderRemoval = create<{ folder: Removed | null }>()(() => ({ folder: null }));

/** Null: nobody is asked any more. */
export function openFolderRemoval(folder: Removed | null): void {
  useFolderRemoval.setState({ folder });
}
