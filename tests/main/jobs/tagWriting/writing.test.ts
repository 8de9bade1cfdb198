// Writing tags as a person asks for it: only when switched on, known to the scan, taken back byte by byte, and never over another program's change.
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Client } from '../../../../src/core/contract/contract.ts';
import { type TagWritingReport, tagWritingOptionsSchema } from '../../../../src/core/domain/tagWriting.ts';
import { resultOf, startApp } from '../../../helpers/app.ts';
import { putTagged } from '../../../helpers/taggedFiles.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const options = tagWritingOptionsSchema.parse({});

interface Place {
  readonly libraryDir: string;
  readonly folder: string;
}

/** Four files of rock, of which a person says that the first three are soul. */
async function labelled(client: Client, { folder }: Place): Promise<number[]> {
  putTagged(folder, 1, 4, 'Rock');
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const ids = await client.tracks.query({ filter: {}, sort: [{ key: 'path', direction: 'ascending' }] });
  await client.labels.set({ trackIds: ids.slice(0, 3), genre: 'soul' });
  return ids;
}

async function written(client: Client, started: Promise<{ jobId: number }>): Promise<TagWritingReport> {
  const result = await resultOf(client, started);
  if (result.kind !== 'write-tags') throw new Error(result.kind);
  return result.report;
}

function place(): Place {
  return { libraryDir: tempDir(), folder: join(tempDir(), 'music') };
}

const bytesIn = ({ folder }: Place) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);

test('off at first; on, it writes what a person said, and the scan knows its own writes', async () => {
  const at = place();
  const { app, client } = await startApp(at.libraryDir);
  const ids = await labelled(client, at);
  const before = bytesIn(at);
  await expect(client.tagWriting.write({ trackIds: ids, options })).rejects.toThrow(
    'Writing tags into files is off',
  );
  const planned = await client.tagWriting.preview({ trackIds: ids, options });
  expect(planned.map(({ fields }) => fields)).toEqual([
    ...[1, 2, 3].map(() => [{ field: 'genre', before: ['Rock'], after: ['Soul'] }]),
    [],
  ]);
  expect(bytesIn(at)).toEqual(before);
  await client.trackTags.say({
    trackIds: ids.slice(0, 1),
    tags: [
      { name: 'mellow', facet: 'mood' },
      { name: 'summer', facet: 'other' },
    ],
    holds: true,
  });
  await client.labels.rate({ trackIds: ids.slice(0, 1), stars: 4 });
  const fields = ['genre', 'mood', 'grouping', 'bpm', 'replayGain', 'rating'] as const;
  const more = await client.tagWriting.preview({
    trackIds: ids.slice(0, 2),
    options: { ...options, fields: [...fields], genres: 'all' },
  });
  const soul = { field: 'genre', before: ['Rock'], after: ['Soul', 'R&B'] };
  // Of what nobody knows nothing is said.
  expect(more.map((file) => file.fields)).toEqual([
    [
      soul,
      { field: 'mood', before: [], after: ['mellow'] },
      { field: 'grouping', before: [], after: ['summer'] },
      { field: 'rating', before: [], after: ['4'] },
    ],
    [soul],
  ]);
  await client.settings.set({ writeTags: true });

  app.watch();
  expect(await client.tagWriting.said()).toEqual(ids.slice(0, 3));
  const report = await written(client, client.tagWriting.write({ trackIds: ids, options }));
  expect(report).toMatchObject({
    way: 'write',
    written: 3,
    unchanged: 1,
    refused: 0,
    formats: { 'ID3v2.3': 3 },
  });
  const rows = await client.tracks.details({ ids });
  expect(rows.map(({ declaredGenres, genre, genreSource }) => [declaredGenres, genre, genreSource])).toEqual([
    ...[1, 2, 3].map(() => [['Soul'], 'soul', 'label']),
    [['Rock'], 'rock', 'tag'],
  ]);
  const scanned = await resultOf(client, client.library.scan({}));
  expect(scanned).toMatchObject({ report: { added: 0, updated: 0, unchanged: 4, missing: 0 } });
  const again = await written(client, client.tagWriting.write({ trackIds: ids, options }));
  expect(again).toMatchObject({ step: null, written: 0, unchanged: 4 });
  // Whoever watches the folder has seen it by now, and found nothing new.
  await setTimeout(1500);
  expect((await client.jobs.list()).filter(({ kind }) => kind === 'watch')).toEqual([]);
  expect((await client.tagWriting.steps()).map(({ id, files }) => [id, files])).toEqual([[report.step, 3]]);
});

