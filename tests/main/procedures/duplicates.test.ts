// Duplicates over a real library: copies, other encodings, other music of the same length; preferred, refused, undone, resumed.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { type InfoTags, wavFile } from '../../../scripts/demo/wav.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const seconds = 14;

function piece(seed: number, tags: InfoTags = {}, gain = 1, length = seconds): Uint8Array {
  const style = styles[seed % styles.length];
  if (style === undefined) throw new Error('no style');
  return wavFile(
    renderPiece(style, seed, length).map((sample) => gain * sample),
    sampleRate,
    tags,
  );
}

async function scanned(client: Client, folder: string): Promise<(name: string) => number> {
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const names = new Map((await client.tracks.rows({ ids })).map(({ id, fileName }) => [fileName, id]));
  return (name) => {
    const id = names.get(name);
    if (id === undefined) throw new Error(`${name} is not in the library`);
    return id;
  };
}

const look = async (client: Client) => {
  const result = await resultOf(client, client.duplicates.look());
  if (result.kind !== 'duplicates') throw new Error('another result');
  return result.report;
};
const groups = async (client: Client) => (await client.duplicates.list()).map(({ trackIds }) => trackIds);
const listed = (client: Client, filter: { duplicate?: boolean; spare?: boolean }) =>
  client.tracks.query({ filter, sort: [{ key: 'path', direction: 'ascending' }] });

test('copies are known by a scan, other encodings by looking; other music of the same length is left alone', async () => {
  const music = tempDir();
  writeFileSync(join(music, 'a.wav'), piece(1, { IART: 'Ann', INAM: 'Song' }));
  copyFileSync(join(music, 'a.wav'), join(music, 'b copy.wav'));
  // The same sound with other samples.
  writeFileSync(join(music, 'c quiet.wav'), piece(1, { IART: 'Ann', INAM: 'Song (Remastered)' }, 0.5));
  for (const seed of [2, 3, 4, 5]) writeFileSync(join(music, `other${seed}.wav`), piece(seed));
  writeFileSync(join(music, 'broken.wav'), piece(7).subarray(0, 44));
  const { client, app } = await startApp();
  const id = await scanned(client, music);
  expect(await groups(client)).toEqual([[id('a.wav'), id('b copy.wav')]]);
  expect(await client.duplicates.state()).toMatchObject({ lookedAt: null, printed: 0 });

  expect(await look(client)).toMatchObject({ printed: 6, failed: 0, away: 0, groups: 1, tracks: 3 });
  const all = [id('a.wav'), id('b copy.wav'), id('c quiet.wav')];
  expect(await groups(client)).toEqual([all]);
  expect(await client.duplicates.state()).toMatchObject({
    lookedAt: expect.any(Number),
    printed: 6,
    waiting: 0,
  });
  const group = await client.duplicates.get({ trackId: all[2]! });
  expect(group).toMatchObject({ id: all[0], keptId: all[0], isSaid: false, performances: [] });
  expect(group?.members.map(({ relation }) => relation)).toEqual(['kept', 'copy', 'otherMaster']);
  expect(group?.members[2]).toMatchObject({ versions: ['remaster'] });
  expect(group?.members[2]?.bitError).toBeLessThan(0.05);
  expect(group?.members[2]?.louder).toBeCloseTo(-6, 0);
  // Nothing is printed twice, and a library keeps what was found.
  expect(await look(client)).toMatchObject({ printed: 0, groups: 1 });
  expect(await listed(client, { duplicate: true })).toEqual(all);
  expect(await listed(client, { spare: true })).toEqual(all.slice(1));
  expect(await listed(client, { spare: false })).toHaveLength(6);
  expect(await listed(client, { duplicate: false })).toHaveLength(5);
  const { libraryDir } = app;
  await app.close();
  expect(await groups((await startApp(libraryDir)).client)).toEqual([all]);
});

test('what a person prefers or takes apart holds, is taken back by undo, and survives looking again', async () => {
  const music = tempDir();
  for (const [name, gain] of [
    ['a.wav', 1],
    ['b.wav', 0.9],
    ['c.wav', 0.8],
  ] as const)
    writeFileSync(join(music, name), piece(1, {}, gain));
  const { client } = await startApp();
  const id = await scanned(client, music);
  await look(client);
  const [a, b, c] = [id('a.wav'), id('b.wav'), id('c.wav')];
  const kept = async () => (await client.duplicates.list()).map(({ keptId, isSaid }) => [keptId, isSaid]);
  expect(await kept()).toEqual([[a, false]]);

  await client.duplicates.prefer({ groupId: a, trackId: b });
  await client.duplicates.prefer({ groupId: a, trackId: c });
  expect(await kept()).toEqual([[c, true]]);
  expect(await listed(client, { spare: false })).toEqual([c]);
  const { id: listId } = await client.playlists.create({ name: 'All', trackIds: [a, b] });
  const preview = async (once: boolean) =>
    (await client.playlists.preview({ playlists: [listId], once })).tracks;
  expect(await preview(false)).toBe(2);
  expect(await preview(true)).toBe(1);
  const all = { genres: [], tracks: { name: 'All', ids: [a, b, c] }, once: true, format: 'csv' as const };
  const report = await resultOf(client, client.playlists.export({ ...all, folder: join(music, 'lists') }));
  expect(report).toMatchObject({ report: { playlists: [{ name: 'All', tracks: 1 }] } });
  expect(readFileSync(join(music, 'lists', 'All.csv'), 'utf8')).toContain('c.wav');

  expect(await client.changes.undo({ of: 'tracks' })).toMatchObject({ of: 'tracks', tracks: 2 });
  expect(await kept()).toEqual([[b, true]]);
  await client.changes.undo({ of: 'tracks' });
  expect(await kept()).toEqual([[a, false]]);
  await client.changes.redo({ of: 'tracks' });
  expect(await kept()).toEqual([[b, true]]);
  await client.duplicates.prefer({ groupId: a, trackId: null });
  expect(await kept()).toEqual([[a, false]]);

  await client.duplicates.refuse({ trackId: b });
  expect(await groups(client)).toEqual([[a, c]]);
  await look(client);
  expect(await groups(client)).toEqual([[a, c]]);
  await client.changes.undo({ of: 'tracks' });
  expect(await groups(client)).toEqual([[a, b, c]]);

  await expect(client.duplicates.refuse({ trackId: 9999 })).rejects.toThrow('no duplicate');
  await expect(client.duplicates.prefer({ groupId: a, trackId: 9999 })).rejects.toThrow(
    'none of the duplicates',
  );
  expect(await client.duplicates.get({ trackId: 9999 })).toBeNull();
});

