// What mouse and keyboard do in the grid: select, drag, move by hand, play, open the menu of the selection.
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { Point } from '../../../primitives/Menu.tsx';
import { type DropTarget, watchDrag } from '../../../state/drag.ts';
import { selectOnly, selectStretch } from '../../../state/list/selection.ts';
import { setSelection, useView } from '../../../state/list/view.ts';
import { playTrack } from '../../../state/player.ts';
import { messages } from '../../../words/messages.ts';
import { type Layout, rowHeight } from '../rows/groupLayout.ts';
import { rowElementId } from '../rows/Row.tsx';
import { gestureOfKey, gestureOfMouse } from './gestures.ts';

/** A list that a person orders. */
export interface HandOrder {
  /** Moves the tracks one place on; gives the place, from 1, where the first of them then stands. */
  step(trackIds: ReadonlySet<number>, way: 'up' | 'down'): number | null;
  remove(trackIds: readonly number[]): void;
}

interface Gestures {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly ids: readonly number[];
  readonly layout: Layout;
  readonly handOrder: HandOrder | null;
  readonly onDrop: (target: DropTarget, trackIds: readonly number[]) => void;
  /** The selection was moved by hand: its new place, from 1. */
  readonly onMoved: (place: number | null) => void;
  readonly onMenu: (at: Point) => void;
  /** For screen readers. */
  readonly announce: (text: string) => void;
}

/** The event handlers of the grid element. */
export function gridGestures({ grid, ids, layout, handOrder, onDrop, onMoved, onMenu, announce }: Gestures) {
  function takesKey(event: KeyboardEvent): boolean {
    const { selection } = useView.getState();
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenuBelowActive();
      return true;
    }
    if (handOrder !== null && selection.ids.size > 0) {
      const way = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
      if (event.altKey && way !== null) {
        const now = handOrder.step(selection.ids, way);
        onMoved(now);
        announce(now === null ? '' : messages.table.movedTo(now, ids.length));
        return true;
      }
      if (event.key === 'Delete') {
        handOrder.remove([...selection.ids]);
        return true;
      }
    }
    const rowsInSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = gestureOfKey(event, selection, ids, rowsInSight);
    if (next !== null) {
      setSelection(next);
      return true;
    }
    if (event.key === 'Enter' && selection.active !== null) playTrack(selection.active);
    return false;
  }

  function openMenuBelowActive(): void {
    const { active, ids: selected } = useView.getState().selection;
    const row = active === null ? null : document.getElementById(rowElementId(active));
    if (row === null || selected.size === 0) return;
    const { left, bottom } = row.getBoundingClientRect();
    onMenu({ x: left + 24, y: bottom });
  }

  function tracksUnder(under: Under): readonly number[] {
    return under.kind === 'track'
      ? [under.id]
      : ids.slice(layout.firstOf(under.group), layout.firstOf(under.group + 1));
  }

  return {
    onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
      if (event.target !== event.currentTarget) return;
      if (takesKey(event)) event.preventDefault();
    },

    onMouseDown(event: MouseEvent<HTMLDivElement>): void {
      const under = entryUnder(event);
      if (under === null || event.button !== 0) return;
      event.preventDefault();
      grid.current?.focus({ preventScroll: true });
      const before = useView.getState().selection;
      const adds = event.shiftKey || event.ctrlKey || event.metaKey;
      const pressed = tracksUnder(under);
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
            setSelection(
              under.kind === 'track' ? selectOnly(under.id) : selectStretch(before, pressed, false),
            );
        },
        onDrop,
      });
    },

    onContextMenu(event: MouseEvent<HTMLDivElement>): void {
      event.preventDefault();
      const under = entryUnder(event);
      if (under === null) return;
      const pressed = tracksUnder(under);
      const { selection } = useView.getState();
      if (!pressed.every((id) => selection.ids.has(id)))
        setSelection(selectStretch(selection, pressed, false));
      grid.current?.focus({ preventScroll: true });
      onMenu({ x: event.clientX, y: event.clientY });
    },

    onDoubleClick(event: MouseEvent<HTMLDivElement>): void {
      const under = entryUnder(event);
      if (under?.kind === 'track') playTrack(under.id);
    },
  };
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
