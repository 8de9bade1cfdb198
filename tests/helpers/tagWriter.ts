// A library whose files get tags without an app around it: it starts in a third of a second, so that it can be killed often.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../../scripts/start/project.ts';
import type { TagWritingReport } from '../../src/core/domain/tagWriting.ts';
import type { AnalysisQuestions } from '../../src/main/analysis/protocol.ts';
import { type EditWork, editFiles, type FileTask } from '../../src/main/jobs/tagWriting/editing.ts';
import { revertingTask } from '../../src/main/jobs/tagWriting/revert.ts';
import { settleEdits } from '../../src/main/jobs/tagWriting/settleEdits.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore, type Writes } from '../../src/main/store/store.ts';
import { createTurns } from '../../src/main/work/inTurn.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import { createWriting, type Writing } from '../../src/main/writing/client.ts';
import { diskHere } from './diskHere.ts';
import { foundFile } from './library.ts';
import { putTagged } from './taggedFiles.ts';

export interface TagWriter {
  /** Another genre in every file; one step of the log. */
  write(genre: string, onReport?: () => void): Promise<TagWritingReport>;
  /** As the next start does. */
  settle(): Promise<void>;
  /** Takes back every step that stands, the last first; how many files were left alone. */
  revertAll(): Promise<number>;
  /** Each file by its name, with the hash that it has by the journal; absent where it was never written. */
  journal(): ReadonlyMap<string, string>;
  openEdits(): number;
  close(): void;
}

/** Files of rock in `music`, and a library that knows them. */
export function putLibrary(libraryDir: string, music: string, files: number): void {
  putTagged(music, 1, files, 'Rock');
  const { transaction, close } = openStore(libraryDir);
  transaction((write) => {
    const rootId = write.roots.add(Buffer.from(music), music);
    for (const name of readdirSync(music)) write.tracks.add(foundFile(join(music, name), {}, { rootId }));
  });
  close();
}

export const writingProcess = (): Writing =>
  createWriting({ url: places.workerUrls.write, startProcess: forkProcess });

export function openTagWriter(libraryDir: string, writing: Writing): TagWriter {
  const { store, transaction, close } = openStore(libraryDir);
  const change = <Result>(body: (write: Writes) => Result): Result => transaction(body).result;
  const read = async (): Promise<AnalysisQuestions['tags']['output']> => ({
    tags: noTags,
    fingerprint: 'same',
  });
  const work: EditWork = {
    store,
    change,
    writing,
    readTags: read,
    disk: diskHere(),
    inTurn: createTurns(),
    now: Date.now,
  };
  const never = new AbortController().signal;
  const edited = async (
    tasks: readonly FileTask[],
    way: 'write' | 'undo',
    step: (write: Writes) => number,
    onReport: () => void = () => undefined,
  ): Promise<TagWritingReport> => {
    const all = async function* (): AsyncGenerator<readonly FileTask[]> {
      yield tasks;
    };
    const job = {
      signal: never,
      report: onReport,
      ready: async () => undefined,
    };
    return await editFiles(work, all(), tasks.length, way, step, job);
  };
  return {
    async write(genre, onReport) {
      const tasks = store.tracks.knownFiles(0, 100_000).map(
        ({ id, path }): FileTask => ({
          trackId: id,
          path,
          edit: { kind: 'tags', wanted: { genre: [genre] } },
          options: { keepTimes: false, hardLinks: false },
          ofEdit: null,
        }),
      );
      return await edited(tasks, 'write', (write) => write.fileEdits.step(), onReport);
    },
    settle: () => settleEdits(work),
    async revertAll() {
      let leftAlone = 0;
      for (const { id } of store.fileEdits.steps().filter(({ stands }) => stands)) {
        const undo = change((write) => write.changes.undoFiles(id));
        const tasks = store.fileEdits.revertible(id).map((edit) => revertingTask(work, edit));
        leftAlone += (await edited(tasks, 'undo', () => undo.id)).refused;
      }
      return leftAlone;
    },
    journal() {
      const hashes = new Map<string, string>();
      for (const { id } of store.fileEdits.steps().reverse())
        for (const edit of store.fileEdits.revertible(id).map((one) => store.fileEdits.done(one)))
          hashes.set(edit.path.toString(), edit.afterHash);
      return hashes;
    },
    openEdits: () => store.fileEdits.open().length,
    close,
  };
}

export function hashesIn(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder).map((name) => {
      const path = join(folder, name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
