// Tags of tracks over the whole app: said of a selection, imported and forgotten, taken along, listed and exported.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

async function opened(tracks = 3) {
  const dir = tempDir();
  const store = openTestStore(dir);
  const ids = store.write((to) =>
    Array.from({ length: tracks }, (_, n) =>
      addTrack(to, `${n}.mp3`, {
        artist: `Artist ${n}`,
        title: `Title ${n}`,
        genres: n === 0 ? ['Metal'] : [],
      }),
    ),
  );
  store.close();
  return { dir, ids, ...(await startApp(dir)) };
}

/** One tag in as many strings as there are rows. */
function csvOfRock(tracks: number, rowCount = tracks): string {
  const rows = Array.from({ length: rowCount }, (_, n) => `/music/${n % tracks}.mp3,rock; x${n}`);
  return ['track,tag', ...rows].join('\n');
}

test('an import replaces what it said before, keeps to what people say, and can be forgotten', async () => {
  const { dir, ids, client } = await opened();
  const csv = join(dir, 'last.fm.csv');
  const importing = async (...lines: string[]) => {
    writeFileSync(csv, lines.join('\r\n'));
    const result = await resultOf(client, client.trackTags.import({ path: csv }));
    if (result.kind !== 'tag-import') throw new Error(result.kind);
    return result.report;
  };
  const tags = async () => (await client.tracks.rows({ ids })).map(({ trackTags }) => trackTags);
  const report = await importing(
    'Weight,Track,Tag',
    '100,Artist 1 - Title 1,"sad, hiphop"',
    '20,/music/2.mp3,mellow',
    '0,/music/2.mp3,happy',
    '5,Nobody - Nothing,mellow',
    'NaN,/music/2.mp3,sad',
    `1,/music/2.mp3,${'x'.repeat(10_000)}`,
    '1,,sad',
  );
  expect(report).toMatchObject({
    source: 'last.fm',
    rows: 4,
    matched: 3,
    tracks: 2,
    unmatchedRows: 1,
    bad: 3,
  });
  expect(report.unmatched).toEqual(['Nobody - Nothing']);
  expect(report.badRows).toEqual([
    "Line 6: its weight is 'NaN'.",
    'Line 7: its tag has 10000 characters.',
    'Line 8: it names no track.',
  ]);
  expect(await tags()).toEqual([['metal'], ['hip hop', 'sad'], ['mellow']]);
  await client.trackTags.say({ trackIds: [ids[2]!], tags: [{ name: 'Mellow' }], holds: true });
  await importing('track,tag', '/music/0.mp3,metal', 'artist 1 - TITLE 1,sad');
  expect(await tags()).toEqual([['metal'], ['sad'], ['mellow']]);
  expect(await client.trackTags.list({})).toMatchObject([
    { name: 'mellow', tracks: 1, byPerson: 1 },
    { name: 'metal', tracks: 1, byFile: 1, byImport: 0 },
    { name: 'sad', tracks: 1, byImport: 1 },
  ]);
  expect(await client.trackTags.sources()).toMatchObject([{ name: 'last.fm', tracks: 2 }]);
  await client.trackTags.forget({ source: 'last.fm' });
  expect(await tags()).toEqual([['metal'], [], ['mellow']]);
  await expect(client.trackTags.forget({ source: 'last.fm' })).rejects.toThrow('Nothing was imported');
  writeFileSync(csv, 'artist,tag\nx,y\n');
  const { jobId } = await client.trackTags.import({ path: csv });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') expect(status.error).toMatchObject({ kind: 'invalid', path: csv });
});

test('an import that is cancelled keeps what it has written, all of it read, and is replaced by the next', async () => {
  const { dir, client } = await opened(6000);
  const csv = join(dir, 'web.csv');
  writeFileSync(csv, csvOfRock(6000));
  const { jobId } = await client.trackTags.import({ path: csv });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.done > 0) await client.jobs.cancel({ id: jobId });
  expect((await ended(client, Promise.resolve({ jobId }))).status.state).toBe('cancelled');
  const [half] = await client.trackTags.sources();
  expect(half?.tracks).toBeGreaterThan(0);
  expect(half?.tracks).toBeLessThan(6000);
  const rock = { name: 'rock', byImport: half?.tracks };
  expect(await client.trackTags.list({ search: 'rock' })).toMatchObject([rock]);
  writeFileSync(csv, 'track,tag\n/music/1.mp3,sad\n');
  await resultOf(client, client.trackTags.import({ path: csv }));
  expect(await client.trackTags.list({ search: 'rock' })).toEqual([]);
  expect(await client.trackTags.sources()).toMatchObject([{ name: 'web', tracks: 1 }]);
});

