// Asks before a folder is taken out of the library, and explains what becomes of its tracks.

import { type LibraryFolder, removeFolder } from '../../commands/folderActions.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
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
    <ModalDialog title={words.removeTitle(lastName(folder.path))} width="narrow" onClose={onClose}>
      <DialogBody>
        <p className={css['path']}>{folder.path}</p>
        <ul className={css['facts']}>
          {words.removeDetail.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {folder.offline === null ? null : <p className={css['warning']}>{words.removeOffline}</p>}
      </DialogBody>
      <DialogFoot>
        <Button onPress={onClose}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          autoFocus
          onPress={() => {
            onClose();
            removeFolder(folder);
          }}
        >
          {words.confirm}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
