// What mouse and keyboard mean in a list: each gesture gives the next selection.
import {
  emptySelection,
  extendTo,
  move,
  type Selection,
  selectAll,
  selectOnly,
  toggle,
} from '../../../state/list/selection.ts';

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface Key extends Modifiers {
  readonly key: string;
}

/** Null when the key means nothing here. */
export function gestureOfKey(
  event: Key,
  selection: Selection,
  list: readonly number[],
  rowsInSight: number,
): Selection | null {
  if (event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  if (control) return event.key.toLowerCase() === 'a' && !event.shiftKey ? selectAll(selection, list) : null;
  const by = (rows: number): Selection => move(selection, list, rows, event.shiftKey);
  switch (event.key) {
    case 'ArrowDown':
      return by(1);
    case 'ArrowUp':
      return by(-1);
    case 'PageDown':
      return by(rowsInSight);
    case 'PageUp':
      return by(-rowsInSight);
    case 'Home':
      return by(-list.length);
    case 'End':
      return by(list.length);
    case 'Escape':
      return emptySelection;
    default:
      return null;
  }
}

export function gestureOfMouse(
  event: Modifiers,
  selection: Selection,
  list: readonly number[],
  id: number,
): Selection {
  if (event.shiftKey) return extendTo(selection, list, id);
  return event.ctrlKey || event.metaKey ? toggle(selection, id) : selectOnly(id);
}
