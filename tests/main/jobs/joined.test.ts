// Two tracks that turn out to be one: undo, redo and playlists go on, nothing is listened to again, ghosts of earlier versions are repaired.
import { copyFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type QuickLibrary, quickLibrary, soundText } from '../../helpers/quickLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

let dated = 0;
function put(path: string, sound: string, title = ''): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, soundText(sound, title));
  dated += 1;
  utimesSync(path, 1_600_000_000 + dated, 1_600_000_000 + dated);
}

function opened(libraryDir = tempDir()): QuickLibrary {
  const library = quickLibrary(libraryDir);
  onTestFinished(() => library.close());
  return library;
}

function idAt({ work }: QuickLibrary, path: string): number {
  return work.store.tracks.atPath(path)[0]!;
}

function label({ work }: QuickLibrary, id: number, genre: string): void {
  work.change((write) => write.labels.set([id], write.genres.ensure(genre)));
}

/** Genre, where it is from, and the path, of what is there. */
function present({ work }: QuickLibrary): unknown[] {
  const ids = work.store.tracks.query({}, []);
  return work.store.tracks.details(ids).map(({ id, genre, fileName, state }) => [id, genre, fileName, state]);
}

/** A labelled track whose copy was scanned before the original went. */
async function joined() {
  const music = tempDir();
  put(join(music, 'x.wav'), 's');
  const library = opened();
  await library.scan(music);
  const id = idAt(library, join(music, 'x.wav'));
  label(library, id, 'jazz');
  copyFileSync(join(music, 'x.wav'), join(music, 'y.wav'));
  await library.scan();
  const copy = idAt(library, join(music, 'y.wav'));
  return { library, music, id, copy };
}

test('undo and redo reach through', async () => {
  const { library, music, id, copy } = await joined();
  const { change, store } = library.work;
  label(library, id, 'metal');
  const playlist = change((write) =>
    write.playlists.create({ name: 'Best', rule: null, deleted: false, trackIds: [copy] }),
  );
  change((write) =>
    write.playlists.set(playlist, { name: 'Best', rule: null, deleted: false, trackIds: [] }),
  );
  rmSync(join(music, 'x.wav'));
  await library.scan();
  expect(present(library)).toEqual([[id, 'metal', 'y.wav', 'analysed']]);
  expect(library.listened()).toBe(1);

  // What the playlist had is under another number now.
  change((write) => write.changes.undo(null));
  expect(store.playlists.get(playlist).definition.trackIds).toEqual([id]);
  change((write) => write.changes.undo(null));
  change((write) => write.changes.undo(null));
  expect(present(library)).toEqual([[id, 'jazz', 'y.wav', 'analysed']]);
  change((write) => write.changes.undo(null));
  expect(present(library)).toEqual([[id, null, 'y.wav', 'analysed']]);
  change((write) => write.changes.redo(null));
  change((write) => write.changes.redo(null));
  expect(present(library)).toEqual([[id, 'metal', 'y.wav', 'analysed']]);
});

test('whoever still has the number of the other reaches the track', async () => {
  const { library, music, id, copy } = await joined();
  rmSync(join(music, 'x.wav'));
  await library.scan();
  const { change, store } = library.work;
  label(library, copy, 'metal');
  change((write) => write.kinds.setTracks([copy], 'music'));
  expect(present(library)).toEqual([[id, 'metal', 'y.wav', 'analysed']]);
  expect(store.tracks.file(copy).path.toString()).toBe(join(music, 'y.wav'));
  const playlist = change((write) =>
    write.playlists.create({ name: 'Best', rule: null, deleted: false, trackIds: [copy, id] }),
  );
  expect(store.playlists.get(playlist).definition.trackIds).toEqual([id]);
  // Its number goes to no other track.
  put(join(music, 'z.wav'), 'another');
  await library.scan();
  expect(idAt(library, join(music, 'z.wav'))).toBeGreaterThan(copy);
});

