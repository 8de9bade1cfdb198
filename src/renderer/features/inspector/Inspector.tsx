// The right side: one selected track whole, several in sum, or what stands there while nothing is selected.
import type { ReactNode } from 'react';
import { useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';
import css from './Inspector.module.css';
import { ManyTracks } from './ManyTracks.tsx';
import { OneTrack } from './OneTrack.tsx';

/** `children`: what stands there while nothing is selected. */
export function Inspector({ children }: { readonly children: ReactNode }) {
  const ids = useView((state) => state.selection.ids);
  const [first] = ids;
  return (
    <aside className={css['inspector']} aria-label={messages.inspector.label}>
      {first === undefined ? (
        children
      ) : ids.size === 1 ? (
        <OneTrack trackId={first} />
      ) : (
        <ManyTracks ids={ids} />
      )}
    </aside>
  );
}
