// Labels stay with their music, through the real scan over real files: moves, copies, folders that move, ghosts of earlier scans.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { type InfoTags, wavFile } from '../../../scripts/demo/wav.ts';
import type { ScanReport } from '../../../src/core/domain/job.ts';
import { type RunningApp, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Too short to be listened to, which is quick. `note` makes the sound its own. */
function put(path: string, note: number, tags: InfoTags = {}): void {
  mkdirSync(dirname(path), { recursive: true });
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * note) / 50) / 2);
  writeFileSync(path, wavFile(samples, sampleRate, tags));
}

async function scan({ client }: RunningApp, ...folders: string[]): Promise<ScanReport> {
  const result = await resultOf(client, client.library.scan({ folders }));
  if (result.kind !== 'scan') throw new Error('not a scan');
  return result.report;
}

async function label({ client }: RunningApp, path: string, genre: string): Promise<number> {
  const [{ ids } = { ids: [] }] = await client.tracks.resolve({ paths: [path] });
  await client.labels.set({ trackIds: ids, genre });
  return ids[0] ?? 0;
}

/** Label by path below `base`, of what is there. */
async function labels({ client }: RunningApp, base: string, presence: 'present' | 'missing' = 'present') {
  const ids = await client.tracks.query({
    filter: { presence },
    sort: [{ key: 'path', direction: 'ascending' }],
  });
  const tracks = await client.tracks.details({ ids });
  return Object.fromEntries(
    tracks.map(({ path, genre, genreSource }) => [
      path.slice(base.length + 1),
      genreSource === 'label' ? genre : null,
    ]),
  );
}

test('equal sounds in two folders keep their own labels when the folder above is renamed', async () => {
  const music = tempDir();
  put(join(music, 'Inbox/Album/x.wav'), 1);
  put(join(music, 'Inbox/Best Of/x.wav'), 1);
  const running = await startApp();
  await scan(running, music);
  await label(running, join(music, 'Inbox/Album/x.wav'), 'jazz');
  await label(running, join(music, 'Inbox/Best Of/x.wav'), 'metal');
  renameSync(join(music, 'Inbox'), join(music, 'Sorted'));
  expect(await scan(running)).toMatchObject({ added: 0, updated: 2, missing: 0 });
  expect(await labels(running, music)).toEqual({
    'Sorted/Album/x.wav': 'jazz',
    'Sorted/Best Of/x.wav': 'metal',
  });
  expect(await labels(running, music, 'missing')).toEqual({});
});

test('an old ghost does not take the place of a track that moves', async () => {
  const music = tempDir();
  put(join(music, 'x.wav'), 1);
  put(join(music, 'y.wav'), 1);
  const running = await startApp();
  await scan(running, music);
  const id = await label(running, join(music, 'x.wav'), 'jazz');
  rmSync(join(music, 'y.wav'));
  await scan(running);
  mkdirSync(join(music, 'deep'));
  renameSync(join(music, 'x.wav'), join(music, 'deep/z.wav'));
  await scan(running);
  expect(await labels(running, music)).toEqual({ 'deep/z.wav': 'jazz' });
  expect((await running.client.tracks.query({}))[0]).toBe(id);
});

test.each(['the old folder first', 'the new folder first', 'both at once'])(
  'music that moved from one folder of the library to another keeps its labels: %s',
  async (order) => {
    const music = tempDir();
    const [a, b] = [join(music, 'a'), join(music, 'b')];
    for (const n of [1, 2, 3]) put(join(a, `${n}.wav`), n);
    mkdirSync(b);
    const running = await startApp();
    await scan(running, a, b);
    await label(running, join(a, '1.wav'), 'jazz');
    await label(running, join(a, '2.wav'), 'metal');
    for (const name of readdirSync(a)) renameSync(join(a, name), join(b, name));
    if (order === 'both at once') await scan(running);
    else for (const folder of order === 'the old folder first' ? [a, b] : [b, a]) await scan(running, folder);
    expect(await labels(running, music)).toEqual({ 'b/1.wav': 'jazz', 'b/2.wav': 'metal', 'b/3.wav': null });
    expect(await labels(running, music, 'missing')).toEqual({});
  },
);

test('a folder of the library that is renamed and added anew keeps its labels', async () => {
  const music = tempDir();
  const [a, b] = [join(music, 'a'), join(music, 'b')];
  for (const n of [1, 2, 3]) put(join(a, 'album', `${n}.wav`), n);
  const running = await startApp();
  await scan(running, a);
  const id = await label(running, join(a, 'album/1.wav'), 'jazz');
  renameSync(a, b);
  expect(await scan(running, b)).toMatchObject({ added: 0, updated: 3 });
  expect(await labels(running, music)).toMatchObject({ 'b/album/1.wav': 'jazz' });
  expect(await running.client.tracks.get({ id })).toMatchObject({ path: join(b, 'album/1.wav') });
});

