// Written tags as an ARIA grid, most frequent first, of which only the visible rows exist; letters act on the row.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { stepOf } from '../../../primitives/tree/steps.ts';
import { messages } from '../../../words/messages.ts';
import type { TagRow } from '../tagList.ts';
import { showAlike, useTagsView } from '../tagsView.ts';
import { useTagActions } from '../useTagActions.ts';
import css from './TagTable.module.css';
import { TagTableRow, tagRowId } from './TagTableRow.tsx';

const words = messages.tags;
const rowHeight = 32;
const columns = ['written', 'became', 'declared', 'stage', 'count'] as const;

interface TagTableProps {
  readonly rows: readonly TagRow[];
}

export function TagTable({ rows }: TagTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const active = useTagsView((state) => state.active);
  const { accept, pick, ignore, forget, show, isOwn } = useTagActions();
  const at = rows.findIndex(({ written }) => written === active);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.written ?? index,
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

  const letters: Readonly<Record<string, (row: TagRow) => void>> = {
    a: accept,
    c: pick,
    enter: pick,
    i: ignore,
    f: forget,
    l: showAlike,
    t: show,
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = rows[stepOf(event.key, at, rows.length, inSight) ?? -1];
    const row = rows[at];
    const act = letters[event.key.toLowerCase()];
    if (event.key === 'Escape') useTagsView.setState({ active: null });
    else if (next !== undefined) useTagsView.setState({ active: next.written });
    else if (act !== undefined && row !== undefined) act(row);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const row = event.target instanceof Element ? event.target.closest('[data-written]') : null;
    const written = row?.getAttribute('data-written');
    if (written !== null && written !== undefined) useTagsView.setState({ active: written });
    // The keyboard belongs to the list, not to the cell that was hit.
    grid.current?.focus({ preventScroll: true });
  }

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={words.tableLabel}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={visible.some(({ index }) => index === at) ? tagRowId(at) : undefined}
      tabIndex={0}
      className={css['grid']}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" className={css['head']}>
        <div role="row" aria-rowindex={1} className={css['headRow']} tabIndex={-1}>
          {columns.map((name) => (
            <div role="columnheader" key={name} className={css[name]} tabIndex={-1}>
              {words.headers[name]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css['body']} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, key, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <TagTableRow
              key={key}
              row={row}
              index={index}
              top={start - rowHeight}
              active={index === at}
              own={isOwn(row)}
            />
          );
        })}
      </div>
    </div>
  );
}
