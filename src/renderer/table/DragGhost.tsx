// What is being dragged, beside the pointer.
import { createPortal } from 'react-dom';
import { messages } from '../messages.ts';
import css from './DragGhost.module.css';
import { useDrag } from './drag.ts';

export function DragGhost() {
  const drag = useDrag((state) => state.drag);
  if (drag === null) return null;
  return createPortal(
    <div
      className={css['ghost']}
      style={{ transform: `translate(${drag.x + 14}px, ${drag.y + 10}px)` }}
      aria-hidden
    >
      {messages.playlists.dragged(drag.trackIds.length)}
    </div>,
    document.body,
  );
}
