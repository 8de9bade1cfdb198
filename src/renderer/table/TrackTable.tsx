// The track table: an ARIA grid over as many tracks as there are, of which only the visible ones exist.
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TrackRow } from '../../core/model/track.ts';
import { gridId } from '../app/focus.ts';
import { messages } from '../messages.ts';
import { playTrack, usePlayer } from '../player/player.ts';
import { setSelection, setSort, useView } from '../stores/view.ts';
import { columns, features, gridTemplate, isSortKey, leastWidth } from './columns.ts';
import { DragGhost } from './DragGhost.tsx';
import { type DropTarget, useDrag, watchDrag } from './drag.ts';
import { gestureOfKey, gestureOfMouse } from './gestures.ts';
import { Row, rowElementId } from './Row.tsx';
import { selectOnly } from './selection.ts';
import css from './TrackTable.module.css';
import { useTrackRows } from './useTracks.ts';

const rowHeight = 32;
const heightOf = (): number => rowHeight;
const noRows: TrackRow[] = [];

/** A list that a person orders. */
export interface HandOrder {
  /** Moves the tracks one place on; gives the place, from 1, where the first of them then stands. */
  step(trackIds: ReadonlySet<number>, way: 'up' | 'down'): number | null;
  remove(trackIds: readonly number[]): void;
}

interface TrackTableProps {
  readonly ids: readonly number[];
  /** False where the list has an order of its own. */
  readonly sortable: boolean;
  readonly handOrder: HandOrder | null;
  readonly onDrop: (target: DropTarget, trackIds: readonly number[]) => void;
}

