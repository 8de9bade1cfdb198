// What is being done to a playlist in a dialog.
import { create } from 'zustand';
import type { Playlist } from '../../core/domain/playlist.ts';
import { openDialog } from './dialogs.ts';

export type PlaylistTask =
  /** A new one made by hand, with these tracks in it. */
  | { readonly kind: 'new'; readonly trackIds: readonly number[] }
  /** A new smart one, or another rule for one. */
  | { readonly kind: 'rule'; readonly playlist: Playlist | null }
  | { readonly kind: 'rename'; readonly playlist: Playlist }
  /** Into which playlist these tracks go. */
  | { readonly kind: 'add'; readonly trackIds: readonly number[] };

export const usePlaylistTask = create<{ task: PlaylistTask | null }>()(() => ({ task: null }));

export function openPlaylistTask(task: PlaylistTask): void {
  usePlaylistTask.setState({ task });
  openDialog('playlist');
}
