// The dialog about a playlist that is open: naming, filling, ruling.
import { lazy, Suspense } from 'react';
import { createPlaylist, renamePlaylist } from '../../commands/playlistActions.ts';
import { usePlaylistTask } from '../../state/playlistTask.ts';
import { messages } from '../../words/messages.ts';
import { NameDialog } from './NameDialog.tsx';
import { PlaylistPicker } from './PlaylistPicker.tsx';

const words = messages.playlists;
// Its many controls are fetched when rules are first made, so that the window itself opens at once.
const RuleDialog = lazy(() => import('./RuleDialog.tsx'));

export function PlaylistDialog() {
  const task = usePlaylistTask((state) => state.task);
  switch (task?.kind) {
    case 'new':
      return (
        <NameDialog
          title={task.trackIds.length === 0 ? words.makeByHand : words.makeOf(task.trackIds.length)}
          name=""
          confirm={words.create}
          onName={(name) => createPlaylist(name, { trackIds: task.trackIds })}
        />
      );
    case 'rename':
      return (
        <NameDialog
          title={words.renameTitle}
          name={task.playlist.name}
          confirm={words.rename}
          onName={(name) => renamePlaylist(task.playlist, name)}
        />
      );
    case 'add':
      return <PlaylistPicker trackIds={task.trackIds} />;
    case 'rule':
      return (
        <Suspense fallback={null}>
          <RuleDialog playlist={task.playlist} />
        </Suspense>
      );
    case undefined:
      return null;
  }
}