export function TrackTable({ ids, sortable, handOrder, onDrop }: TrackTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { sort, selection } = useView();
  const playingId = usePlayer((state) => (state.playing ? state.trackId : null));

  const table = useTable({
    features,
    columns,
    data: noRows,
    manualSorting: true,
    enableSortingRemoval: false,
    enableSorting: sortable,
    state: { sorting: sortable ? [{ id: sort.key, desc: sort.direction === 'descending' }] : [] },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(table.state.sorting) : change;
      if (next !== undefined && isSortKey(next.id))
        setSort({ key: next.id, direction: next.desc ? 'descending' : 'ascending' });
    },
  });
  const columnIds = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .filter(isSortKey);

  // Whenever these functions change, the virtualizer measures all rows anew: 100,000 of them.
  const keyOf = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => grid.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const visible = virtualizer.getVirtualItems();
  const rowOf = useTrackRows(ids, visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0);
  const activeIsDrawn = visible.some(({ index }) => ids[index] === selection.active);

  const [place, setPlace] = useState<number | null>(null);
  useKeepActiveInSight(ids, place, (index) => virtualizer.scrollToIndex(index));
  const dropLine = useDropLine(ids);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return;
    if (handOrder !== null && selection.ids.size > 0) {
      const way = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
      if (event.altKey && way !== null) {
        event.preventDefault();
        setPlace(handOrder.step(selection.ids, way));
        return;
      }
      if (event.key === 'Delete') {
        event.preventDefault();
        handOrder.remove([...selection.ids]);
        return;
      }
    }
    const rowsInSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = gestureOfKey(event, useView.getState().selection, ids, rowsInSight);
    if (next !== null) {
      event.preventDefault();
      setSelection(next);
    } else if (event.key === 'Enter' && selection.active !== null) {
      playTrack(selection.active);
    }
  }

  function onMouseDown(event: MouseEvent<HTMLDivElement>): void {
    const id = trackUnder(event);
    if (id === null || event.button !== 0) return;
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
    const before = useView.getState().selection;
    // Pressing on one of several that are selected may be the beginning of dragging them all.
    const isHeld =
      before.ids.size > 1 && before.ids.has(id) && !(event.shiftKey || event.ctrlKey || event.metaKey);
    if (!isHeld) setSelection(gestureOfMouse(event, before, ids, id));
    const dragged = useView.getState().selection.ids;
    watchDrag(event, {
      trackIds: ids.filter((listed) => dragged.has(listed)),
      ordered: handOrder === null ? null : ids,
      onClick: () => isHeld && setSelection(selectOnly(id)),
      onDrop,
    });
  }

  return (
    <>
      <div
        id={gridId}
        ref={grid}
        role="grid"
        aria-label={messages.table.label}
        aria-rowcount={ids.length + 1}
        aria-colcount={columnIds.length}
        aria-multiselectable
        aria-activedescendant={
          selection.active !== null && activeIsDrawn ? rowElementId(selection.active) : undefined
        }
        tabIndex={0}
        className={css['grid']}
        style={{ '--columns': gridTemplate(columnIds), '--least-width': `${leastWidth(columnIds)}px` }}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onDoubleClick={(event) => {
          const id = trackUnder(event);
          if (id !== null) playTrack(id);
        }}
      >
        <div role="rowgroup" className={css['head']}>
          <div role="row" aria-rowindex={1} className={css['headRow']} tabIndex={-1}>
            {table.getHeaderGroups().flatMap((group) =>
              group.headers.map(({ id, column }) => {
                const sorted = column.getIsSorted();
                const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
                return (
                  <div
                    role="columnheader"
                    key={id}
                    tabIndex={-1}
                    aria-sort={sorted === false ? 'none' : sorted === 'desc' ? 'descending' : 'ascending'}
                    className={`${css['headCell']} ${id === 'duration' ? css['right'] : ''}`}
                  >
                    {sortable ? (
                      <button type="button" className={css['sort']} onClick={() => column.toggleSorting()}>
                        {`${column.columnDef.header}`}
                        {sorted === false ? null : <Arrow size={12} aria-hidden />}
                      </button>
                    ) : (
                      <span className={css['unsorted']}>{`${column.columnDef.header}`}</span>
                    )}
                  </div>
                );
              }),
            )}
          </div>
        </div>
        <div role="rowgroup" className={css['body']} style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index, start }) => {
            const id = ids[index];
            if (id === undefined) return null;
            return (
              <Row
                key={id}
                id={id}
                index={index}
                row={rowOf(id)}
                columnIds={columnIds}
                top={start - rowHeight}
                selected={selection.ids.has(id)}
                active={selection.active === id}
                playing={playingId === id}
              />
            );
          })}
          {dropLine === null ? null : (
            <div className={css['dropLine']} style={{ transform: `translateY(${dropLine * rowHeight}px)` }} />
          )}
        </div>
      </div>
      <DragGhost />
      {handOrder === null ? null : (
        <p role="status" className={css['said']}>
          {place === null ? '' : messages.table.movedTo(place, ids.length)}
        </p>
      )}
    </>
  );
}

/** The row above which what is dragged would be put; null when it would not. */
function useDropLine(ids: readonly number[]): number | null {
  const before = useDrag(({ drag }) => (drag?.target?.kind === 'row' ? (drag.target.before ?? 'end') : null));
  if (before === null) return null;
  return before === 'end' ? ids.length : ids.indexOf(before);
}

/** Scrolls when the keyboard has moved, or was moved with its track, out of sight; never when only the list has changed. */
function useKeepActiveInSight(
  ids: readonly number[],
  place: number | null,
  scrollTo: (index: number) => void,
): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, scrollTo });
  latest.current = { ids, scrollTo };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it has moved when it stands at another place
  useEffect(() => {
    if (active === null) return;
    const index = latest.current.ids.indexOf(active);
    if (index >= 0) latest.current.scrollTo(index);
  }, [active, place]);
}

function trackUnder(event: MouseEvent<HTMLDivElement>): number | null {
  const row = event.target instanceof Element ? event.target.closest('[data-track]') : null;
  const id = row?.getAttribute('data-track');
  return id === null || id === undefined ? null : Number(id);
}
