// Adds a folder to the library.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { FolderBrowser } from '../../parts/folders/FolderBrowser.tsx';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './AddFolderDialog.module.css';

const words = messages.folders;

export function AddFolderDialog() {
  const [path, setPath] = useState<string | null>(null);
  const { data: folder, isError } = useQuery(
    api.library.browse.queryOptions({ input: { path }, staleTime: 0 }),
  );
  const scan = useMutation(
    api.library.scan.mutationOptions({ onSuccess: closeDialog, onError: notifyFailure }),
  );
  const chosen = isError ? null : (folder?.path ?? null);

  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      <DialogBody>
        <p className={css['detail']}>{words.detail}</p>
        <FolderBrowser path={path} onPath={setPath} />
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{words.cancel}</Button>
        <Button
          look="primary"
          isDisabled={chosen === null || scan.isPending}
          onPress={() => chosen !== null && scan.mutate({ folders: [chosen] })}
        >
          {words.add}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
