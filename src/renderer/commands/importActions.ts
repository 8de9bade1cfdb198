// Importing from another program: a file is chosen with the system's dialog where there is one, else inside the app.
import { foreignEndings } from '../../core/domain/foreign.ts';
import { openImport } from '../state/importChoice.ts';
import { desktop } from '../wire/api.ts';
import { importWords as words } from '../words/imports.ts';
import { notifyFailure } from './notifyFailure.ts';

export function importForeign(): void {
  if (desktop === null) {
    openImport(null);
    return;
  }
  const extensions = foreignEndings.map((ending) => ending.slice(1));
  desktop
    .chooseFile({ title: words.title, kind: words.files, extensions })
    .then((file) => (file === null ? undefined : openImport(file)))
    .catch(notifyFailure);
}
