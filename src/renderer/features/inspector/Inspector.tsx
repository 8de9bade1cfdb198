// The right side: one selected track whole, several in sum, or a hint.
import { MousePointerClick } from 'lucide-react';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';
import css from './Inspector.module.css';
import { ManyTracks } from './ManyTracks.tsx';
import { OneTrack } from './OneTrack.tsx';

const words = messages.inspector;

export function Inspector() {
  const ids = useView((state) => state.selection.ids);
  const [first] = ids;
  return (
    <aside className={css['inspector']} aria-label={words.label}>
      {first === undefined ? (
        <EmptyState
          icon={MousePointerClick}
          title={words.nothingSelected}
          detail={words.nothingSelectedDetail}
        />
      ) : ids.size === 1 ? (
        <OneTrack trackId={first} />
      ) : (
        <ManyTracks ids={ids} />
      )}
    </aside>
  );
}
