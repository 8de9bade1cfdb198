// The dialog about a playlist that is open: naming, filling, ruling.
import { lazy, Suspense } from 'react';
import { playlistNameSchema } from '../../../core/domain/playlist.ts';
import { createPlaylist, renamePlaylist } from '../../commands/playlistActions.ts';
import { NameDialog } from '../../parts/NameDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { usePlaylistTask } from '../../state/playlistTask.ts';
import { messages } from '../../words/messages.ts';
import { PlaylistPicker } from './PlaylistPicker.tsx';

const words = messages.playlists;
// Its many controls are fetched when rules are first made, so that the window itself opens at once.
const RuleDialog = lazy(() => import('./RuleDialog.tsx'));

const asking = {
  label: words.name,
  nameIn: (typed: string) => playlistNameSchema.safeParse(typed).data ?? null,
  onClose: closeDialog,
};

export function PlaylistDialog() {
  const task = usePlaylistTask((state) => state.task);
  switch (task?.kind) {
    case 'new':
      return (
        <NameDialog
          {...asking}
          title={task.trackIds.length === 0 ? words.makeByHand : words.makeOf(task.trackIds.length)}
          confirm={words.create}
          onName={(name) => createPlaylist(name, { trackIds: task.trackIds })}
        />
      );
    case 'rename':
      return (
        <NameDialog
          {...asking}
          title={words.renameTitle}
          first={task.playlist.name}
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
