// Dragging tracks out of the list by the mouse: what is dragged, what it is over, and the pointer's way from press to drop.
import { create } from 'zustand';
import { gridId } from './focus.ts';

export type DropTarget =
  | { readonly kind: 'playlist'; readonly playlistId: number }
  | { readonly kind: 'genre'; readonly genre: string }
  /** Between two rows of a list that has an order of its own; null: below the last. */
  | { readonly kind: 'row'; readonly before: number | null };

export interface Drag {
  readonly trackIds: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly target: DropTarget | null;
}

export const useDrag = create<{ drag: Drag | null }>()(() => ({ drag: null }));

export function isOver(drag: Drag | null, target: DropTarget): boolean {
  return drag?.target != null && JSON.stringify(drag.target) === JSON.stringify(target);
}

/** So many pixels may a hand tremble while it clicks. */
const slack = 5;
/** This near to the list's edge it scrolls. */
const edge = 36;

interface Watch {
  readonly trackIds: readonly number[];
  /** The list as it is ordered by hand; null when it may not be reordered. */
  readonly ordered: readonly number[] | null;
  readonly onClick: () => void;
  readonly onDrop: (target: DropTarget, trackIds: readonly number[]) => void;
}

/** To be called when the button goes down on a row; sees it through until it comes up or Escape is pressed. */
export function watchDrag(press: { clientX: number; clientY: number }, watch: Watch): void {
  const { trackIds, ordered, onClick, onDrop } = watch;
  const listening = new AbortController();
  const { signal } = listening;
  let scrolling = 0;

  function end(): Drag | null {
    const { drag } = useDrag.getState();
    listening.abort();
    cancelAnimationFrame(scrolling);
    useDrag.setState({ drag: null });
    return drag;
  }

  function follow(x: number, y: number): void {
    useDrag.setState({ drag: { trackIds, x, y, target: targetAt(x, y, ordered) } });
  }

  function scrollAtEdges(): void {
    const { drag } = useDrag.getState();
    const grid = document.getElementById(gridId);
    if (drag === null || grid === null) return;
    const { top, bottom, left, right } = grid.getBoundingClientRect();
    if (drag.x >= left && drag.x <= right) {
      const by =
        drag.y < top + edge ? drag.y - top - edge : drag.y > bottom - edge ? drag.y - bottom + edge : 0;
      if (by !== 0) {
        grid.scrollBy(0, by / 3);
        follow(drag.x, drag.y);
      }
    }
    scrolling = requestAnimationFrame(scrollAtEdges);
  }

  window.addEventListener(
    'mousemove',
    ({ clientX, clientY, buttons }) => {
      if ((buttons & 1) === 0) {
        end();
        return;
      }
      const begun = useDrag.getState().drag !== null;
      if (!begun && Math.hypot(clientX - press.clientX, clientY - press.clientY) < slack) return;
      follow(clientX, clientY);
      if (!begun && ordered !== null) scrolling = requestAnimationFrame(scrollAtEdges);
    },
    { signal },
  );
  window.addEventListener(
    'mouseup',
    () => {
      const drag = end();
      if (drag === null) onClick();
      else if (drag.target !== null) onDrop(drag.target, drag.trackIds);
    },
    { signal },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || useDrag.getState().drag === null) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    },
    { signal, capture: true },
  );
  window.addEventListener('blur', end, { signal });
}

function targetAt(x: number, y: number, ordered: readonly number[] | null): DropTarget | null {
  const under = document.elementFromPoint(x, y);
  const place = under?.closest('[data-drop-playlist], [data-drop-genre], [data-track]') ?? null;
  const playlistId = place?.getAttribute('data-drop-playlist') ?? null;
  if (playlistId !== null) return { kind: 'playlist', playlistId: Number(playlistId) };
  const genre = place?.getAttribute('data-drop-genre') ?? null;
  if (genre !== null) return { kind: 'genre', genre };
  if (ordered === null) return null;
  if (place === null) return under?.closest(`#${gridId}`) == null ? null : { kind: 'row', before: null };
  const id = Number(place.getAttribute('data-track'));
  const { top, height } = place.getBoundingClientRect();
  if (y < top + height / 2) return { kind: 'row', before: id };
  return { kind: 'row', before: ordered[ordered.indexOf(id) + 1] ?? null };
}
