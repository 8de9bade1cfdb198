// Shown in place of a playlist that has no tracks.
import { ListMusic, ListX, Wand2 } from 'lucide-react';
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { showView } from '../../state/list/view.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { useShownPlaylist } from '../../state/useShownPlaylist.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;

export function EmptyPlaylist() {
  const playlist = useShownPlaylist();
  const { printed } = useKeyHint('addToPlaylist');
  if (playlist === null)
    return (
      <EmptyState icon={ListX} title={words.missing} detail="">
        <Button onPress={() => showView({ kind: 'all' })}>{messages.sidebar.all}</Button>
      </EmptyState>
    );
  if (playlist.rule === null)
    return (
      <EmptyState icon={ListMusic} title={words.emptyTitle} detail={words.emptyDetail(printed.join(' '))} />
    );
  return (
    <EmptyState icon={Wand2} title={words.noMatchTitle} detail={words.noMatchDetail}>
      <Button onPress={() => openPlaylistTask({ kind: 'rule', playlist })}>{words.editRule}</Button>
    </EmptyState>
  );
}
