// Tags that an earlier version has read are read anew by a scan, once: what a person set stays, and nothing is listened to again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { quickLibrary, soundText } from '../../helpers/quickLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('an old library gets the tags of today', async () => {
  const [libraryDir, music] = [tempDir(), tempDir()];
  for (const name of ['a', 'b'])
    writeFileSync(join(music, `${name}.wav`), soundText(name, `Title of ${name}`));
  const before = quickLibrary(libraryDir);
  await before.scan(music);
  const listened = before.listened();
  expect(before.work.store.tracks.haveOldTags()).toBe(false);
  const ids = before.work.store.tracks.query({}, []);
  const [first = 0] = ids;
  const genreId = before.work.change((write) => write.genres.ensure('jazz'));
  before.work.change((write) => write.labels.set([first], genreId));
  await before.close();
  const db = new Database(join(libraryDir, 'library.db'));
  db.exec("UPDATE tracks SET tags_version = 0, title = 'Wrong', artist = 'AC'");
  db.close();

  const after = quickLibrary(libraryDir);
  const { store } = after.work;
  expect(store.tracks.haveOldTags()).toBe(true);
  const report = await after.scan();
  expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 2, failed: [] });
  expect(store.tracks.details(ids).map(({ title, artist }) => [title, artist])).toEqual([
    ['Title of a', null],
    ['Title of b', null],
  ]);
  expect(store.tracks.get(first)).toMatchObject({ genre: 'jazz', genreSource: 'label', state: 'analysed' });
  expect([after.listened(), listened]).toEqual([0, 2]);
  expect(store.tracks.haveOldTags()).toBe(false);
  await after.close();
});
