// Worker: answers the questions about the library as a whole, which read all of it.
import { makeBackup } from '../store/backups/make.ts';
import { prepareRestore } from '../store/backups/restore.ts';
import { problemsIn } from '../store/damage.ts';
import { libraryFileOf } from '../store/folder.ts';
import { serveQuestions } from '../workers/serve.ts';
import { startData } from '../workers/workerStart.ts';
import { type KeepingQuestions, parseStart } from './protocol.ts';

const { libraryDir } = parseStart(startData());

serveQuestions<KeepingQuestions>({
  backup: ({ reason, now }, { report }) => makeBackup({ libraryDir, reason, now }, report),
  prepareRestore({ name, now }) {
    prepareRestore(libraryDir, name, now);
    return null;
  },
  check: () => problemsIn(libraryFileOf(libraryDir)),
});
