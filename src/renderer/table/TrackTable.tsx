// The track table: an ARIA grid over as many tracks as there are, of which only the visible ones exist.
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { TrackRow } from '../../core/model/track.ts';
import { gridId } from '../app/focus.ts';
import { messages } from '../messages.ts';
import { playTrack, usePlayer } from '../player/player.ts';
import { setSelection, setSort, useView } from '../stores/view.ts';
import { columns, features, gridTemplate, isSortKey, leastWidth } from './columns.ts';
import { gestureOfKey, gestureOfMouse } from './gestures.ts';
import { Row, rowElementId } from './Row.tsx';
import css from './TrackTable.module.css';
import { useTrackRows } from './useTracks.ts';

const rowHeight = 32;
const heightOf = (): number => rowHeight;
const noRows: TrackRow[] = [];

export function TrackTable({ ids }: { readonly ids: readonly number[] }) {
  const grid = useRef<HTMLDivElement>(null);
  const { sort, selection } = useView();
  const playingId = usePlayer((state) => (state.playing ? state.trackId : null));

  const table = useTable({
    features,
    columns,
    data: noRows,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting: [{ id: sort.key, desc: sort.direction === 'descending' }] },
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

  useKeepActiveInSight(ids, (index) => virtualizer.scrollToIndex(index));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return;
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
    setSelection(gestureOfMouse(event, useView.getState().selection, ids, id));
  }

  return (
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
                  <button type="button" className={css['sort']} onClick={() => column.toggleSorting()}>
                    {`${column.columnDef.header}`}
                    {sorted === false ? null : <Arrow size={12} aria-hidden />}
                  </button>
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
      </div>
    </div>
  );
}

/** Scrolls when the keyboard has moved out of sight; never when only the list has changed. */
function useKeepActiveInSight(ids: readonly number[], scrollTo: (index: number) => void): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, scrollTo });
  latest.current = { ids, scrollTo };
  useEffect(() => {
    if (active === null) return;
    const index = latest.current.ids.indexOf(active);
    if (index >= 0) latest.current.scrollTo(index);
  }, [active]);
}

function trackUnder(event: MouseEvent<HTMLDivElement>): number | null {
  const row = event.target instanceof Element ? event.target.closest('[data-track]') : null;
  const id = row?.getAttribute('data-track');
  return id === null || id === undefined ? null : Number(id);
}
