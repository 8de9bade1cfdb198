// One row of the track table; drawn again only when something about it has changed.
import { memo } from 'react';
import type { TrackRow } from '../../../../core/domain/track.ts';
import type { ColumnId } from '../../../state/list/columns.ts';
import { columns } from '../columns/columns.tsx';
import css from '../TrackTable.module.css';

interface RowProps {
  readonly id: number;
  /** Position in the list, from 0. */
  readonly index: number;
  /** Undefined until it has arrived. */
  readonly row: TrackRow | undefined;
  readonly columnIds: readonly ColumnId[];
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly playing: boolean;
}

const looks = { text: css['text'], number: css['number'], parts: css['cell'] } as const;

export function rowElementId(trackId: number): string {
  return `track-${trackId}`;
}

export const Row = memo(function Row({
  id,
  index,
  row,
  columnIds,
  top,
  selected,
  active,
  playing,
}: RowProps) {
  const classes = [
    css['row'],
    selected ? css['selected'] : '',
    active ? css['active'] : '',
    row?.presence === 'missing' ? css['missing'] : '',
  ];
  return (
    <div
      role="row"
      id={rowElementId(id)}
      data-track={id}
      tabIndex={-1}
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.join(' ')}
      // A place of its own, and no layer of its own: forty of them cost as much as what they show.
      style={{ top }}
    >
      {columnIds.map((columnId, i) => {
        const { look, cell, detail } = columns[columnId];
        return (
          <div
            role="gridcell"
            key={columnId}
            aria-colindex={i + 1}
            className={row === undefined ? css['cell'] : looks[look]}
            tabIndex={-1}
            title={row === undefined ? undefined : detail?.(row)}
          >
            {row === undefined ? <span className={css['waiting']} /> : cell(row, playing)}
          </div>
        );
      })}
    </div>
  );
});
