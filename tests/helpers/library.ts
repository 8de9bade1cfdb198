// A real store in a temporary folder, and tracks to put into it.
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ModelReport } from '../../src/core/domain/modelInfo.ts';
import type { Tags } from '../../src/core/domain/tags.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore, type Store, type Writes } from '../../src/main/store/store.ts';
import type { FoundFile } from '../../src/main/store/tracks/trackWrites.ts';
import { createGenreWords } from '../../src/main/work/genreWords.ts';
import { tempDir } from './tempDir.ts';

/** The time at which everything happens in these tests. */
export const at = 1_700_000_000_000;

/** A store with its writer beside: each `write` is a transaction. */
export interface TestStore extends Store {
  write<Result>(body: (write: Writes) => Result): Result;
  close(): void;
}

/** Closed by the caller. */
export function openTestStore(libraryDir: string, now = () => at): TestStore {
  const { store, transaction, close } = openStore(libraryDir, now);
  return { ...store, write: (body) => transaction(body).result, close };
}

export function tempStore(libraryDir = tempDir(), now = () => at): TestStore {
  const store = openTestStore(libraryDir, now);
  onTestFinished(() => store.close());
  return store;
}

export function foundFile(
  path: string | Buffer,
  tags: Partial<Tags> = {},
  rest: Partial<FoundFile> = {},
): FoundFile {
  return {
    rootId: 1,
    path: Buffer.from(path),
    displayPath: path.toString(),
    size: 1000,
    mtimeMs: at,
    fingerprint: `print of ${path}`,
    artistKey: `artist:${tags.artist ?? 'nobody'}`,
    tags: { ...noTags, ...tags },
    ...rest,
  };
}

/** Adds a track below `/music`, which becomes the root. */
export function addTrack(to: TestStore | Writes, name: string, tags: Partial<Tags> = {}): number {
  if ('write' in to) return to.write((writes) => addTrack(writes, name, tags));
  const rootId = to.roots.add(Buffer.from('/music'), '/music');
  return to.tracks.add(foundFile(`/music/${name}`, tags, { rootId }));
}

/** Adds a model that knows these genres, and makes it the active one. */
export function addModel(store: TestStore, classes: readonly string[]): number {
  const report: ModelReport = {
    trainedAt: new Date(at).toISOString(),
    seed: 1,
    groups: [],
    featureNames: [],
    classes: [...classes],
    rows: classes.length,
    rowsPerClass: Object.fromEntries(classes.map((name) => [name, 1])),
    artists: 1,
    folds: 0,
    judgedRows: 0,
    accuracy: null,
    logLoss: null,
    accuracyPerFold: [],
    baseLearners: { knn: { accuracy: null } },
    confusion: [],
  };
  return store.write((to) => {
    for (const name of classes) to.genres.ensure(name);
    const id = to.models.add('personal', 'folder', report);
    to.models.activate(id);
    return id;
  });
}

/** A prediction of a track: `confidence` for the genre named, the rest spread over the others. */
export function predict(
  store: TestStore,
  modelId: number,
  trackId: number,
  genre: string,
  confidence: number,
): void {
  const model = store.models.get(modelId);
  const genreId = store.genres.idOf(genre);
  if (model === null || genreId === null) throw new Error('no such model or genre');
  const { classes } = model.report;
  const rest = (1 - confidence) / Math.max(1, classes.length - 1);
  const probabilities = classes.map((name) => (name === genre ? confidence : rest));
  const values = Float32Array.from([...probabilities, ...probabilities]);
  store.write((to) => to.models.savePredictions(modelId, [{ trackId, genreId, confidence, values }]));
}

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

/** Reads the written genre strings with the vocabulary that ships, as a scan does. */
export function readGenreTags(store: TestStore): void {
  store.write((to) => createGenreWords(store, resources).refresh(to));
}

/** A write after which the strings are read that it asks for, as the app's changes are. */
export function writeAndRead<Result>(store: TestStore, body: (write: Writes) => Result): Result {
  const words = createGenreWords(store, resources);
  return store.write((to) => {
    const result = body(to);
    words.readStale(to);
    return result;
  });
}
