// Asks before a folder is taken out of the library, and explains what becomes of its tracks.

import { type LibraryFolder, removeFolder } from '../../commands/folderActions.ts';
import { ConfirmDialog } from '../../primitives/ConfirmDialog.tsx';
import { PathLine } from '../../primitives/PathLine.tsx';
import { messages } from '../../words/messages.ts';
import { lastName } from '../../words/paths.ts';
import css from './RemoveFolderDialog.module.css';

const words = messages.sidebar.folder;

interface RemoveFolderDialogProps {
  readonly folder: LibraryFolder;
  readonly onClose: () => void;
}

export function RemoveFolderDialog({ folder, onClose }: RemoveFolderDialogProps) {
  return (
    <ConfirmDialog
      title={words.removeTitle(lastName(folder.path))}
      confirm={words.confirm}
      onConfirm={() => removeFolder(folder)}
      onClose={onClose}
    >
      <PathLine path={folder.path} />
      <ul className={css['facts']}>
        {words.removeDetail.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {folder.offline === null ? null : <p className={css['warning']}>{words.removeOffline}</p>}
    </ConfirmDialog>
  );
}
