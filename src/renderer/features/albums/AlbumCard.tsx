// One album in the grid: its cover, its title, whose it is and from when.
import { memo } from 'react';
import type { AlbumRow } from '../../../core/domain/album.ts';
import { Cover } from '../../parts/covers/Cover.tsx';
import { Hidden } from '../../primitives/Hidden.tsx';
import { messages } from '../../words/messages.ts';
import css from './AlbumGrid.module.css';

const words = messages.albums;

interface AlbumCardProps {
  readonly id: number;
  /** Undefined until it has arrived. */
  readonly album: AlbumRow | undefined;
  /** From 0. */
  readonly column: number;
  /** Width of the cover in CSS pixels. */
  readonly pixels: number;
  readonly active: boolean;
}

export function cardElementId(id: number): string {
  return `album-${id}`;
}

export function artistOf({ artist, folder }: Pick<AlbumRow, 'artist' | 'folder'>): string {
  return artist ?? (folder === null ? messages.common.unknownArtist : words.various);
}

export function yearsOf({ years }: Pick<AlbumRow, 'years'>): string {
  return years === null ? '' : words.years(years.from, years.to);
}

export const AlbumCard = memo(function AlbumCard({ id, album, column, pixels, active }: AlbumCardProps) {
  return (
    <div
      role="gridcell"
      id={cardElementId(id)}
      data-album={id}
      aria-colindex={column + 1}
      aria-selected={active}
      tabIndex={-1}
      className={`${css['card']} ${active ? css['active'] : ''}`}
    >
      <span className={css['picture']}>
        {album === undefined ? null : (
          <Cover trackId={id} pixels={pixels} name={album.title} genre={album.genre} fills />
        )}
      </span>
      <span className={css['title']} title={album?.title}>
        {album?.title ?? ''}
      </span>
      <span className={css['artist']}>
        {album === undefined ? null : (
          <>
            <Hidden>, </Hidden>
            {[artistOf(album), yearsOf(album)].filter((part) => part !== '').join(', ')}
            <Hidden>{`, ${messages.tracks(album.tracks)}`}</Hidden>
          </>
        )}
      </span>
    </div>
  );
});