test('a copy of a drive that is only unplugged takes no labels, until its folder is taken out', async () => {
  const music = tempDir();
  const [a, b] = [join(music, 'a'), join(music, 'b')];
  for (const n of [1, 2, 3]) put(join(a, 'album', `${n}.wav`), n);
  const running = await startApp();
  await scan(running, a);
  await label(running, join(a, 'album/1.wav'), 'jazz');
  await new Promise((done) => setTimeout(done, 20));
  cpSync(a, b, { recursive: true, preserveTimestamps: true });
  renameSync(a, join(music, 'unplugged'));
  await scan(running);
  await scan(running, b);
  expect(await labels(running, music)).toMatchObject({ 'a/album/1.wav': 'jazz', 'b/album/1.wav': null });
  renameSync(join(music, 'unplugged'), a);
  await scan(running);
  expect(await labels(running, music)).toMatchObject({ 'a/album/1.wav': 'jazz', 'b/album/1.wav': null });

  renameSync(a, join(music, 'unplugged'));
  const root = (await running.client.library.roots()).find(({ path }) => path === a);
  await running.client.library.removeRoot({ id: root?.id ?? 0 });
  await scan(running);
  expect(await labels(running, music)).toEqual({
    'b/album/1.wav': 'jazz',
    'b/album/2.wav': null,
    'b/album/3.wav': null,
  });
});

test('two files that exchange their names exchange their labels', async () => {
  const music = tempDir();
  put(join(music, 'x.wav'), 1);
  put(join(music, 'y.wav'), 2, { INAM: 'Another size' });
  const running = await startApp();
  await scan(running, music);
  await label(running, join(music, 'x.wav'), 'jazz');
  await label(running, join(music, 'y.wav'), 'metal');
  renameSync(join(music, 'x.wav'), join(music, 'z'));
  renameSync(join(music, 'y.wav'), join(music, 'x.wav'));
  renameSync(join(music, 'z'), join(music, 'y.wav'));
  expect(await scan(running)).toMatchObject({ files: 2, added: 0, updated: 2, unchanged: 0, missing: 0 });
  expect(await labels(running, music)).toEqual({ 'x.wav': 'metal', 'y.wav': 'jazz' });
});

test('what could be several files keeps its label and is asked about; each answer holds', async () => {
  const music = tempDir();
  put(join(music, 'a/x.wav'), 1);
  put(join(music, 'b/x.wav'), 1);
  const running = await startApp();
  const { client } = running;
  await scan(running, music);
  const jazz = await label(running, join(music, 'a/x.wav'), 'jazz');
  const metal = await label(running, join(music, 'b/x.wav'), 'metal');
  const { id: playlist } = await client.playlists.create({ name: 'Best', trackIds: [jazz] });
  renameSync(join(music, 'a/x.wav'), join(music, 'c.wav'));
  renameSync(join(music, 'b/x.wav'), join(music, 'd.wav'));
  await scan(running);
  expect(await labels(running, music)).toEqual({ 'c.wav': null, 'd.wav': null });
  const [c = 0, d = 0] = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const open = await client.matches.list();
  expect(open).toMatchObject([
    { track: { id: jazz, label: 'jazz', playlists: ['Best'] }, candidates: [{ id: c }, { id: d }] },
    { track: { id: metal, label: 'metal', playlists: [] }, candidates: [{ id: c }, { id: d }] },
  ]);
  await scan(running);
  expect(await client.matches.list()).toEqual(open);

  await expect(client.matches.answer({ trackId: jazz, candidateId: jazz })).rejects.toThrow('none of those');
  // A playlist that has the candidate goes on having the track.
  const { id: other } = await client.playlists.create({ name: 'Other', trackIds: [c] });
  await client.matches.answer({ trackId: metal, candidateId: c });
  expect(await labels(running, music)).toEqual({ 'c.wav': 'metal', 'd.wav': null });
  expect(await client.playlists.tracks({ id: other })).toEqual([metal]);
  expect(await client.matches.list()).toMatchObject([{ track: { id: jazz }, candidates: [{ id: d }] }]);

  await client.matches.answer({ trackId: jazz, candidateId: null });
  await scan(running);
  expect(await client.matches.list()).toEqual([]);
  expect(await labels(running, music)).toEqual({ 'c.wav': 'metal', 'd.wav': null });
  expect(await labels(running, music, 'missing')).toEqual({ 'a/x.wav': 'jazz' });
  await expect(client.matches.answer({ trackId: jazz, candidateId: d })).rejects.toThrow('Nothing is asked');

  // A file that comes later may be it.
  rmSync(join(music, 'd.wav'));
  await scan(running);
  put(join(music, 'e.wav'), 1);
  await scan(running);
  expect(await labels(running, music)).toEqual({ 'c.wav': 'metal', 'e.wav': 'jazz' });
  expect(await client.playlists.tracks({ id: playlist })).toEqual([jazz]);
});