test('what is forgotten while it is imported waits for the end of that', async () => {
  const { dir, client } = await opened(900);
  const csv = join(dir, 'web.csv');
  writeFileSync(csv, csvOfRock(900, 20_000));
  const { jobId } = await client.trackTags.import({ path: csv });
  let forgotten: Promise<unknown> | null = null;
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.done > 0)
      forgotten ??= client.trackTags.forget({ source: 'web' });
  expect((await ended(client, Promise.resolve({ jobId }))).status.state).toBe('done');
  expect(await forgotten).toBeNull();
  expect(await client.trackTags.sources()).toEqual([]);
  expect(await client.trackTags.list({ search: 'rock' })).toEqual([]);
});

test('what a file is called becomes a name that can be asked for; rows without a tag are refused', async () => {
  const { dir, client } = await opened(1);
  const row = 'track,tag\n/music/0.mp3,sad\n';
  for (const [file, source] of [
    [' web.csv', 'web'],
    ['two\nlines.csv', 'two lines'],
    [`${'n'.repeat(230)}.csv`, 'n'.repeat(200)],
    ['   .csv', 'import'],
  ] as const) {
    writeFileSync(join(dir, file), row);
    const result = await resultOf(client, client.trackTags.import({ path: join(dir, file) }));
    expect(result).toMatchObject({ report: { source, matched: 1 } });
    expect(await client.trackTags.forget({ source })).toBeNull();
  }
  for (const tag of ['', ' ', 'x'.repeat(201)])
    await expect(
      client.trackTags.importRows({ source: 'web', rows: [{ track: '/music/0.mp3', tag, weight: 1 }] }),
    ).rejects.toThrow();
  expect(await client.trackTags.sources()).toEqual([]);
});

test('what is said of many tracks is one step, in pieces, and undone as one', async () => {
  const { ids, client } = await opened(2500);
  const said = await client.trackTags.say({
    trackIds: ids,
    tags: [{ name: 'Monday Feeling' }, { name: 'sad' }],
    holds: true,
  });
  expect(said).toEqual({ tracks: 2500, tags: ['monday feeling', 'sad'] });
  expect(await client.trackTags.of({ ids })).toMatchObject([
    { name: 'monday feeling', facet: 'other', by: 'person', tracks: 2500, certainty: null, sure: true },
    { name: 'sad', facet: 'mood', by: 'person', tracks: 2500 },
    { name: 'metal', facet: 'genre', by: 'file', tracks: 1 },
  ]);
  expect(await client.changes.undo()).toMatchObject({ of: 'tracks', tracks: 2500 });
  expect(await client.trackTags.of({ ids })).toMatchObject([{ name: 'metal', tracks: 1 }]);
  expect(await client.changes.redo()).toMatchObject({ tracks: 2500 });
  const [feeling] = await client.trackTags.list({ search: 'FEEL' });
  expect(
    await client.tracks.query({ filter: { tags: [{ tagId: feeling!.id, by: ['person'] }] } }),
  ).toHaveLength(2500);
});

test('what a person said goes along with the labels, and playlists carry what holds', async () => {
  const { dir, ids, client } = await opened();
  await client.trackTags.say({ trackIds: [ids[0]!], tags: [{ name: 'metal' }], holds: false });
  await client.trackTags.say({ trackIds: [ids[1]!], tags: [{ name: 'rainy', facet: 'mood' }], holds: true });
  const file = await client.labels.export();
  expect(file.labels).toMatchObject([
    { path: '/music/0.mp3', genre: null, tags: [{ name: 'metal', facet: 'genre', holds: false }] },
    { path: '/music/1.mp3', genre: null, tags: [{ name: 'rainy', facet: 'mood', holds: true }] },
  ]);
  const other = await opened();
  expect(await other.client.labels.import(file)).toMatchObject({ byPath: 2, changed: 0, tags: 2 });
  expect(await other.client.labels.import(file)).toMatchObject({ tags: 0 });
  const rows = await other.client.tracks.rows({ ids: other.ids });
  expect(rows.map(({ trackTags }) => trackTags)).toEqual([[], ['rainy'], []]);
  expect(await other.client.changes.undo()).toMatchObject({ tracks: 2 });
  // A file of an earlier version says nothing of tags.
  const before = { ...file, labels: file.labels.map(({ tags: _tags, ...rest }) => rest) };
  expect(await other.client.labels.import(before)).toMatchObject({ byPath: 2, tags: 0 });

  const [rainy] = await client.trackTags.list({ facet: 'mood' });
  await client.playlists.create({
    name: 'Rain',
    rule: { filter: { tags: [{ tagId: rainy!.id }] }, sort: [], limit: null },
  });
  const result = await resultOf(
    client,
    client.playlists.export({ folder: dir, format: 'jspf', absolute: true, playlists: [1] }),
  );
  if (result.kind !== 'export') throw new Error(result.kind);
  const { playlist } = JSON.parse(readFileSync(result.report.playlists[0]!.file, 'utf8'));
  expect(playlist.track).toMatchObject([{ title: 'Title 1', meta: [{ 'urn:stackwax:tag': 'rainy' }] }]);
});
