// The rows in sight: tracks, headings among them, and the line where what is dragged would be put.
import { useRef } from 'react';
import type { TrackGroup } from '../../../../core/domain/listing.ts';
import type { TrackRow } from '../../../../core/domain/track.ts';
import { useDrag } from '../../../state/drag.ts';
import type { Headings } from '../../../state/list/useTracks.ts';
import { useView } from '../../../state/list/view.ts';
import { usePlayer } from '../../../state/player.ts';
import { useFittingColumns } from '../columns/useFittingColumns.ts';
import css from '../TrackTable.module.css';
import { GroupHeading } from './GroupHeading.tsx';
import { type Entry, rowHeight } from './groupLayout.ts';
import { Row } from './Row.tsx';
import { inDocumentOrder, type Slot, slotOf } from './slots.ts';

/** A row of the list, from 0, and its pixels from the top of the list. */
export type DrawnEntry = Entry & { readonly index: number; readonly top: number };

interface RowsProps {
  readonly drawn: readonly DrawnEntry[];
  /** At most so many rows are drawn at once. */
  readonly pool: number;
  readonly isScrolling: boolean;
  readonly ids: readonly number[];
  readonly by: Headings['by'];
  readonly groups: readonly TrackGroup[];
  /** The first track of a group. */
  readonly firstOf: (group: number) => number | undefined;
  readonly rowOf: (id: number) => TrackRow | undefined;
  /** Of all rows together. */
  readonly height: number;
}

export function Rows(props: RowsProps) {
  const { drawn, pool, isScrolling, ids, by, groups, firstOf, rowOf, height } = props;
  const { shown } = useFittingColumns();
  const selection = useView((state) => state.selection);
  const playingId = usePlayer((state) => (state.playing ? state.trackId : null));
  const dropLine = useDropLine(ids);
  const order = useRef<readonly Slot[]>([]);
  const rows = inDocumentOrder(
    drawn.map((entry) => ({ ...entry, slot: slotOf(entry, pool) })),
    order.current,
    isScrolling,
  );
  order.current = rows.map(({ slot }) => slot);
  return (
    <div role="rowgroup" className={css['body']} style={{ height }}>
      {rows.map((entry) => {
        const { index, top, slot } = entry;
        if (entry.kind === 'heading') {
          const group = groups[entry.group];
          return group === undefined ? null : (
            <GroupHeading
              key={slot}
              by={by}
              group={group}
              first={firstOf(entry.group)}
              place={entry.group}
              index={index}
              columns={shown.length}
              top={top}
            />
          );
        }
        const id = ids[entry.place];
        return id === undefined ? null : (
          <Row
            // Not by track: another list, and what is scrolled to, fills the rows that stand there already.
            key={slot}
            id={id}
            index={index}
            row={rowOf(id)}
            columnIds={shown}
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
  );
}

/** The row above which what is dragged would be put; null when it would not. Such a list has no headings. */
function useDropLine(ids: readonly number[]): number | null {
  const before = useDrag(({ drag }) => (drag?.target?.kind === 'row' ? (drag.target.before ?? 'end') : null));
  if (before === null) return null;
  return before === 'end' ? ids.length : ids.indexOf(before);
}
