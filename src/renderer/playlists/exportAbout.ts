// What the export dialog is opened for.
import { create } from 'zustand';
import { openDialog } from '../stores/dialogs.ts';

export type ExportAbout =
  | { readonly kind: 'genres' }
  | { readonly kind: 'playlist'; readonly playlistId: number };

export const useExportAbout = create<{ about: ExportAbout }>()(() => ({ about: { kind: 'genres' } }));

export function openExport(about: ExportAbout): void {
  useExportAbout.setState({ about });
  openDialog('export');
}
