// The dialog that is open, if any.

import { AddFolderDialog } from '../folders/AddFolderDialog.tsx';
import { GenrePicker } from '../genres/GenrePicker.tsx';
import { ActivityDialog } from '../jobs/ActivityDialog.tsx';
import { RetrainDialog } from '../model/RetrainDialog.tsx';
import { ExportDialog } from '../playlists/ExportDialog.tsx';
import { PlaylistDialog } from '../playlists/PlaylistDialog.tsx';
import { useDialog } from '../stores/dialogs.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { KeysDialog } from './KeysDialog.tsx';

export function Dialogs() {
  const open = useDialog((state) => state.open);
  switch (open) {
    case 'addFolder':
      return <AddFolderDialog />;
    case 'export':
      return <ExportDialog />;
    case 'genre':
      return <GenrePicker />;
    case 'activity':
      return <ActivityDialog />;
    case 'retrain':
      return <RetrainDialog />;
    case 'playlist':
      return <PlaylistDialog />;
    case 'commands':
      return <CommandPalette />;
    case 'keys':
      return <KeysDialog />;
    case null:
      return null;
  }
}
