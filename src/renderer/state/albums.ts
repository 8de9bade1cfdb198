// How the grid of albums is shown, and where one stands in it: kept while the page of an album is open.
import * as z from 'zod';
import { create } from 'zustand';
import { type AlbumSort, albumSortSchema } from '../../core/domain/album.ts';
import { keep, readKept } from './kept.ts';

export const gridSizes = ['small', 'medium', 'large'] as const;
export type GridSize = (typeof gridSizes)[number];

const key = 'stackwax.albums';
const keptSchema = z.object({ sort: albumSortSchema, size: z.enum(gridSizes) });

interface AlbumsStore extends z.infer<typeof keptSchema> {
  /** The album that the keyboard stands on, as its first track. */
  active: number | null;
}

export const useAlbumGrid = create<AlbumsStore>()(() => ({
  ...readKept(key, keptSchema, { sort: { by: 'artist', direction: 'ascending' }, size: 'medium' }),
  active: null,
}));

export function sortAlbums(sort: AlbumSort): void {
  useAlbumGrid.setState({ sort });
  keepLook();
}

export function sizeAlbums(size: GridSize): void {
  useAlbumGrid.setState({ size });
  keepLook();
}

export function standOnAlbum(active: number | null): void {
  useAlbumGrid.setState({ active });
}

function keepLook(): void {
  const { sort, size } = useAlbumGrid.getState();
  keep(key, { sort, size });
}
