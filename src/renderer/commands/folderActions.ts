// What can be done with the library's folders: added, looked through again, given up, taken out, put back.
import { foreignEndings } from '../../core/domain/foreign.ts';
import type { Offline } from '../../core/domain/root.ts';
import { openDialog } from '../state/dialogs.ts';
import { openAddEar } from '../state/earChoice.ts';
import { openImport } from '../state/importChoice.ts';
import { showView, useView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { api, client, desktop } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { lastName } from '../words/paths.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';

const words = messages.sidebar.folder;

export interface LibraryFolder {
  readonly id: number;
  readonly path: string;
  readonly offline: Offline | null;
  readonly tracks: number;
}

/** With the system's dialog where there is one, else inside the app. */
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

/**
 * Folders, a model of sound, or a file of another program, dropped onto the window. Only the desktop app learns where they are; in a
 * browser the dialog that asks for the place is opened.
 */
export function addDropped(files: Iterable<File>): void {
  if (desktop === null) {
    if ([...files].some(({ name }) => isForeign(name))) openImport(null);
    else openDialog('addFolder');
    notify(messages.folders.dropped);
    return;
  }
  const { pathOf } = desktop;
  const paths = [...files].map(pathOf).filter((path) => path !== '');
  const [ear] = paths.filter(isModel);
  if (ear !== undefined) openAddEar(ear);
  const foreign = paths.find(isForeign);
  if (foreign !== undefined) openImport(foreign);
  const folders = paths.filter((path) => !isModel(path) && !isForeign(path));
  if (folders.length > 0) scan(folders);
}

const isModel = (path: string): boolean => path.toLowerCase().endsWith('.onnx');

const isForeign = (path: string): boolean =>
  foreignEndings.some((ending) => path.toLowerCase().endsWith(ending));

/** All folders when none is given. */
export function rescan(folder?: LibraryFolder): void {
  scan(folder === undefined ? undefined : [folder.path]);
}

export function removeFolder({ id, path, offline }: LibraryFolder): void {
  mutate(
    api.library.removeRoot.mutationOptions({
      onSuccess() {
        const { view } = useView.getState();
        if (view.kind === 'folder' && view.path === path) showView({ kind: 'all' });
        const addAgain = { label: words.addAgain, run: () => scan([path]) };
        // Only what can be reached can be added.
        notify(words.removed(lastName(path)), offline === null ? { action: addAgain } : {});
      },
      onError: notifyFailure,
    }),
    { id },
  );
}

/** What an offline folder held is gone for good: its tracks become missing and keep their labels. */
export function giveUp({ path }: LibraryFolder): void {
  mutate(api.library.scan.mutationOptions({ onError: notifyFailure }), { folders: [path], gone: true });
}

/** What is hidden is scanned from now on: naming it takes it in. */
export function takeIn(path: string): void {
  scan([path]);
}

function scan(folders?: string[]): void {
  mutate(
    api.library.scan.mutationOptions({ onError: notifyFailure }),
    folders === undefined ? {} : { folders },
  );
}
