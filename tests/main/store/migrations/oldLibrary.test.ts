// A library of an earlier version opens, and answers as that version did: nothing is lost, and of the analysis facts alone are found anew.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { listBackups } from '../../../../src/main/store/backups/folder.ts';
import { resultOf, startApp } from '../../../helpers/app.ts';
import { oldLibrary } from '../../../helpers/oldLibrary.ts';

const byPath = [{ key: 'path' as const, direction: 'ascending' as const }];

test('lists, plays, exports and finds everything as it was, and a scan finds nothing but the facts anew', async () => {
  const { libraryDir, music, answers } = oldLibrary();
  const { app, client } = await startApp(libraryDir);
  const ids = await client.tracks.query({ sort: byPath });
  expect(ids).toEqual(answers['ids']);
  // What could not be decoded is tried once more.
  const details = (answers['details'] as { failure: { kind: string } | null }[]).map((track) =>
    track.failure?.kind === 'undecodable' ? { ...track, state: 'new', failure: null } : track,
  );
  expect(await client.tracks.details({ ids })).toMatchObject(details);
  expect(await client.tracks.query({ filter: { presence: 'missing' }, sort: byPath })).toEqual(
    answers['missing'],
  );
  expect(await client.tracks.counts()).toEqual({
    ...(answers['counts'] as object),
    failed: 0,
    waiting: 1,
    maybeNotMusic: 0,
  });
  expect(await client.genres.list()).toEqual(answers['genres']);
  expect(await client.genres.tags({})).toEqual(answers['facets']);
  expect(await client.genres.overlay()).toEqual(answers['overlay']);
  expect(await client.labels.export()).toEqual(answers['labels']);
  expect(await client.settings.get()).toMatchObject(answers['settings'] as object);
  // Then as a state, now as why and since when it is out of reach.
  const roots = answers['roots'] as { state: 'online' }[];
  expect(await client.library.roots()).toMatchObject(
    roots.map(({ state, ...root }) => ({ ...root, offline: null })),
  );
  const playlists = await client.playlists.list({ deleted: true });
  expect(
    await Promise.all(
      playlists.map(async (list) => ({ ...list, trackIds: await client.playlists.tracks({ id: list.id }) })),
    ),
  ).toEqual(answers['playlists']);

  const [first] = ids;
  expect((await app.audio(first!)).size).toBe((await client.tracks.get({ id: first! })).sizeBytes);
  const out = join(music, 'lists');
  const [best, labelled] = playlists.filter(({ deleted }) => !deleted).map(({ id }) => id);
  await resultOf(
    client,
    client.playlists.export({ folder: out, format: 'm3u8', playlists: [best!, labelled!], absolute: true }),
  );
  const exported = ['Best', 'Labelled'].map((name) => readFileSync(join(out, `${name}.m3u8`), 'utf8'));
  expect(exported).toEqual(Object.values(answers['exported'] as object));

  const scanned = async () => await resultOf(client, client.library.scan({}));
  const present = await client.tracks.query({ filter: { state: 'analysed', presence: 'present' } });
  const same = { added: 0, updated: 0, missing: 1 };
  expect(await scanned()).toMatchObject({ report: { ...same, analysed: present.length } });
  expect(await scanned()).toMatchObject({ report: { ...same, analysed: 0 } });
  for (const track of await client.tracks.details({ ids: present }))
    expect(track.loudnessSeconds).toBe(track.durationSeconds);
});

test('before it is brought up to date it is backed up as it was, and can be gone back to', async () => {
  const { libraryDir } = oldLibrary();
  const versionOf = (file: string): unknown => {
    const db = new Database(file, { readonly: true });
    const version = db.pragma('user_version', { simple: true });
    db.close();
    return version;
  };
  const before = versionOf(join(libraryDir, 'library.db'));
  const { client } = await startApp(libraryDir);
  const [backup, ...others] = listBackups(libraryDir);
  expect(others).toEqual([]);
  expect(backup).toMatchObject({ reason: 'migration', sound: true });
  expect(backup?.labels).toBe(
    (await client.labels.export()).labels.filter(({ genre }) => genre !== null).length,
  );
  expect(versionOf(join(libraryDir, 'backups', backup?.name ?? '', 'library.db'))).toBe(before);
});

test('every step that could be undone can be, and what was undone last can be redone', async () => {
  const { libraryDir } = oldLibrary();
  const { client } = await startApp(libraryDir);
  const genreOf = async (title: string) => {
    const ids = await client.tracks.query({ filter: { search: title, kind: 'music' } });
    const [row] = await client.tracks.rows({ ids });
    return row?.genreSource === 'label' ? row.genre : null;
  };
  const labels = async () => (await client.labels.export()).labels.map(({ title, genre }) => [title, genre]);
  const before = await labels();

  // The last label step was undone when the library was left.
  expect(await client.changes.redo({ of: 'tracks' })).toMatchObject({ of: 'tracks', tracks: 1 });
  expect(await labels()).toContainEqual(['Aside', 'zydeco']);
  expect(await client.changes.undo({ of: 'tracks' })).toMatchObject({ of: 'tracks', tracks: 1 });
  expect(await labels()).toEqual(before);
  const [best, labelled, old] = (await client.playlists.list({ deleted: true })).map(({ id }) => id);
  expect(await client.changes.redo({ of: 'playlist', id: best! })).toMatchObject({ name: 'The best' });
  expect(await client.changes.redo({ of: 'playlist', id: best! })).toBeNull();
  await client.changes.undo({ of: 'playlist', id: old! });
  expect(await client.playlists.get({ id: old! })).toMatchObject({ deleted: false });
  await client.changes.undo({ of: 'playlist', id: labelled! });
  expect((await client.playlists.get({ id: labelled! })).rule).toMatchObject({ limit: 3 });
  await client.changes.redo({ of: 'vocabulary' });
  expect((await client.genres.overlay()).aliases).toMatchObject([{ genre: 'blues' }]);

  // All the way back: kinds stay, for nobody knows what they replaced.
  while ((await client.changes.undo()) !== null);
  const { labels: left, folders } = await client.labels.export();
  expect(left.map(({ title, genre, kind }) => [title, genre, kind])).toEqual([
    [expect.any(String), null, 'not music'],
    [expect.any(String), null, 'music'],
  ]);
  expect(folders).toHaveLength(1);
  expect(await client.genres.overlay()).toMatchObject({ aliases: [], genres: [] });
  expect(await client.playlists.list({})).toEqual([]);
  expect(await genreOf('blues 0')).toBeNull();
});

test('it learns from the labels that it brought', { timeout: 60_000 }, async () => {
  const { libraryDir } = oldLibrary();
  const { client } = await startApp(libraryDir);
  const result = await resultOf(client, client.models.retrain({ evenIfWorse: true }));
  expect(result).toMatchObject({ kind: 'retrain', report: { activated: true } });
  const report = (result as { report: { labelledRows: number } }).report;
  expect(report.labelledRows).toBe((await client.tracks.query({ filter: { source: 'label' } })).length);
});