test('undo and redo by the key of the window, after a restart, to the byte; the labels are what they were', async () => {
  const at = place();
  const first = await startApp(at.libraryDir);
  const ids = await labelled(first.client, at);
  const before = bytesIn(at);
  await first.client.settings.set({ writeTags: true });
  await written(first.client, first.client.tagWriting.write({ trackIds: ids, options }));
  const after = bytesIn(at);
  await first.app.close();

  const { client } = await startApp(at.libraryDir);
  const undone = await client.changes.undo();
  if (undone?.of !== 'files') throw new Error('another step was undone');
  expect(undone.files).toBe(3);
  expect(await written(client, Promise.resolve(undone))).toMatchObject({
    way: 'undo',
    written: 3,
    refused: 0,
  });
  expect(bytesIn(at)).toEqual(before);
  const redone = await client.changes.redo({ of: 'files' });
  if (redone?.of !== 'files') throw new Error('another step was redone');
  expect(await written(client, Promise.resolve(redone))).toMatchObject({ way: 'redo', written: 3 });
  expect(bytesIn(at)).toEqual(after);
  await expect(client.tagWriting.undo({ step: 1 })).rejects.toThrow('Step 1 wrote no files');
  expect(await written(client, client.tagWriting.undo({}))).toMatchObject({ written: 3 });
  expect(bytesIn(at)).toEqual(before);
  expect(await client.tracks.query({ filter: { sources: ['label'] }, sort: [] })).toEqual(ids.slice(0, 3));
  // The step before it is next.
  expect(await client.changes.undo()).toMatchObject({ of: 'tracks', tracks: 3 });
});

test('a file that another program changed since is told and left alone; the others come back', async () => {
  const at = place();
  const { client } = await startApp(at.libraryDir);
  const ids = await labelled(client, at);
  const before = bytesIn(at);
  await client.settings.set({ writeTags: true });
  const report = await written(client, client.tagWriting.write({ trackIds: ids, options }));
  const theirs = join(at.folder, '2.mp3');
  appendFileSync(theirs, 'theirs');
  const changed = readFileSync(theirs);
  const undone = await written(client, client.tagWriting.undo({ step: report.step ?? 0 }));
  expect(undone).toMatchObject({
    written: 2,
    refused: 1,
    refusals: [{ path: theirs, reason: 'changed' }],
  });
  expect(bytesIn(at)).toEqual(before.map(([name, bytes]) => [name, name === '2.mp3' ? changed : bytes]));
});

test('cancelled between files: what is written is one step, every file is old or new', async () => {
  const at = place();
  const { client } = await startApp(at.libraryDir);
  mkdirSync(at.folder);
  putTagged(at.folder, 1, 60, 'Rock');
  await resultOf(client, client.library.scan({ folders: [at.folder] }));
  const ids = await client.tracks.query({ filter: {}, sort: [] });
  await client.labels.set({ trackIds: ids, genre: 'soul' });
  await client.settings.set({ writeTags: true });
  const { jobId } = await client.tagWriting.write({ trackIds: ids, options });
  for await (const { status } of await client.jobs.follow({ id: jobId })) {
    if (status.state === 'running' && status.progress.done > 0) await client.jobs.cancel({ id: jobId });
    if (status.state === 'done') throw new Error('it was too fast to be cancelled');
  }
  const [step] = await client.tagWriting.steps();
  const rows = await client.tracks.details({ ids });
  const isWritten = rows.filter(({ declaredGenres }) => declaredGenres[0] === 'Soul');
  expect(step?.files).toBe(isWritten.length);
  expect(isWritten.length).toBeGreaterThan(0);
  expect(isWritten.length).toBeLessThan(60);
  expect(readdirSync(at.folder)).toHaveLength(60);
  await written(client, client.tagWriting.undo({}));
  const back = await client.tracks.details({ ids });
  expect(back.filter(({ declaredGenres }) => declaredGenres[0] === 'Rock')).toHaveLength(60);
});
