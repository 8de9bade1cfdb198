// The first run fits the tags: genres that enough tracks name come in at the first scan, whatever befalls it; later they are offered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { offersOf } from '../../../src/main/jobs/fromTags.ts';
import { type QuickLibrary, quickLibrary, soundText } from '../../helpers/quickLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

let sounds = 0;
/** So many files in a folder, each with these genre fields. */
function put(folder: string, tracks: number, ...genres: string[]): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < tracks; n += 1) {
    sounds += 1;
    writeFileSync(join(folder, `${sounds}.wav`), soundText(`sound ${sounds}`, `Title ${sounds}`, ...genres));
  }
}

const open: QuickLibrary[] = [];
function openQuick(libraryDir: string): QuickLibrary {
  const library = quickLibrary(libraryDir);
  open.push(library);
  onTestFinished(async () => {
    if (open.includes(library)) await closeQuick(library);
  });
  return library;
}
async function closeQuick(library: QuickLibrary): Promise<void> {
  open.splice(open.indexOf(library), 1);
  await library.close();
}

/** The genre of each track with its source, by how many have it. */
function sorted({ work: { store } }: QuickLibrary): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { genre, genreSource } of store.tracks.details(store.tracks.query({}, []))) {
    const key = genre === null ? 'unsorted' : `${genre} by ${genreSource}`;
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}
const own = ({ work: { store } }: QuickLibrary) => store.genres.names().map(({ name }) => name);

test('few techno and ambient tracks become electronic by their tags; undo takes all of it back for good', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 2, 'Techno');
  put(music, 2, 'Ambient');
  put(music, 5, 'Folk');
  put(music, 1, 'Zydeco');
  const library = openQuick(libraryDir);
  const report = await library.scan(music);
  expect(report.fromTags).toEqual({
    cameIn: [
      { genre: 'folk', tracks: 5 },
      { genre: 'electronic', tracks: 4 },
    ],
    offered: [],
  });
  expect(sorted(library)).toEqual({ 'folk by tag': 5, 'electronic by tag': 4, unsorted: 1 });

  const { store, change } = library.work;
  change((write) => write.changes.undo(null));
  expect(own(library)).toEqual([]);
  expect(sorted(library)).toEqual({ unsorted: 10 });
  expect(store.genres.cameIn().map(({ isOwn }) => isOwn)).toEqual([false, false]);
  // Neither taken in again nor offered: a person has taken them out.
  expect((await library.scan()).fromTags).toEqual({ cameIn: [], offered: [] });
  change((write) => write.changes.redo(null));
  expect(sorted(library)).toEqual({ 'folk by tag': 5, 'electronic by tag': 4, unsorted: 1 });
});

test('what comes later is offered; a refusal is remembered, and undone is offered again', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 3, 'Folk');
  const library = openQuick(libraryDir);
  await library.scan(music);
  put(music, 4, 'Deep House');
  const report = await library.scan();
  expect(report.fromTags).toEqual({ cameIn: [], offered: [{ genre: 'deep house', tracks: 4 }] });
  expect(sorted(library)).toEqual({ 'folk by tag': 3, unsorted: 4 });

  const { store, change } = library.work;
  change((write) => write.genres.refuse('deep house'));
  expect(offersOf(store)).toEqual([]);
  // Its tracks are not left homeless: what stands above it is offered.
  expect((await library.scan()).fromTags.offered).toEqual([{ genre: 'house', tracks: 4 }]);
  change((write) => write.changes.undo(null));
  await library.scan();
  expect(offersOf(store)).toEqual([{ genre: 'deep house', tracks: 4 }]);
  change((write) => write.genres.takeIn('deep house'));
  expect(offersOf(store)).toEqual([]);
  expect(sorted(library)).toEqual({ 'folk by tag': 3, 'deep house by tag': 4 });
});

test('a first scan that is cancelled is no first scan: the one that ends counts all tracks', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 4, 'Folk');
  const library = openQuick(libraryDir);
  await expect(library.scanUntil(2, music)).rejects.toThrow('Cancelled');
  expect(own(library)).toEqual([]);
  await closeQuick(library);
  const again = openQuick(libraryDir);
  expect((await again.scan()).fromTags.cameIn).toEqual([{ genre: 'folk', tracks: 4 }]);
  expect(sorted(again)).toEqual({ 'folk by tag': 4 });
});

test('cancelled while it listens, the first scan has fitted the tags, and goes on being the first', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 3, 'Folk');
  const library = openQuick(libraryDir);
  await expect(library.scanUntil(4, music)).rejects.toThrow('Cancelled');
  expect(sorted(library)).toEqual({ 'folk by tag': 3 });
  put(music, 3, 'Zydeco');
  expect((await library.scan()).fromTags.cameIn).toEqual([{ genre: 'zydeco', tracks: 3 }]);
  put(music, 3, 'Polka');
  expect((await library.scan()).fromTags).toEqual({ cameIn: [], offered: [{ genre: 'polka', tracks: 3 }] });
});

test('killed between taking genres in and deciding the tracks, the next scan decides them', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 3, 'Folk');
  const library = openQuick(libraryDir);
  await library.scan(music);
  await closeQuick(library);
  const db = new Database(join(libraryDir, 'library.db'));
  db.exec(
    "UPDATE first_scan SET is_deciding = 1; UPDATE tracks SET genre_id = NULL, tag_genre_id = NULL, genre_source = 'none'",
  );
  db.close();
  const again = openQuick(libraryDir);
  expect(sorted(again)).toEqual({ unsorted: 3 });
  await again.scan();
  expect(sorted(again)).toEqual({ 'folk by tag': 3 });
  expect(again.work.store.fromTags.firstScan().isDeciding).toBe(false);
});

test('several folders are one first run, as long as one of them waits to be read', async () => {
  const [libraryDir, one, other] = [tempDir(), tempDir(), tempDir()];
  put(one, 2, 'Techno');
  put(one, 3, 'Folk');
  put(other, 2, 'Techno');
  const library = openQuick(libraryDir);
  // Both were added before the first was read.
  await expect(library.scanUntil(0, one, other)).rejects.toThrow('Cancelled');
  expect((await library.scan(one)).fromTags.cameIn).toEqual([{ genre: 'folk', tracks: 3 }]);
  expect((await library.scan(other)).fromTags.cameIn).toEqual([{ genre: 'techno', tracks: 4 }]);
  put(other, 3, 'Polka');
  expect((await library.scan()).fromTags.cameIn).toEqual([]);
});

test('while tags are not trusted nothing comes in, and nothing is offered', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(music, 3, 'Folk');
  const library = openQuick(libraryDir);
  const { change, store } = library.work;
  change((write) => write.settings.set({ trustFileTags: false }));
  expect((await library.scan(music)).fromTags).toEqual({ cameIn: [], offered: [] });
  change((write) => write.settings.set({ trustFileTags: true }));
  expect(offersOf(store)).toEqual([{ genre: 'folk', tracks: 3 }]);
});

test('missing tracks, and what is not music, do not count', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  put(join(music, 'talk'), 2, 'Folk');
  put(join(music, 'music'), 2, 'Folk');
  const library = openQuick(libraryDir);
  library.work.change((write) => write.kinds.setFolder(join(music, 'talk'), 'not music'));
  expect((await library.scan(music)).fromTags.cameIn).toEqual([]);
});
