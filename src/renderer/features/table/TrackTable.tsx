// The track table: an ARIA grid over as many tracks as there are, of which only the visible ones exist.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { TrackGroup } from '../../../core/domain/listing.ts';
import type { Point } from '../../primitives/Menu.tsx';
import { type DropTarget, useDrag, watchDrag } from '../../state/drag.ts';
import { gridId } from '../../state/focus.ts';
import { gridTemplate, leastWidth } from '../../state/list/columnState.ts';
import { useColumns } from '../../state/list/columnStore.ts';
import type { ColumnId } from '../../state/list/columns.ts';
import { selectOnly, selectStretch } from '../../state/list/selection.ts';
import { type Headings, useTrackRows } from '../../state/list/useTracks.ts';
import { setSelection, useView } from '../../state/list/view.ts';
import { playTrack, usePlayer } from '../../state/player.ts';
import { messages } from '../../words/messages.ts';
import { ownWidth } from './columns.tsx';
import { DragGhost } from './DragGhost.tsx';
import { GroupHeading, headingText, StickyHeading } from './GroupHeading.tsx';
import { gestureOfKey, gestureOfMouse } from './gestures.ts';
import { layoutOf, rowHeight } from './groupLayout.ts';
import { ColumnMenu, ColumnsMenu } from './header/ColumnsMenu.tsx';
import { Header } from './header/Header.tsx';
import { Row, rowElementId } from './Row.tsx';
import { RowMenu } from './RowMenu.tsx';
import css from './TrackTable.module.css';

const noGroups: readonly TrackGroup[] = [];

// The same elements every time: scrolling draws the table anew, but not what stands beside its rows.
const end = (
  <>
    <div className={css['end']}>
      <ColumnsMenu />
    </div>
    <DragGhost />
  </>
);

/** A list that a person orders. */
export interface HandOrder {
  /** Moves the tracks one place on; gives the place, from 1, where the first of them then stands. */
  step(trackIds: ReadonlySet<number>, way: 'up' | 'down'): number | null;
  remove(trackIds: readonly number[]): void;
}

/** A menu that is open: about the selection, or about a column. */
type OpenMenu = { readonly column: ColumnId | null; readonly at: Point };

interface TrackTableProps {
  readonly ids: readonly number[];
  readonly headings: Headings | null;
  /** False where the list has an order of its own. */
  readonly sortable: boolean;
  readonly handOrder: HandOrder | null;
  readonly onDrop: (target: DropTarget, trackIds: readonly number[]) => void;
}

