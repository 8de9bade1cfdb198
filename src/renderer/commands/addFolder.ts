// Adding a folder to the library: with the system's dialog where there is one, else inside the app.

import { openDialog } from '../state/dialogs.ts';
import { client, desktop } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { notifyFailure } from './notifyFailure.ts';

export function addFolder(): void {
  if (desktop === null) {
    openDialog('addFolder');
    return;
  }
  desktop
    .chooseFolder(messages.folders.chooseMusic)
    .then((folder) => (folder === null ? null : client.library.scan({ folders: [folder] })))
    .catch(notifyFailure);
}

/** Folders dropped onto the window; only the desktop app learns where they are. */
export function addDroppedFolders(files: Iterable<File>): void {
  if (desktop === null) return;
  const { pathOf } = desktop;
  const folders = [...files].map(pathOf).filter((path) => path !== '');
  if (folders.length > 0) client.library.scan({ folders }).catch(notifyFailure);
}
