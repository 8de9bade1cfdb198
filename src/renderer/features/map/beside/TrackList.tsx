// The list beside the map, for those who read it and for everybody: the same tracks, the same cursor, the same selection.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { stepOf } from '../../../primitives/tree/steps.ts';
import { emptySelection, extendTo, selectAll, selectOnly, toggle } from '../../../state/list/selection.ts';
import { useTrackRows } from '../../../state/list/useTracks.ts';
import { setSelection, useView } from '../../../state/list/view.ts';
import { playTrack } from '../../../state/player.ts';
import { mapWords as words } from '../../../words/map.ts';
import { messages } from '../../../words/messages.ts';
import type { Category } from '../colours/colouring.ts';
import css from './TrackList.module.css';

const rowHeight = 40;
const idOf = (track: number): string => `map-track-${track}`;

interface TrackListProps {
  readonly ids: readonly number[];
  /** What the map colours it by. */
  readonly categoryOf: (id: number) => Category | undefined;
}

export function TrackList({ ids, categoryOf }: TrackListProps) {
  const box = useRef<HTMLDivElement>(null);
  const { ids: selected, active } = useView((state) => state.selection);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const visible = virtualizer.getVirtualItems();
  const rowOf = useTrackRows(ids, visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0);
  const activeIsDrawn = visible.some(({ index }) => ids[index] === active);

  // Where the keyboard goes is seen; a list that changes under it stays at its top.
  const latest = useRef({ ids, virtualizer });
  latest.current = { ids, virtualizer };
  useEffect(() => {
    const at = active === null ? -1 : latest.current.ids.indexOf(active);
    if (at >= 0) latest.current.virtualizer.scrollToIndex(at);
  }, [active]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey) return;
    const { selection } = useView.getState();
    const at = selection.active === null ? -1 : ids.indexOf(selection.active);
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a' || event.shiftKey) return;
      setSelection(selectAll(selection, ids));
      event.preventDefault();
      return;
    }
    const inSight = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = ids[stepOf(event.key, at, ids.length, inSight) ?? -1];
    if (next !== undefined) setSelection(event.shiftKey ? extendTo(selection, ids, next) : selectOnly(next));
    else if (event.key === ' ' && selection.active !== null)
      setSelection(toggle(selection, selection.active));
    else if (event.key === 'Enter' && selection.active !== null) playTrack(selection.active);
    else if (event.key === 'Escape') setSelection(emptySelection);
    else return;
    event.preventDefault();
  }

  function trackOf({ target }: MouseEvent): number | null {
    const row = target instanceof Element ? target.closest('[data-track]') : null;
    return row === null ? null : Number(row.getAttribute('data-track'));
  }

  function onMouseDown(event: MouseEvent<HTMLDivElement>): void {
    const id = trackOf(event);
    if (id === null || event.button !== 0) return;
    const { selection } = useView.getState();
    if (event.shiftKey) setSelection(extendTo(selection, ids, id));
    else setSelection(event.ctrlKey || event.metaKey ? toggle(selection, id) : selectOnly(id));
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={words.listLabel}
      aria-multiselectable
      aria-activedescendant={activeIsDrawn && active !== null ? idOf(active) : undefined}
      tabIndex={0}
      className={css['list']}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onDoubleClick={(event) => {
        const id = trackOf(event);
        if (id !== null) playTrack(id);
      }}
    >
      <div role="presentation" className={css['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const id = ids[index];
          if (id === undefined) return null;
          const track = rowOf(id);
          return (
            <div
              key={id}
              id={idOf(id)}
              role="option"
              aria-selected={selected.has(id)}
              aria-posinset={index + 1}
              aria-setsize={ids.length}
              tabIndex={-1}
              data-track={id}
              data-active={id === active || undefined}
              className={css['row']}
              style={{ top: start }}
            >
              <span className={css['title']}>
                {track === undefined ? '' : (track.title ?? track.fileName)}
              </span>
              <span className={css['artist']}>
                {track === undefined ? '' : (track.artist ?? messages.common.unknownArtist)}
              </span>
              <Dot category={categoryOf(id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** As it is on the map. */
function Dot({ category }: { readonly category: Category | undefined }) {
  if (category === undefined) return null;
  const [red, green, blue] = category.colour;
  return (
    <span
      className={css['dot']}
      style={{ background: `rgb(${red} ${green} ${blue})` }}
      title={category.name}
    />
  );
}
