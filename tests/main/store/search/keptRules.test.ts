// Smart playlists of a library that was written before there was a language of searches: their words mean what they meant.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openTestStore, readGenreTags } from '../../../helpers/library.ts';
import { oldLibrary } from '../../../helpers/oldLibrary.ts';

test('plain words stay plain words, and new rules take the language', () => {
  const { libraryDir } = oldLibrary();
  const db = new Database(join(libraryDir, 'library.db'));
  const words = db
    .prepare<[], { id: number; title: string }>('SELECT id, title FROM tracks WHERE title IS NOT NULL')
    .all();
  const { id, title } = words[0] ?? { id: 0, title: '' };
  const rule = (search: string) => ({ filter: { search }, sort: [], limit: null });
  for (const [n, search] of [title, `${title} OR nothing`, `-${title}`].entries()) {
    db.prepare('INSERT INTO playlists (id, created_at) VALUES (?, 1)').run(10 + n);
    db.prepare('INSERT INTO playlist_changes (playlist_id, at, definition) VALUES (?, 1, ?)').run(
      10 + n,
      JSON.stringify({ name: `Kept ${n}`, trackIds: [], rule: rule(search), deleted: false }),
    );
  }
  db.close();
  const store = openTestStore(libraryDir);
  readGenreTags(store);
  const contents = (playlist: number): number[] =>
    store.playlists.contents(store.playlists.get(playlist).definition).ids;
  expect(contents(10)).toContain(id);
  expect(contents(10)).toEqual(store.tracks.query({ search: title }, []));
  expect(contents(11)).toEqual([]);
  expect(contents(12)).toEqual(contents(10));
  const made = store.write((write) =>
    write.playlists.create({
      name: 'New',
      trackIds: [],
      rule: { filter: { query: `title="${title}" OR nothing` }, sort: [], limit: null },
      deleted: false,
    }),
  );
  expect(contents(made)).toContain(id);
  store.close();
});
