// The track table: an ARIA grid over as many tracks as there are, of which only the visible ones exist.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TrackGroup } from '../../../core/domain/listing.ts';
import type { Point } from '../../primitives/Menu.tsx';
import type { DropTarget } from '../../state/drag.ts';
import { gridId } from '../../state/focus.ts';
import { gridTemplate, leastWidth } from '../../state/list/columnState.ts';
import type { ColumnId } from '../../state/list/columns.ts';
import { type Headings, useTrackRows } from '../../state/list/useTracks.ts';
import { useView } from '../../state/list/view.ts';
import { takeWantedScroll } from '../../state/place/scroll.ts';
import { messages } from '../../words/messages.ts';
import { ownWidth } from './columns/columns.tsx';
import { useFittingColumns, useMeasureRoom } from './columns/useFittingColumns.ts';
import { ColumnMenu, ColumnsMenu } from './header/ColumnsMenu.tsx';
import { Header } from './header/Header.tsx';
import { headingText, StickyHeading } from './rows/GroupHeading.tsx';
import { layoutOf, rowHeight } from './rows/groupLayout.ts';
import { rowElementId } from './rows/Row.tsx';
import { RowMenu } from './rows/RowMenu.tsx';
import { type DrawnEntry, Rows } from './rows/Rows.tsx';
import { useAnnounceHeading, useKeepActiveInSight } from './selection/activeTrack.ts';
import { DragGhost } from './selection/DragGhost.tsx';
import { gridGestures, type HandOrder } from './selection/gridGestures.ts';
import css from './TrackTable.module.css';

/** So many rows are drawn above and below what is in sight. */
const overscan = 4;
/** Of a list without headings. */
const plain = { sizeOf: () => rowHeight, keyOf: (index: number) => index };
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
  const active = useView((state) => state.selection.active);
  const columns = useFittingColumns();
  useMeasureRoom(grid);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [announced, announce] = useState('');
  const openColumnMenu = useCallback((column: ColumnId, at: Point) => setMenu({ column, at }), []);

  const groups = headings?.groups ?? noGroups;
  const by = headings?.by ?? 'album';
  const layout = useMemo(() => layoutOf(ids.length, groups), [ids.length, groups]);
  // Whenever `keyOf` is another, the virtualizer measures all rows anew: 100,000 of them. Other headings are another one.
  const measure = useMemo(
    () =>
      groups.length === 0
        ? plain
        : { sizeOf: (index: number) => layout.heightOf(index), keyOf: (index: number) => index },
    [layout, groups],
  );
  const firstOf = (group: number): number | undefined => ids[layout.firstOf(group)];
  const isGrouped = groups.length > 0;
  const virtualizer = useVirtualizer({
    count: layout.count,
    getScrollElement: () => grid.current,
    estimateSize: measure.sizeOf,
    getItemKey: measure.keyOf,
    overscan,
    scrollMargin: rowHeight,
    // What is scrolled to stands below the head, and below the heading that stays in sight.
    scrollPaddingStart: isGrouped ? rowHeight + layout.heightOf(0) : rowHeight,
  });
  const drawn: DrawnEntry[] = virtualizer
    .getVirtualItems()
    .map(({ index, start }) => ({ ...layout.entryAt(index), index, top: start - rowHeight }));
  // Those in sight, two of them in part.
  const pool = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1 + 2 * overscan;
  const places = drawn.flatMap((entry) => (entry.kind === 'track' ? [entry.place] : []));
  const rowOf = useTrackRows(ids, places[0] ?? 0, places.at(-1) ?? 0);
  const activeIsDrawn = places.some((place) => ids[place] === active);

  const scrolled = virtualizer.scrollOffset ?? 0;
  const atTop = drawn.find(({ index, top }) => top + layout.heightOf(index) > scrolled);
  const topGroup = atTop === undefined ? null : groupOfEntry(atTop);
  const shownGroup = topGroup === null ? undefined : groups[topGroup];

  function groupOfEntry(entry: DrawnEntry): number | null {
    return entry.kind === 'heading' ? entry.group : layout.groupOf(entry.place);
  }

  const [place, setPlace] = useState<number | null>(null);
  useKeepActiveInSight(ids, place, (at) => virtualizer.scrollToIndex(layout.indexOf(at)));
  useAnnounceHeading(
    ids,
    (at) => {
      const group = groups[layout.groupOf(at) ?? -1];
      return group === undefined ? null : headingText(by, group);
    },
    announce,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list stands where it was left
  useLayoutEffect(() => {
    const top = takeWantedScroll();
    if (top !== null) grid.current?.scrollTo({ top });
  }, [ids]);

  const gestures = gridGestures({
    grid,
    ids,
    layout,
    handOrder,
    onDrop,
    onMoved: setPlace,
    onMenu: (at) => setMenu({ column: null, at }),
    announce,
  });

  return (
    <div className={css['table']}>
      <div
        id={gridId}
        ref={grid}
        role="grid"
        aria-label={messages.table.label}
        aria-rowcount={layout.count + 1}
        aria-colcount={columns.shown.length}
        aria-multiselectable
        aria-activedescendant={active !== null && activeIsDrawn ? rowElementId(active) : undefined}
        tabIndex={0}
        className={css['grid']}
        style={{
          '--columns': gridTemplate(columns, ownWidth),
          '--least-width': `${leastWidth(columns, ownWidth)}px`,
        }}
        {...gestures}
      >
        <div role="rowgroup" className={css['head']}>
          <Header sortable={sortable} onMenu={openColumnMenu} onAnnounce={announce} />
          {topGroup === null || shownGroup === undefined ? null : (
            <StickyHeading by={by} group={shownGroup} first={firstOf(topGroup)} place={topGroup} />
          )}
        </div>
        <Rows
          drawn={drawn}
          pool={Math.max(pool, drawn.length)}
          isScrolling={virtualizer.isScrolling}
          ids={ids}
          by={by}
          groups={groups}
          firstOf={firstOf}
          rowOf={rowOf}
          height={virtualizer.getTotalSize()}
        />
      </div>
      {end}
      <p role="status" className={css['status']}>
        {announced}
      </p>
      {menu === null ? null : menu.column === null ? (
        <RowMenu at={menu.at} onClose={() => setMenu(null)} />
      ) : (
        <ColumnMenu id={menu.column} at={menu.at} sortable={sortable} onClose={() => setMenu(null)} />
      )}
    </div>
  );
}