export function TrackTable({ ids, headings, sortable, handOrder, onDrop }: TrackTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const selection = useView((state) => state.selection);
  const columns = useColumns();
  const playingId = usePlayer((state) => (state.playing ? state.trackId : null));
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [said, setSaid] = useState('');
  const openColumnMenu = useCallback((column: ColumnId, at: Point) => setMenu({ column, at }), []);

  const groups = headings?.groups ?? noGroups;
  const by = headings?.by ?? 'album';
  const layout = useMemo(() => layoutOf(ids.length, groups), [ids.length, groups]);
  // Whenever these functions change, the virtualizer measures all rows anew: 100,000 of them.
  const measure = useMemo(
    () => ({ sizeOf: (index: number) => layout.heightOf(index), keyOf: (index: number) => index }),
    [layout],
  );
  const isGrouped = groups.length > 0;
  const virtualizer = useVirtualizer({
    count: layout.count,
    getScrollElement: () => grid.current,
    estimateSize: measure.sizeOf,
    getItemKey: measure.keyOf,
    overscan: 4,
    scrollMargin: rowHeight,
    // What is scrolled to stands below the head, and below the heading that stays in sight.
    scrollPaddingStart: isGrouped ? rowHeight + layout.heightOf(0) : rowHeight,
  });
  const drawn = virtualizer
    .getVirtualItems()
    .map(({ index, start }) => ({ ...layout.entryAt(index), index, top: start - rowHeight }));
  const places = drawn.flatMap((entry) => (entry.kind === 'track' ? [entry.place] : []));
  const rowOf = useTrackRows(ids, places[0] ?? 0, places.at(-1) ?? 0);
  const activeIsDrawn = places.some((place) => ids[place] === selection.active);

  const scrolled = virtualizer.scrollOffset ?? 0;
  const atTop = drawn.find(({ index, top }) => top + layout.heightOf(index) > scrolled);
  const topGroup = atTop === undefined ? null : groupOfEntry(atTop);

  function groupOfEntry(entry: (typeof drawn)[number]): number | null {
    return entry.kind === 'heading' ? entry.group : layout.groupOf(entry.place);
  }

  function tracksOf(group: number): readonly number[] {
    return ids.slice(layout.firstOf(group), layout.firstOf(group + 1));
  }

  const [place, setPlace] = useState<number | null>(null);
  useKeepActiveInSight(ids, place, (at) => virtualizer.scrollToIndex(layout.indexOf(at)));
  useSayHeading(
    ids,
    (at) => {
      const group = groups[layout.groupOf(at) ?? -1];
      return group === undefined ? null : headingText(by, group);
    },
    setSaid,
  );
  const dropLine = useDropLine(ids);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    if (takesKey(event)) event.preventDefault();
  }

  function takesKey(event: KeyboardEvent): boolean {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openRowMenu();
      return true;
    }
    if (handOrder !== null && selection.ids.size > 0) {
      const way = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
      if (event.altKey && way !== null) {
        const now = handOrder.step(selection.ids, way);
        setPlace(now);
        setSaid(now === null ? '' : messages.table.movedTo(now, ids.length));
        return true;
      }
      if (event.key === 'Delete') {
        handOrder.remove([...selection.ids]);
        return true;
      }
    }
    const rowsInSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = gestureOfKey(event, useView.getState().selection, ids, rowsInSight);
    if (next !== null) {
      setSelection(next);
      return true;
    }
    if (event.key === 'Enter' && selection.active !== null) playTrack(selection.active);
    return false;
  }

  function onMouseDown(event: MouseEvent<HTMLDivElement>): void {
    const under = entryUnder(event);
    if (under === null || event.button !== 0) return;
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
    const before = useView.getState().selection;
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const pressed = under.kind === 'track' ? [under.id] : tracksOf(under.group);
    // Pressing on one of several that are selected may be the beginning of dragging them all.
    const isHeld = before.ids.size > 1 && !adds && pressed.every((id) => before.ids.has(id));
    if (!isHeld)
      setSelection(
        under.kind === 'track'
          ? gestureOfMouse(event, before, ids, under.id)
          : selectStretch(before, pressed, adds),
      );
    const dragged = useView.getState().selection.ids;
    watchDrag(event, {
      trackIds: ids.filter((listed) => dragged.has(listed)),
      ordered: handOrder === null ? null : ids,
      onClick: () => {
        if (isHeld)
          setSelection(under.kind === 'track' ? selectOnly(under.id) : selectStretch(before, pressed, false));
      },
      onDrop,
    });
  }

  function onContextMenu(event: MouseEvent<HTMLDivElement>): void {
    event.preventDefault();
    const under = entryUnder(event);
    if (under === null) return;
    const pressed = under.kind === 'track' ? [under.id] : tracksOf(under.group);
    const { selection: before } = useView.getState();
    if (!pressed.every((id) => before.ids.has(id))) setSelection(selectStretch(before, pressed, false));
    grid.current?.focus({ preventScroll: true });
    setMenu({ column: null, at: { x: event.clientX, y: event.clientY } });
  }

  /** By keyboard, below the row that the keyboard stands on. */
  function openRowMenu(): void {
    const { active, ids: selected } = useView.getState().selection;
    const row = active === null ? null : document.getElementById(rowElementId(active));
    if (row === null || selected.size === 0) return;
    const { left, bottom } = row.getBoundingClientRect();
    setMenu({ column: null, at: { x: left + 24, y: bottom } });
  }

  const count = columns.shown.length;
  const shownGroup = topGroup === null ? undefined : groups[topGroup];
  return (
    <div className={css['table']}>
      <div
        id={gridId}
        ref={grid}
        role="grid"
        aria-label={messages.table.label}
        aria-rowcount={layout.count + 1}
        aria-colcount={count}
        aria-multiselectable
        aria-activedescendant={
          selection.active !== null && activeIsDrawn ? rowElementId(selection.active) : undefined
        }
        tabIndex={0}
        className={css['grid']}
        style={{
          '--columns': gridTemplate(columns, ownWidth),
          '--least-width': `${leastWidth(columns, ownWidth)}px`,
        }}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onContextMenu={onContextMenu}
        onDoubleClick={(event) => {
          const under = entryUnder(event);
          if (under?.kind === 'track') playTrack(under.id);
        }}
      >
        <div role="rowgroup" className={css['head']}>
          <Header sortable={sortable} onMenu={openColumnMenu} onSay={setSaid} />
          {topGroup === null || shownGroup === undefined ? null : (
            <StickyHeading by={by} group={shownGroup} place={topGroup} />
          )}
        </div>
        <div role="rowgroup" className={css['body']} style={{ height: virtualizer.getTotalSize() }}>
          {drawn.map((entry) => {
            const { index, top } = entry;
            if (entry.kind === 'heading') {
              const group = groups[entry.group];
              return group === undefined ? null : (
                <GroupHeading
                  key={`group ${entry.group}`}
                  by={by}
                  group={group}
                  place={entry.group}
                  index={index}
                  columns={count}
                  top={top}
                />
              );
            }
            const id = ids[entry.place];
            return id === undefined ? null : (
              <Row
                // By place, not by track: another list fills the rows that stand there already.
                key={entry.place}
                id={id}
                index={index}
                row={rowOf(id)}
                columnIds={columns.shown}
                top={top}
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
      {end}
      <p role="status" className={css['said']}>
        {said}
      </p>
      {menu === null ? null : menu.column === null ? (
        <RowMenu at={menu.at} onClose={() => setMenu(null)} />
      ) : (
        <ColumnMenu id={menu.column} at={menu.at} sortable={sortable} onClose={() => setMenu(null)} />
      )}
    </div>
  );
}

/** The row above which what is dragged would be put; null when it would not. Such a list has no headings. */
function useDropLine(ids: readonly number[]): number | null {
  const before = useDrag(({ drag }) => (drag?.target?.kind === 'row' ? (drag.target.before ?? 'end') : null));
  if (before === null) return null;
  return before === 'end' ? ids.length : ids.indexOf(before);
}

/** Scrolls when the keyboard has moved, or was moved with its track, out of sight; never when only the list has changed. */
function useKeepActiveInSight(
  ids: readonly number[],
  place: number | null,
  scrollTo: (place: number) => void,
): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, scrollTo });
  latest.current = { ids, scrollTo };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it has moved when it stands at another place
  useEffect(() => {
    if (active === null) return;
    const at = latest.current.ids.indexOf(active);
    if (at >= 0) latest.current.scrollTo(at);
  }, [active, place]);
}

/** When the keyboard comes under another heading, those who do not see it hear of it. */
function useSayHeading(
  ids: readonly number[],
  headingAt: (place: number) => string | null,
  say: (text: string) => void,
): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, headingAt });
  latest.current = { ids, headingAt };
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (active === null) return;
    const at = latest.current.ids.indexOf(active);
    const heading = at < 0 ? null : latest.current.headingAt(at);
    if (heading !== null && heading !== last.current) say(heading);
    last.current = heading;
  }, [active, say]);
}

type Under =
  | { readonly kind: 'track'; readonly id: number }
  | { readonly kind: 'heading'; readonly group: number };

function entryUnder(event: MouseEvent<HTMLDivElement>): Under | null {
  const row = event.target instanceof Element ? event.target.closest('[data-track], [data-group]') : null;
  const id = row?.getAttribute('data-track') ?? null;
  if (id !== null) return { kind: 'track', id: Number(id) };
  const group = row?.getAttribute('data-group') ?? null;
  return group === null ? null : { kind: 'heading', group: Number(group) };
}
