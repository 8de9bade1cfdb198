// The edge of a column: dragged, or moved by arrow keys, it makes the column wider or narrower.

import type { KeyboardEvent, PointerEvent } from 'react';
import { readingKey } from '../../../primitives/readingKey.ts';
import { withoutWidth, withWidth } from '../../../state/list/columnState.ts';
import { changeColumns, useColumns } from '../../../state/list/columnStore.ts';
import { type ColumnId, leastPixels, mostPixels } from '../../../state/list/columns.ts';
import { messages } from '../../../words/messages.ts';
import { ownWidth } from '../columns/columns.tsx';
import css from './ColumnHandle.module.css';
import { followPointer } from './followPointer.ts';

const words = messages.columns;

/** Pixels by an arrow key; with Shift, by a larger step. */
const step = 8;
const largeStep = 40;

interface ColumnHandleProps {
  readonly id: ColumnId;
  /** Whether Tab leads to it. */
  readonly isReached: boolean;
  /** The head's row, in which the widths are measured. */
  readonly row: { readonly current: HTMLElement | null };
}

export function ColumnHandle({ id, isReached, row }: ColumnHandleProps) {
  const width = useColumns(({ widths }) => widths[id] ?? ownWidth(id).pixels);

  function drawn(column: ColumnId): number {
    const box = row.current?.querySelector(`[data-column="${column}"]`)?.getBoundingClientRect();
    return Math.round(box?.width ?? ownWidth(column).pixels);
  }

  function setWidth(pixels: number): void {
    changeColumns((state) => withWidth(state, id, pixels, drawn, ownWidth));
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    const before = useColumns.getState();
    const from = drawn(id);
    followPointer(event, {
      // The edge is on the right of its column, or on the left where the page runs to the left.
      onMove: (x) => setWidth(document.dir === 'rtl' ? from - x + event.clientX : from + x - event.clientX),
      onEnd: (isKept) => {
        if (!isKept) changeColumns(() => before);
      },
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const by = event.shiftKey ? largeStep : step;
    const key = readingKey(event.key);
    if (key === 'ArrowRight') setWidth(drawn(id) + by);
    else if (key === 'ArrowLeft') setWidth(drawn(id) - by);
    else if (event.key === 'Home') setWidth(leastPixels);
    else if (event.key === 'Enter') changeColumns((state) => withoutWidth(state, id));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={words.width(words.names[id])}
      aria-valuemin={leastPixels}
      aria-valuemax={mostPixels}
      aria-valuenow={width}
      aria-valuetext={words.pixels(width)}
      tabIndex={isReached ? 0 : -1}
      className={css['handle']}
      onPointerDown={onPointerDown}
      onDoubleClick={() => changeColumns((state) => withoutWidth(state, id))}
      onKeyDown={onKeyDown}
    />
  );
}
