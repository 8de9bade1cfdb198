// The parts of a picture as marks that are pointed at, walked through by arrow keys, and pressed.
import { type KeyboardEvent, useState } from 'react';
import { formatCount } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { listOf, listPart, type Part } from '../part.ts';

/** To be spread into the element of a part. */
export interface MarkProps {
  readonly role: 'button' | 'img';
  readonly tabIndex: number;
  readonly 'aria-label': string;
  readonly 'data-mark': '';
  readonly 'data-at': '' | undefined;
  readonly 'data-still': '' | undefined;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export type Marks = (index: number) => MarkProps;

/** One stop for Tab. `columns`: how many stand side by side, where they stand in rows. */
export function useMarks(
  parts: readonly Part[],
  columns: number,
  within: boolean,
): { readonly marks: Marks; readonly at: Part | undefined } {
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const tabStop = Math.min(stop, parts.length - 1);
  const shown = hovered ?? focused;

  function onKeyDown(event: KeyboardEvent, index: number): void {
    const part = parts[index];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      if (part !== undefined) listPart(part, within);
      return;
    }
    const to = stepFrom(index, event.key, columns, parts.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    const marks = event.currentTarget.closest('[data-marks]')?.querySelectorAll<HTMLElement>('[data-mark]');
    marks?.[to]?.focus();
  }

  const marks: Marks = (index) => {
    const part = parts[index];
    const isPressed = part !== undefined && listOf(part, within) !== null;
    const counted = [formatCount(part?.tracks ?? 0), part?.detail ?? ''].filter((text) => text !== '');
    return {
      role: isPressed ? 'button' : 'img',
      tabIndex: index === tabStop ? 0 : -1,
      'aria-label': messages.common.told(part?.label ?? '', counted.join(', ')),
      'data-mark': '',
      'data-at': shown === index ? '' : undefined,
      'data-still': isPressed ? undefined : '',
      onPointerEnter: () => setHovered(index),
      onPointerLeave: () => setHovered(null),
      onFocus: () => {
        setFocused(index);
        setStop(index);
      },
      onBlur: () => setFocused(null),
      onClick: () => part !== undefined && listPart(part, within),
      onKeyDown: (event) => onKeyDown(event, index),
    };
  };
  return { marks, at: shown === null ? undefined : parts[shown] };
}

/** Where a key leads to among `count` marks; null for other keys and beyond the ends. */
function stepFrom(index: number, key: string, columns: number, count: number): number | null {
  const isIn = (to: number): number | null => (to >= 0 && to < count ? to : null);
  switch (key) {
    case 'ArrowLeft':
      return isIn(index - 1);
    case 'ArrowRight':
      return isIn(index + 1);
    case 'ArrowUp':
      return isIn(index - columns);
    case 'ArrowDown':
      return isIn(index + columns);
    case 'Home':
      return isIn(0);
    case 'End':
      return isIn(count - 1);
    default:
      return null;
  }
}
