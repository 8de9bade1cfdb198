// What the export dialog is opened for, and how the person exported last.
import { create } from 'zustand';
import type { GenreSource } from '../../core/domain/genre.ts';
import type { ExportFormat, PlayerName } from '../../core/domain/playlist.ts';
import { players } from '../../core/playlists/players.ts';
import type { Order } from './conditions.ts';
import { openDialog } from './dialogs.ts';

export type ExportAbout =
  | { readonly kind: 'genres' }
  | { readonly kind: 'playlist'; readonly playlistId: number };

export interface ExportChoice {
  readonly what: 'genres' | 'playlists';
  /** Genres that are left out, by name: what is new is taken along. */
  readonly genresLeft: readonly string[];
  readonly playlistIds: readonly number[];
  readonly sources: readonly GenreSource[];
  /** Percent. */
  readonly confidence: number | null;
  readonly order: Order;
  readonly files: 'each' | 'one';
  /** Null until the person has typed one. */
  readonly fileName: string | null;
  /** Whom it is for; null for nobody in particular. */
  readonly player: PlayerName | null;
  readonly format: ExportFormat;
  readonly paths: 'relative' | 'absolute';
  /** Each recording in one file alone. */
  readonly once: boolean;
  readonly folder: string;
  /** Playlists alone, or the tracks with them. */
  readonly writes: 'playlists' | 'tracks';
  /** Of the copies' paths. */
  readonly template: string;
}

export const decidingSources: readonly GenreSource[] = ['label', 'tag', 'model'];

export const useExportChoice = create<ExportChoice>()(() => ({
  what: 'genres',
  genresLeft: [],
  playlistIds: [],
  sources: decidingSources,
  confidence: null,
  order: { key: 'albumOrder', direction: 'ascending' },
  files: 'each',
  fileName: null,
  player: null,
  format: 'm3u8',
  paths: 'relative',
  once: false,
  folder: '',
  writes: 'playlists',
  template: '{albumartist}/[{year} ]{album}/[[{disc}-]{track} ]{title}',
}));

export function choose(change: Partial<ExportChoice>): void {
  useExportChoice.setState(change);
}

/** With the format and the paths that this player finds most by. */
export function choosePlayer(player: PlayerName | null): void {
  if (player === null) choose({ player });
  else {
    const { format, absolute } = players[player];
    choose({ player, format, paths: absolute ? 'absolute' : 'relative' });
  }
}

export function openExport(about: ExportAbout): void {
  choose(
    about.kind === 'genres' ? { what: 'genres' } : { what: 'playlists', playlistIds: [about.playlistId] },
  );
  openDialog('export');
}
