// What can be done with the library's folders: looked through again, taken out, put back.
import { useMutation } from '@tanstack/react-query';
import { showView, useView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { api } from '../wire/api.ts';
import { lastName } from '../words/lastName.ts';
import { messages } from '../words/messages.ts';
import { notifyFailure } from './notifyFailure.ts';

const words = messages.sidebar.folder;

export interface LibraryFolder {
  readonly id: number;
  readonly path: string;
  readonly state: 'online' | 'offline';
  readonly tracks: number;
}

export function useFolderActions() {
  const scan = useMutation(api.library.scan.mutationOptions({ onError: notifyFailure }));
  const remove = useMutation(api.library.removeRoot.mutationOptions({ onError: notifyFailure }));
  return {
    /** All of them when none is given. */
    rescan: (folder?: LibraryFolder): void =>
      scan.mutate(folder === undefined ? {} : { folders: [folder.path] }),

    remove({ id, path, state }: LibraryFolder): void {
      remove.mutate(
        { id },
        {
          onSuccess() {
            const { view } = useView.getState();
            if (view.kind === 'folder' && view.path === path) showView({ kind: 'all' });
            const addAgain = { label: words.addAgain, run: () => scan.mutate({ folders: [path] }) };
            // Only what can be reached can be added.
            notify(words.removed(lastName(path)), state === 'online' ? { action: addAgain } : {});
          },
        },
      );
    },
  };
}
