// A library from before tags of tracks: everything stays, and what its genre fields say is read into tags when it is opened.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { trackTags } from '../../../../src/main/store/migrations/030-track-tags.ts';
import { startApp } from '../../../helpers/app.ts';
import { addTrack, openTestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

/** In the order in which nothing else names them. */
const tables = [
  ...['tags_undecided', 'track_tags', 'heard_tags', 'tag_words_used', 'string_tags', 'written_tags'],
  ...['tag_strings', 'tag_sources', 'said_tags', 'tag_names'],
];

test('a library of version 29', async () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const genres = ["80's Metal, Live", 'Metal', 'Metal'];
  const [a, b] = [addTrack(store, 'a.mp3', { genres }), addTrack(store, 'b.mp3', { genres: ['Metal'] })];
  store.write((write) => write.labels.set([b], write.genres.ensure('metal')));
  store.close();
  const db = new Database(join(dir, 'library.db'));
  const rows = () =>
    ['tracks', 'declared_genres', 'labels', 'changes'].map((table) =>
      db.prepare(`SELECT * FROM ${table}`).all(),
    );
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  const old = rows();
  db.exec(trackTags);
  expect(rows()).toEqual(old);
  db.close();

  const { app, client } = await startApp(dir);
  expect(await client.tracks.rows({ ids: [a, b] })).toMatchObject([
    { trackTags: ['1980s', 'live', 'metal'] },
    { trackTags: ['metal'] },
  ]);
  expect(await client.trackTags.say({ trackIds: [b], tags: [{ name: 'Metal' }], holds: false })).toEqual({
    tracks: 1,
    tags: ['metal'],
  });
  expect(await client.trackTags.list({})).toMatchObject([
    { name: '1980s', facet: 'time', tracks: 1 },
    { name: 'live', facet: 'description', tracks: 1 },
    { name: 'metal', facet: 'genre', tracks: 1, byFile: 1, refused: 1 },
  ]);
  await client.changes.undo();
  const [metal] = await client.trackTags.list({ facet: 'genre' });
  expect(metal).toMatchObject({ name: 'metal', tracks: 2, refused: 0 });
  await client.changes.undo();
  expect((await client.tracks.get({ id: b })).trackTags).toEqual(['metal']);
  await app.close();
});
