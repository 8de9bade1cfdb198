// What is being dragged, beside the pointer.
import { createPortal } from 'react-dom';
import { useDrag } from '../../../state/drag.ts';
import { messages } from '../../../words/messages.ts';
import css from './DragGhost.module.css';

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
