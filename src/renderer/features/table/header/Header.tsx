// The table's head: the name of each column, by which it is sorted, moved and resized, by mouse and by keyboard alike.

import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useRef, useState } from 'react';
import { trackFields } from '../../../../core/domain/trackFields.ts';
import type { Point } from '../../../primitives/Menu.tsx';
import { readingKey } from '../../../primitives/readingKey.ts';
import { withMoved, withStep } from '../../../state/list/columnState.ts';
import { changeColumns, useColumns } from '../../../state/list/columnStore.ts';
import { type ColumnId, isColumnId, isSortKey } from '../../../state/list/columns.ts';
import { pressed } from '../../../state/list/sorting.ts';
import { setSort, useView } from '../../../state/list/view.ts';
import { messages } from '../../../words/messages.ts';
import { columns } from '../columns/columns.tsx';
import { useFittingColumns } from '../columns/useFittingColumns.ts';
import { ColumnHandle } from './ColumnHandle.tsx';
import { followPointer } from './followPointer.ts';
import css from './Header.module.css';
import { SortMark } from './SortMark.tsx';

const words = messages.columns;

interface HeaderProps {
  /** False where the list has an order of its own. */
  readonly sortable: boolean;
  readonly onMenu: (column: ColumnId, at: Point) => void;
  /** For screen readers. */
  readonly onAnnounce: (text: string) => void;
}

export const Header = memo(function Header({ sortable, onMenu, onAnnounce }: HeaderProps) {
  const { shown } = useFittingColumns();
  const sort = useView((state) => state.sort);
  const row = useRef<HTMLDivElement>(null);
  // One column is reached by Tab, the others by arrows from there.
  const [current, setCurrent] = useState<ColumnId | null>(null);
  const reached = current !== null && shown.includes(current) ? current : shown[0];
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const wasDragged = useRef(false);

  function focus(id: ColumnId | undefined): void {
    if (id === undefined) return;
    setCurrent(id);
    buttonOf(row.current, id)?.focus();
  }

  function press(id: ColumnId, event: MouseEvent<HTMLButtonElement>): void {
    if (wasDragged.current) return;
    if (!sortable || !isSortKey(id)) openMenu(id);
    else setSort(pressed(useView.getState().sort, id, trackFields[id].sort.first, event.shiftKey));
  }

  function openMenu(id: ColumnId): void {
    const box = buttonOf(row.current, id)?.getBoundingClientRect();
    if (box !== undefined) onMenu(id, { x: box.left, y: box.bottom });
  }

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, id: ColumnId): void {
    if (takesKey(event, id)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function takesKey(event: KeyboardEvent, id: ColumnId): boolean {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenu(id);
      return true;
    }
    const key = readingKey(event.key);
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (by !== null && event.altKey) {
      changeColumns((state) => withStep(state, id, by));
      const now = useColumns.getState().shown;
      onAnnounce(words.movedTo(words.names[id], now.indexOf(id) + 1, now.length));
      return true;
    }
    if (event.altKey) return false;
    if (by !== null) focus(shown[shown.indexOf(id) + by]);
    else if (event.key === 'Home') focus(shown[0]);
    else if (event.key === 'End') focus(shown.at(-1));
    else return false;
    return true;
  }

  function onPointerDown(event: PointerEvent<HTMLButtonElement>, id: ColumnId): void {
    if (event.button !== 0) return;
    let before: ColumnId | null = id;
    followPointer(event, {
      onMove(x) {
        wasDragged.current = true;
        before = columnAt(row.current, shown, x);
        setDragged({ id, before });
      },
      onEnd(isKept) {
        setDragged(null);
        // The click that ends it comes right behind.
        setTimeout(() => {
          wasDragged.current = false;
        });
        if (isKept) changeColumns((state) => withMoved(state, id, before));
      },
    });
  }

  return (
    <div
      role="row"
      aria-rowindex={1}
      ref={row}
      className={css['row']}
      tabIndex={-1}
      onContextMenu={(event) => {
        event.preventDefault();
        const id = columnUnder(event.target);
        if (id !== null) onMenu(id, { x: event.clientX, y: event.clientY });
      }}
    >
      {shown.map((id, place) => {
        const rank = sortable ? sort.findIndex((step) => step.key === id) : -1;
        const step = sort[rank];
        const name = words.names[id];
        return (
          <div
            role="columnheader"
            key={id}
            data-column={id}
            aria-label={name}
            aria-colindex={place + 1}
            // Only one column may be marked as sorted by; the others describe it.
            aria-sort={rank === 0 ? step?.direction : 'none'}
            tabIndex={-1}
            className={[
              css['cell'],
              columns[id].look === 'number' ? css['right'] : '',
              dragged?.id === id ? css['dragged'] : '',
              dragged?.before === id ? css['target'] : '',
              dragged?.before === null && id === shown.at(-1) ? css['targetEnd'] : '',
            ].join(' ')}
          >
            <button
              type="button"
              className={`${css['name']} ${step === undefined ? '' : css['sorted']}`}
              aria-label={name}
              aria-description={
                step === undefined || sort.length === 1
                  ? undefined
                  : words.rank(rank + 1, step.direction === 'descending')
              }
              aria-haspopup={sortable && isSortKey(id) ? undefined : 'menu'}
              tabIndex={id === reached ? 0 : -1}
              onFocus={() => setCurrent(id)}
              onClick={(event) => press(id, event)}
              onKeyDown={(event) => onKeyDown(event, id)}
              onPointerDown={(event) => onPointerDown(event, id)}
            >
              <span className={css['text']}>{words.short[id] ?? name}</span>
              {step === undefined ? null : (
                <SortMark direction={step.direction} rank={sort.length === 1 ? null : rank + 1} />
              )}
            </button>
            <ColumnHandle id={id} isReached={id === reached} row={row} />
          </div>
        );
      })}
    </div>
  );
});

interface Dragged {
  readonly id: ColumnId;
  /** Null: behind the last. */
  readonly before: ColumnId | null;
}

function cellOf(row: HTMLElement | null, id: ColumnId): Element | null {
  return row?.querySelector(`[data-column="${id}"]`) ?? null;
}

function buttonOf(row: HTMLElement | null, id: ColumnId): HTMLButtonElement | null {
  return cellOf(row, id)?.querySelector('button') ?? null;
}

/** The column before which something dropped here would stand. */
function columnAt(row: HTMLElement | null, shown: readonly ColumnId[], x: number): ColumnId | null {
  const isBefore = (id: ColumnId): boolean => {
    const box = cellOf(row, id)?.getBoundingClientRect();
    if (box === undefined) return false;
    const middle = box.left + box.width / 2;
    return document.dir === 'rtl' ? x > middle : x < middle;
  };
  return shown.find(isBefore) ?? null;
}

function columnUnder(target: EventTarget | null): ColumnId | null {
  const cell = target instanceof Element ? target.closest('[data-column]') : null;
  const id = cell?.getAttribute('data-column');
  return isColumnId(id) ? id : null;
}
