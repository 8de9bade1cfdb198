// The dialog that is open, if any.

import { AddEarDialog } from '../features/ears/AddEarDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { AddFolderDialog } from '../features/folders/AddFolderDialog.tsx';
import { ImportDialog } from '../features/imports/ImportDialog.tsx';
import { ActivityDialog } from '../features/jobs/ActivityDialog.tsx';
import { RetrainDialog } from '../features/learn/RetrainDialog.tsx';
import { MatchesDialog } from '../features/matches/MatchesDialog.tsx';
import { OrganiseDialog } from '../features/organise/OrganiseDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { KeysDialog } from '../features/palette/KeysDialog.tsx';
import { SearchHelpDialog } from '../features/palette/SearchHelpDialog.tsx';
import { PlaylistDialog } from '../features/playlists/PlaylistDialog.tsx';
import { WriteTagsDialog } from '../features/tagWriting/WriteTagsDialog.tsx';
import { useDialog } from '../state/dialogs.ts';
import { GenrePicker } from './GenrePicker.tsx';
import { TagPicker } from './TagPicker.tsx';

export function Dialogs() {
  const open = useDialog((state) => state.open);
  switch (open) {
    case 'addFolder':
      return <AddFolderDialog />;
    case 'ear':
      return <AddEarDialog />;
    case 'export':
      return <ExportDialog />;
    case 'import':
      return <ImportDialog />;
    case 'organise':
      return <OrganiseDialog />;
    case 'genre':
      return <GenrePicker />;
    case 'tags':
      return <TagPicker />;
    case 'writeTags':
      return <WriteTagsDialog />;
    case 'activity':
      return <ActivityDialog />;
    case 'matches':
      return <MatchesDialog />;
    case 'retrain':
      return <RetrainDialog />;
    case 'playlist':
      return <PlaylistDialog />;
    case 'commands':
      return <CommandPalette />;
    case 'searchHelp':
      return <SearchHelpDialog />;
    case 'keys':
      return <KeysDialog />;
    case null:
      return null;
  }
}