test('a cancelled look keeps what it has and goes on from there; a kept file that is gone leaves its place to another', async () => {
  const music = tempDir();
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    writeFileSync(join(music, `${seed}.wav`), piece(seed));
    writeFileSync(join(music, `${seed} again.wav`), piece(seed, {}, 0.7));
  }
  const { client } = await startApp();
  const id = await scanned(client, music);
  const { jobId } = await client.duplicates.look();
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.done > 0 && status.progress.unit === 'tracks') {
      expect(status.progress).toMatchObject({ total: 12, step: { phase: 'printing' } });
      await client.jobs.cancel({ id: jobId });
    }
  expect((await ended(client, Promise.resolve({ jobId }))).status.state).toBe('cancelled');
  const { printed, waiting } = await client.duplicates.state();
  expect(printed).toBeGreaterThan(0);
  expect(printed + waiting).toBe(12);
  expect(await look(client)).toMatchObject({ printed: waiting, groups: 6, tracks: 12 });
  const summary = (await client.duplicates.list()).find(({ trackIds }) => trackIds.includes(id('3.wav')));
  const gone = summary?.keptId === id('3.wav') ? '3.wav' : '3 again.wav';
  rmSync(join(music, gone));
  await resultOf(client, client.library.scan({}));
  expect(await groups(client)).toHaveLength(5);
  expect(await listed(client, { spare: false })).toHaveLength(6);
});

test('why other tracks of the song are apart: by their sound, their length, a word, or nobody knows', async () => {
  const music = tempDir();
  const tags = { IART: 'Ann', INAM: 'Song' };
  writeFileSync(join(music, 'a.wav'), piece(1, tags));
  copyFileSync(join(music, 'a.wav'), join(music, 'b copy.wav'));
  writeFileSync(join(music, 'c quiet.wav'), piece(1, tags, 0.5));
  writeFileSync(join(music, 'd live.wav'), piece(3, tags));
  writeFileSync(join(music, 'e long.wav'), piece(1, tags, 1, seconds + 6));
  const { client } = await startApp();
  const id = await scanned(client, music);
  const apart = async () => {
    const group = await client.duplicates.get({ trackId: id('a.wav') });
    return new Map(group?.performances.map((one) => [one.id, one.apart]));
  };
  // Copies are known without listening; of the others nothing is.
  expect(await apart()).toEqual(
    new Map([
      [id('c quiet.wav'), 'notCompared'],
      [id('d live.wav'), 'notCompared'],
      [id('e long.wav'), 'otherLength'],
    ]),
  );
  await look(client);
  await client.duplicates.refuse({ trackId: id('c quiet.wav') });
  expect(await apart()).toEqual(
    new Map([
      [id('c quiet.wav'), 'keptApart'],
      [id('d live.wav'), 'heard'],
      [id('e long.wav'), 'otherLength'],
    ]),
  );
});

test('no tracks, and one track: nothing stands twice', async () => {
  const { client } = await startApp();
  expect(await look(client)).toMatchObject({ printed: 0, groups: 0, tracks: 0 });
  const music = tempDir();
  writeFileSync(join(music, 'one.wav'), piece(1));
  await scanned(client, music);
  expect(await look(client)).toMatchObject({ printed: 0, groups: 0 });
});

test.skipIf(!hasFfmpeg)('five encodings are one recording, and the lossless one is taken', async () => {
  const music = tempDir();
  const source = join(tempDir(), 'source.wav');
  writeFileSync(source, piece(3));
  for (const [name, ...options] of [
    ['a.mp3', '-b:a', '64k'],
    ['b.opus', '-b:a', '48k'],
    ['c.ogg', '-q:a', '3'],
    ['d.m4a', '-b:a', '96k'],
    ['e.flac'],
  ] as const)
    encode(source, join(music, name), ...options);
  writeFileSync(join(music, 'f.wav'), piece(4));
  const { client } = await startApp();
  const id = await scanned(client, music);
  await look(client);
  expect(await client.duplicates.list()).toMatchObject([{ keptId: id('e.flac') }]);
  const group = await client.duplicates.get({ trackId: id('a.mp3') });
  expect(group?.members).toHaveLength(5);
  expect(group?.suggestion).toMatchObject({ id: id('e.flac'), reasons: ['lossless'] });
  expect(group?.members.slice(1).map(({ relation }) => relation)).toEqual(Array(4).fill('sameRecording'));
});
