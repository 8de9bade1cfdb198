// Stored values that are damaged: each costs itself alone, is told, and stays in the library as it is.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { unreadableText } from '../../../src/core/domain/damage.ts';
import { defaultSettings } from '../../../src/core/domain/settings.ts';
import { startApp } from '../../helpers/app.ts';
import { cli } from '../../helpers/cli.ts';
import { labelledLibrary } from '../../helpers/labelledLibrary.ts';
import { addModel, openTestStore, tempStore } from '../../helpers/library.ts';

function sql(libraryDir: string, statement: string, ...values: unknown[]): unknown {
  const db = new Database(join(libraryDir, 'library.db'));
  // As damage does it: without asking the triggers that protect the log.
  for (const name of db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all())
    if (/_hold$/u.test(name)) db.exec(`DROP TRIGGER ${name}`);
  const result = statement.startsWith('SELECT')
    ? db
        .prepare(statement)
        .pluck()
        .all(...values)
    : db.prepare(statement).run(...values);
  db.close();
  return result;
}

test.each(['{', '', '"blue"', '[1', 'null', '\u0000'])(
  'a setting that is %j: its default counts, the others too, and it stays until it is set anew',
  (garbage) => {
    const dir = labelledLibrary();
    const first = openTestStore(dir);
    first.write((to) => to.settings.set({ theme: 'dark', confidenceThreshold: 0.7 }));
    first.close();
    sql(dir, "UPDATE settings SET value = ? WHERE key = 'theme'", garbage);
    const store = tempStore(dir);
    expect(store.settings.get()).toEqual({ ...defaultSettings, confidenceThreshold: 0.7 });
    expect(store.unreadable()).toEqual([{ what: 'setting', which: 'theme' }]);
    store.write((to) => to.settings.set({ workers: 2 }));
    expect(sql(dir, "SELECT value FROM settings WHERE key = 'theme'")).toEqual([garbage]);
    store.write((to) => to.settings.set({ theme: 'light' }));
    expect(store.settings.get().theme).toBe('light');
    expect(store.unreadable()).toEqual([]);
  },
);

test('a setting that another version wrote is nobody’s damage', () => {
  const dir = labelledLibrary();
  sql(dir, "INSERT INTO settings VALUES ('fromTheFuture', '{}')");
  const store = tempStore(dir);
  expect(store.settings.get()).toEqual(defaultSettings);
  expect(store.unreadable()).toEqual([]);
});

test('every stored text garbled: the app opens, says each, and what is whole works', {
  timeout: 60_000,
}, async () => {
  const dir = labelledLibrary();
  const whole = await startApp(dir);
  const { id: playlist } = await whole.client.playlists.create({ name: 'Best', trackIds: [1, 2] });
  const { id: other } = await whole.client.playlists.create({ name: 'Other', trackIds: [3] });
  await whole.client.genres.setOverlay({
    ...(await whole.client.genres.overlay()),
    aliases: [{ written: 'rokk', genre: 'rock' }],
  });
  await whole.client.settings.set({ theme: 'dark' });
  await whole.app.close();
  const store = openTestStore(dir);
  const model = addModel(store, ['rock', 'jazz']);
  store.write((to) =>
    to.pastJobs.save({ id: 7, kind: 'scan', createdAt: 1, status: { state: 'cancelled', endedAt: 2 } }),
  );
  store.close();

  sql(dir, "UPDATE settings SET value = '{'");
  sql(dir, 'UPDATE models SET report = \'{"classes":\' WHERE id = ?', model);
  sql(dir, "UPDATE playlist_states SET definition = 'Best' WHERE playlist_id = ?", playlist);
  sql(dir, "UPDATE overlays SET overlay = '[]'");
  sql(dir, "UPDATE past_jobs SET job = '{' WHERE id = 7");

  const { client } = await startApp(dir);
  expect(await client.settings.get()).toEqual(defaultSettings);
  expect((await client.models.list()).map(({ id, origin }) => [id, origin])).toEqual([[1, 'starter']]);
  expect((await client.playlists.list({})).map(({ id }) => id)).toEqual([other]);
  await expect(client.playlists.get({ id: playlist })).rejects.toMatchObject({
    data: { kind: 'library-unusable' },
  });
  expect(await client.genres.overlay()).toMatchObject({ aliases: [] });
  expect((await client.jobs.list()).map(({ id }) => id)).not.toContain(7);
  expect((await client.labels.export()).labels).toHaveLength(3);
  // Everything is asked for once that a page asks for.
  await client.tracks.details({ ids: await client.tracks.query({}) });
  await client.library.summary();
});

test('the terminal says each in a sentence', { timeout: 60_000 }, async () => {
  const dir = labelledLibrary();
  sql(dir, "INSERT INTO settings VALUES ('keys', '[')");
  const run = await cli(['list', '--json', '--library', dir]);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toHaveLength(3);
  expect(run.stderr).toBe(`${unreadableText({ what: 'setting', which: 'keys' })}\n`);
});