test('a track that a person said nothing about goes into the file that stayed', async () => {
  const music = tempDir();
  put(join(music, 'x.wav'), 's');
  const library = opened();
  await library.scan(music);
  copyFileSync(join(music, 'x.wav'), join(music, 'y.wav'));
  await library.scan();
  const stays = idAt(library, join(music, 'y.wav'));
  rmSync(join(music, 'x.wav'));
  expect(await library.scan()).toMatchObject({ missing: 0 });
  expect(present(library)).toEqual([[stays, null, 'y.wav', 'analysed']]);
  expect(library.listened()).toBe(1);
});

test('a file whose music was overwritten by other music of the library loses its label to nobody', async () => {
  const music = tempDir();
  put(join(music, 'x.wav'), 's');
  put(join(music, 'y.wav'), 't');
  const library = opened();
  await library.scan(music);
  label(library, idAt(library, join(music, 'y.wav')), 'jazz');
  put(join(music, 'y.wav'), 's');
  await library.scan();
  expect(present(library).map((track) => (Array.isArray(track) ? track[1] : 0))).toEqual([null, null]);
  put(join(music, 'deep/z.wav'), 't');
  await library.scan();
  expect(present(library)).toContainEqual([expect.any(Number), 'jazz', 'z.wav', 'analysed']);
});

test('ghosts that an earlier version left beside their music are repaired by the next scan', async () => {
  const [music, libraryDir] = [tempDir(), tempDir()];
  for (const n of [1, 2, 3]) put(join(music, `a/${n}.wav`), `s${n}`);
  const library = quickLibrary(libraryDir);
  await library.scan(music);
  for (const n of [1, 2]) label(library, idAt(library, join(music, `a/${n}.wav`)), `genre ${n}`);
  await library.close();
  // As they were left: missing, nobody knows since when, and a new track without a label in the new place.
  const db = new Database(join(libraryDir, 'library.db'));
  db.function('fold', (text) => text);
  db.exec(`UPDATE tracks SET presence = 'missing', missing_at = NULL`);
  db.exec(`
    INSERT INTO tracks (root_id, path, display_path, folder, size, mtime_ms, fingerprint, artist_key, search_text, added_at, state)
    SELECT root_id, CAST(replace(CAST(path AS TEXT), '/a/', '/b/') AS BLOB), replace(display_path, '/a/', '/b/'),
      replace(folder, '/a/', '/b/'), size, mtime_ms, fingerprint, artist_key, search_text, added_at + 1, 'new' FROM tracks`);
  db.close();
  renameSync(join(music, 'a'), join(music, 'b'));

  const repaired = opened(libraryDir);
  expect(await repaired.scan()).toMatchObject({ files: 3, added: 0, missing: 0, analysed: 0 });
  expect(present(repaired).map((track) => (Array.isArray(track) ? track.slice(1) : track))).toEqual([
    ['genre 1', '1.wav', 'analysed'],
    ['genre 2', '2.wav', 'analysed'],
    [null, '3.wav', 'analysed'],
  ]);
  expect(repaired.work.store.tracks.counts()).toMatchObject({ present: 3, missing: 0 });
});

test('what is no music stays so when its folder is renamed, and undo takes it back', async () => {
  const music = tempDir();
  put(join(music, 'talk/one.wav'), 's');
  put(join(music, 'talk/deep/two.wav'), 't');
  put(join(music, 'songs/three.wav'), 'u');
  const library = opened();
  await library.scan(music);
  const { change, store } = library.work;
  change((write) => write.kinds.setFolder(join(music, 'talk'), 'not music'));
  const notMusic = () => store.tracks.query({ kind: 'not music' }, []).length;
  expect(notMusic()).toBe(2);
  renameSync(join(music, 'talk'), join(music, 'spoken'));
  await library.scan();
  expect(notMusic()).toBe(2);
  // One track that leaves its folder takes nothing along.
  renameSync(join(music, 'spoken/one.wav'), join(music, 'songs/one.wav'));
  await library.scan();
  expect(notMusic()).toBe(1);
  renameSync(join(music, 'spoken/deep'), join(music, 'songs/deep'));
  await library.scan();
  expect(notMusic()).toBe(0);
  renameSync(join(music, 'songs/deep'), join(music, 'spoken/deep'));
  await library.scan();
  expect(notMusic()).toBe(1);
  change((write) => write.changes.undo(null));
  expect(notMusic()).toBe(0);
});
