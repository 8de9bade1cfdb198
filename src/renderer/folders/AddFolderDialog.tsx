// Adds a folder to the library.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../primitives/ModalDialog.tsx';
import { closeDialog } from '../stores/dialogs.ts';
import { notifyFailure } from '../stores/failure.ts';
import css from './AddFolderDialog.module.css';
import { FolderBrowser } from './FolderBrowser.tsx';

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
