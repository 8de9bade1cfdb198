// The grid of albums: as many as there are, of which only those in sight exist; walked by arrows, found by typing.

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AlbumRow } from '../../../core/domain/album.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { showAlbum } from '../../commands/trackActions.ts';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import type { Point } from '../../primitives/Menu.tsx';
import { readingKey } from '../../primitives/readingKey.ts';
import { useWidth } from '../../primitives/useWidth.ts';
import { type GridSize, standOnAlbum, useAlbumGrid } from '../../state/albums.ts';
import { gridId } from '../../state/focus.ts';
import { client } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { AlbumCard, cardElementId } from './AlbumCard.tsx';
import css from './AlbumGrid.module.css';
import { AlbumMenu } from './AlbumMenu.tsx';
import { GridBar } from './GridBar.tsx';
import { placeAfterKey, typeAhead } from './gridKeys.ts';
import { NoAlbums } from './NoAlbums.tsx';
import { useAlbumIds, useAlbumQuery, useAlbumRows } from './useAlbums.ts';

const words = messages.albums;
const none: readonly number[] = [];
/** A card is at least so wide; what is left over is shared by all. */
const leastWidths: Readonly<Record<GridSize, number>> = { small: 112, medium: 164, large: 232 };
const gap = 16;
const padding = 20;
/** Title, artist, and the room around them. */
const captionHeight = 52;
const pauseMs = 900;
const typedBy = typeAhead(pauseMs, () => performance.now());

export function AlbumGrid() {
  const { data: ids = none, error, isPending, refetch } = useAlbumIds();
  if (error !== null && ids.length === 0)
    return <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />;
  return (
    <div className={css['place']}>
      <GridBar count={isPending ? null : ids.length} />
      {isPending ? null : ids.length === 0 ? <NoAlbums /> : <Cards ids={ids} />}
    </div>
  );
}

function Cards({ ids }: { readonly ids: readonly number[] }) {
  const grid = useRef<HTMLDivElement>(null);
  const width = useWidth(grid);
  const size = useAlbumGrid((state) => state.size);
  const active = useAlbumGrid((state) => state.active);
  const { filter, sort } = useAlbumQuery();
  const asked = useRef(0);
  const [menu, setMenu] = useState<{ readonly album: AlbumRow; readonly at: Point } | null>(null);

  const room = Math.max(0, width - 2 * padding);
  const across = Math.max(1, Math.floor((room + gap) / (leastWidths[size] + gap)));
  const pixels = Math.max(40, Math.floor((room - (across - 1) * gap) / across));
  const rowHeight = pixels + captionHeight;
  const rowCount = width === 0 ? 0 : Math.ceil(ids.length / across);
  const estimate = useMemo(() => () => rowHeight, [rowHeight]);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => grid.current,
    estimateSize: estimate,
    overscan: 1,
    paddingStart: padding / 2,
    paddingEnd: padding,
  });
  const rows = virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * across;
  const last = Math.min(ids.length, ((rows.at(-1)?.index ?? 0) + 1) * across) - 1;
  const albumOf = useAlbumRows(ids, first, last);
  const place = useMemo(() => (active === null ? -1 : ids.indexOf(active)), [ids, active]);
  const isDrawn = place >= first && place <= last;

  // Other cards, other rows: where one stood stays in sight.
  const latest = useRef({ place, across, virtualizer });
  latest.current = { place, across, virtualizer };
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when these change
  useLayoutEffect(() => {
    const { place, across, virtualizer } = latest.current;
    virtualizer.measure();
    if (place >= 0 && rowCount > 0) virtualizer.scrollToIndex(Math.floor(place / across));
  }, [rowHeight, across, rowCount > 0]);
  useEffect(() => {
    const { across, virtualizer } = latest.current;
    if (place >= 0) virtualizer.scrollToIndex(Math.floor(place / across));
  }, [place]);

  function open(id: number): void {
    standOnAlbum(id);
    const album = albumOf(id);
    if (album !== undefined) showAlbum(album);
  }

  async function jump(typed: string): Promise<void> {
    asked.current += 1;
    const mine = asked.current;
    // Another letter of the same beginning may stay where one stands.
    const from = Math.max(0, typed.length === 1 ? place + 1 : place);
    try {
      const at = await client.albums.jump({ filter, sort, typed, from: from % ids.length });
      const id = at === null ? undefined : ids[at];
      // Only for what was typed last.
      if (id !== undefined && mine === asked.current) standOnAlbum(id);
    } catch (error) {
      notifyFailure(error);
    }
  }

  function openMenuBelow(id: number): void {
    const card = document.getElementById(cardElementId(id));
    const album = albumOf(id);
    if (card === null || album === undefined) return;
    const { left, top, width } = card.getBoundingClientRect();
    setMenu({ album, at: { x: left + 12, y: top + width } });
  }

  function takesKey(event: KeyboardEvent): boolean {
    if (event.altKey) return false;
    const control = event.ctrlKey || event.metaKey;
    const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const id = ids[place];
    if (id !== undefined && isMenu) {
      openMenuBelow(id);
      return true;
    }
    if (id !== undefined && event.key === 'Enter') {
      open(id);
      return true;
    }
    const rowsInSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight));
    const start =
      place < 0
        ? null
        : placeAfterKey(readingKey(event.key), control, { place, count: ids.length, across, rowsInSight });
    // The first key only shows where one stands.
    const next = place < 0 && /^(?:Arrow|Page|Home|End)/u.test(event.key) ? first : start;
    if (next !== null) {
      standOnAlbum(ids[next] ?? null);
      return true;
    }
    const typed = control ? null : typedBy(event.key);
    if (typed === null) return false;
    void jump(typed);
    return true;
  }

  return (
    <>
      <div
        id={gridId}
        ref={grid}
        role="grid"
        aria-label={words.label}
        aria-rowcount={rowCount}
        aria-colcount={across}
        aria-activedescendant={active !== null && isDrawn ? cardElementId(active) : undefined}
        tabIndex={0}
        className={css['grid']}
        style={{ '--across': across }}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget && takesKey(event)) event.preventDefault();
        }}
        onClick={(event) => {
          const id = albumUnder(event);
          if (id !== null) open(id);
        }}
        onContextMenu={(event) => {
          const id = albumUnder(event);
          const album = id === null ? undefined : albumOf(id);
          event.preventDefault();
          if (album === undefined) return;
          grid.current?.focus({ preventScroll: true });
          standOnAlbum(album.id);
          setMenu({ album, at: { x: event.clientX, y: event.clientY } });
        }}
      >
        <div role="presentation" className={css['body']} style={{ height: virtualizer.getTotalSize() }}>
          {rows.map(({ index, start }) => (
            <div
              key={index}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 1}
              className={css['row']}
              style={{ top: start, height: rowHeight }}
            >
              {ids.slice(index * across, (index + 1) * across).map((id, column) => (
                <AlbumCard
                  key={id}
                  id={id}
                  album={albumOf(id)}
                  column={column}
                  pixels={pixels}
                  active={id === active}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      {menu === null ? null : <AlbumMenu album={menu.album} at={menu.at} onClose={() => setMenu(null)} />}
    </>
  );
}

function albumUnder(event: MouseEvent): number | null {
  const card = event.target instanceof Element ? event.target.closest('[data-album]') : null;
  const id = card?.getAttribute('data-album') ?? null;
  return id === null ? null : Number(id);
}
