// Rows as an ARIA grid of which only the visible ones exist; the keyboard stands on one, and letters act on it.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { stepOf } from '../../primitives/tree/steps.ts';
import css from './RowGrid.module.css';

const rowHeight = 32;

export interface GridColumn {
  readonly name: string;
  readonly title: string;
  readonly detail?: string;
  readonly className: string | undefined;
}

/** Where a row stands: its position from 0, pixels from the top of the list, whether the keyboard stands on it. */
export interface RowPlace {
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
}

interface RowGridProps<Row> {
  readonly label: string;
  /** Sets `--columns`. */
  readonly className: string | undefined;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly active: string | null;
  readonly onActive: (key: string | null) => void;
  /** By key, in lower case. */
  readonly letters: Readonly<Record<string, (row: Row) => void>>;
  readonly renderRow: (row: Row, key: string, place: RowPlace) => ReactNode;
}

export function RowGrid<Row>(props: RowGridProps<Row>) {
  const { label, className, columns, rows, keyOf, active, onActive, letters, renderRow } = props;
  const grid = useRef<HTMLDivElement>(null);
  const at = rows.findIndex((row) => keyOf(row) === active);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const visible = virtualizer.getVirtualItems();

  // Only where the keyboard has moved; a list that changes under it stays where it is.
  const latest = useRef({ at, virtualizer });
  latest.current = { at, virtualizer };
  useEffect(() => {
    if (active !== null && latest.current.at >= 0)
      latest.current.virtualizer.scrollToIndex(latest.current.at);
  }, [active]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = rows[stepOf(event.key, at, rows.length, inSight) ?? -1];
    const row = rows[at];
    const act = letters[event.key.toLowerCase()];
    if (event.key === 'Escape') onActive(null);
    else if (next !== undefined) onActive(keyOf(next));
    else if (act !== undefined && row !== undefined) act(row);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const key = row?.getAttribute('data-key');
    if (key !== null && key !== undefined) onActive(key);
    // The keyboard belongs to the list, not to the cell that was hit.
    grid.current?.focus({ preventScroll: true });
  }

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={visible.some(({ index }) => index === at) ? rowId(at) : undefined}
      tabIndex={0}
      className={`${css['grid']} ${className}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" className={css['head']}>
        <div role="row" aria-rowindex={1} className={css['headRow']} tabIndex={-1}>
          {columns.map(({ name, title, detail, className: look }) => (
            <div role="columnheader" key={name} className={look} tabIndex={-1} title={detail}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css['body']} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined
            ? null
            : renderRow(row, keyOf(row), { index, top: start - rowHeight, active: index === at });
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `tag-${index}`;
}

/** What every row has besides its role and `tabIndex`, to be spread into it. */
export function rowProps(key: string, { index, top, active }: RowPlace) {
  return {
    id: rowId(index),
    'data-key': key,
    // The header is row 1.
    'aria-rowindex': index + 2,
    'aria-selected': active,
    className: `${css['row']} ${active ? css['active'] : ''}`,
    style: { transform: `translateY(${top}px)` },
  } as const;
}
