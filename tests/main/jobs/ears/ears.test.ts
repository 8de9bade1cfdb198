// Ears through the real app: added, listened with in the background, out of use, damaged, removed; what is no ear is refused.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../../src/core/contract/contract.ts';
import { hasEnded } from '../../../../src/core/domain/job.ts';
import { floatsFromHalves } from '../../../../src/main/store/learning/halves.ts';
import { ended, resultOf, startApp } from '../../../helpers/app.ts';
import { type EarFiles, writeEar } from '../../../helpers/earFiles.ts';
import { openTestStore } from '../../../helpers/library.ts';
import { hasShared, sharedFile } from '../../../helpers/shared.ts';
import { noise } from '../../../helpers/signals.ts';
import { tempDir } from '../../../helpers/tempDir.ts';
import { waveBytes } from '../../../helpers/wave.ts';

const rate = 22_050;
const music = { Music: 3, Speech: -3, Wind: -3 };

async function listened(client: Client, jobId: number | null): Promise<number> {
  if (jobId === null) throw new Error('nothing was started');
  const result = await resultOf(client, Promise.resolve({ jobId }));
  if (result.kind !== 'listen') throw new Error('it did not listen');
  return result.report.tracks;
}

function writeTracks(folder: string, from: number, to: number): void {
  for (let n = from; n <= to; n++)
    writeFileSync(join(folder, `${n}.wav`), waveBytes([noise(6 * rate, n)], rate));
}

async function library(tracks = 3) {
  const [libraryDir, folder, files] = [tempDir(), tempDir(), tempDir()];
  writeTracks(folder, 1, tracks);
  const { app, client } = await startApp(libraryDir);
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const db = new Database(join(libraryDir, 'library.db'));
  /** Tracks that have each group of ears. */
  const heard = (): Record<string, number> =>
    Object.fromEntries(
      db
        .prepare<[], [string, number]>(/* sql */ `
          SELECT name, count(*) FROM vectors JOIN feature_groups g ON g.id = group_id WHERE name LIKE 'ear-%' GROUP BY name`)
        .raw()
        .all(),
    );
  return { libraryDir, folder, files, app, client, db, heard };
}

const choice = ({ file, manifest }: EarFiles) => ({ file, manifest });
const groupsOf = ({ sha256 }: EarFiles, tracks: number) => ({
  [`ear-${sha256.slice(0, 12)}`]: tracks,
  [`ear-${sha256.slice(0, 12)}-scores`]: tracks,
});

describe('an ear', () => {
  test('is checked without being kept, added, and hears every track; several stand beside each other', async () => {
    const { libraryDir, folder, files, client, db, heard } = await library();
    const one = writeEar(files, 'one', { scores: music });
    const other = writeEar(files, 'other', { scores: music, seed: 2 });
    expect(await client.ears.check(choice(one))).toMatchObject({
      sha256: one.sha256,
      isHere: false,
      by: 'manifest',
      ear: { name: 'one', licence: 'MIT', classes: 3, tried: false },
      trial: { tracks: 3 },
    });
    expect((await client.ears.list()).ears).toEqual([]);
    expect(existsSync(join(libraryDir, 'ears'))).toBe(false);

    const { ear, jobId } = await client.ears.add(choice(one));
    expect(ear).toMatchObject({ sha256: one.sha256, inUse: true, copy: 'whole', heard: 0, of: 3, failed: 0 });
    expect(await listened(client, jobId)).toBe(3);
    expect(heard()).toEqual(groupsOf(one, 3));
    expect(readFileSync(join(libraryDir, 'ears', `${one.sha256}.onnx`)).equals(readFileSync(one.file))).toBe(
      true,
    );
    // The log-odds that the model says, whatever it hears.
    const scores = db
      .prepare<[], Buffer>(
        "SELECT features FROM vectors JOIN feature_groups g ON g.id = group_id WHERE name LIKE '%-scores' LIMIT 1",
      )
      .pluck()
      .get()!;
    const said = floatsFromHalves(scores);
    for (const [i, odds] of Object.values(music).entries()) expect(said[i]).toBeCloseTo(odds, 2);

    const added = await client.ears.add(choice(other));
    expect(await listened(client, added.jobId)).toBe(3);
    expect(heard()).toEqual({ ...groupsOf(one, 3), ...groupsOf(other, 3) });
    // A new track is heard by both, while it is analysed.
    writeTracks(folder, 4, 4);
    await resultOf(client, client.library.scan({}));
    expect(heard()).toEqual({ ...groupsOf(one, 4), ...groupsOf(other, 4) });
    expect((await client.ears.list()).ears.map(({ name, heard: tracks, of }) => [name, tracks, of])).toEqual([
      ['one', 4, 4],
      ['other', 4, 4],
    ]);
  });

  test('out of use hears nothing new, and what it heard stays; back in use it hears only what it lacks', async () => {
    const { folder, files, client, heard } = await library(2);
    const one = writeEar(files, 'one', { scores: music });
    const { jobId } = await client.ears.add(choice(one));
    await listened(client, jobId);
    expect(await client.ears.use({ sha256: one.sha256, inUse: false })).toEqual({ jobId: null });
    writeTracks(folder, 3, 3);
    await resultOf(client, client.library.scan({}));
    expect(heard()).toEqual(groupsOf(one, 2));
    expect((await client.ears.list()).ears).toMatchObject([{ inUse: false, heard: 2, of: 3 }]);
    const again = await client.ears.use({ sha256: one.sha256, inUse: true });
    expect(await listened(client, again.jobId)).toBe(1);
    expect(heard()).toEqual(groupsOf(one, 3));
  });

  test('that was added without use listens when it is used', async () => {
    const { files, client, heard } = await library(1);
    const one = writeEar(files, 'one', { scores: music });
    const { ear, jobId } = await client.ears.add({ ...choice(one), use: false });
    expect([ear.inUse, jobId]).toEqual([false, null]);
    expect(heard()).toEqual({});
    await listened(client, (await client.ears.use({ sha256: one.sha256, inUse: true })).jobId);
    expect(heard()).toEqual(groupsOf(one, 1));
  });

  test('goes on where it was when it was cancelled or the app was closed', { timeout: 60_000 }, async () => {
    // So many that it is still listening when the second is told.
    const all = 20;
    const { libraryDir, files, app, client, db, heard } = await library(all);
    const one = writeEar(files, 'one', { scores: music });
    const { jobId } = await client.ears.add(choice(one));
    if (jobId === null) throw new Error('nothing was started');
    for await (const { status } of await client.jobs.follow({ id: jobId }))
      if (status.state === 'running' && status.progress.done >= 2) break;
    await client.jobs.cancel({ id: jobId });
    expect(await ended(client, Promise.resolve({ jobId }))).toMatchObject({ status: { state: 'cancelled' } });
    const some = heard()[`ear-${one.sha256.slice(0, 12)}`]!;
    expect(some).toBeGreaterThanOrEqual(2);
    expect(some).toBeLessThan(all);
    db.close();
    await app.close();

    const next = await startApp(libraryDir);
    await next.app.resume();
    const [job] = await next.client.jobs.list();
    expect(hasEnded(job!)).toBe(false);
    await resultOf(next.client, Promise.resolve({ jobId: job!.id }));
    expect((await next.client.ears.list()).ears).toMatchObject([{ heard: all, of: all }]);
  });

  test.each([
    ['damaged', (file: string) => writeFileSync(file, 'no model')],
    ['missing', (file: string) => truncateSync(file, 0)],
  ])(
    'whose copy is %s is not listened with; the rest goes on, and adding it again repairs it',
    async (state, harm) => {
      const { libraryDir, folder, files, client, heard } = await library(1);
      const one = writeEar(files, 'one', { scores: music });
      await listened(client, (await client.ears.add(choice(one))).jobId);
      const copy = join(libraryDir, 'ears', `${one.sha256}.onnx`);
      if (state === 'missing') execFileSync('rm', [copy]);
      else harm(copy);
      expect((await client.ears.list()).ears).toMatchObject([{ copy: state, heard: 1 }]);
      writeTracks(folder, 2, 2);
      expect(await resultOf(client, client.library.scan({}))).toMatchObject({
        report: { analysed: 1, failed: [] },
      });
      expect((await client.ears.list()).ears).toMatchObject([{ copy: state, heard: 1, failed: 0, of: 2 }]);
      expect(await listened(client, (await client.ears.add(choice(one))).jobId)).toBe(1);
      expect((await client.ears.list()).ears).toMatchObject([{ copy: 'whole', heard: 2, of: 2 }]);
      expect(heard()).toEqual(groupsOf(one, 2));
    },
  );

  test('is removed with its copy and what it heard', async () => {
    const { libraryDir, files, client, heard } = await library(2);
    const one = writeEar(files, 'one', { scores: { Music: -4, Speech: 4 } });
    await listened(client, (await client.ears.add(choice(one))).jobId);
    expect((await client.tracks.counts()).maybeNotMusic).toBe(2);
    await client.ears.remove({ sha256: one.sha256 });
    expect((await client.ears.list()).ears).toEqual([]);
    expect(heard()).toEqual({});
    expect((await client.tracks.counts()).maybeNotMusic).toBe(0);
    expect(existsSync(join(libraryDir, 'ears', `${one.sha256}.onnx`))).toBe(false);
    expect(existsSync(one.file)).toBe(true);
    await expect(client.ears.remove({ sha256: one.sha256 })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
  });

  test('that the model in use reads is kept in what it heard until another is', async () => {
    const { libraryDir, files, app, client, db, heard } = await library(2);
    const one = writeEar(files, 'one', { scores: music });
    await listened(client, (await client.ears.add(choice(one))).jobId);
    db.close();
    await app.close();
    const store = openTestStore(libraryDir);
    const group = { name: `ear-${one.sha256.slice(0, 12)}`, version: 1 };
    const [starter] = store.models.list();
    const learned = store.write((to) => {
      const id = to.models.add('personal', 'none', { ...starter!.report, groups: [group] });
      to.models.activate(id);
      return id;
    });
    store.close();
    const next = await startApp(libraryDir);
    expect((await next.client.ears.list()).ears).toMatchObject([{ learnedWith: true }]);
    await next.client.ears.remove({ sha256: one.sha256 });
    const reopened = new Database(join(libraryDir, 'library.db'));
    const left = () =>
      reopened
        .prepare<[], string>(
          "SELECT DISTINCT name FROM vectors JOIN feature_groups g ON g.id = group_id WHERE name LIKE 'ear-%'",
        )
        .pluck()
        .all();
    expect(left()).toEqual([group.name]);
    await resultOf(next.client, next.client.models.activate({ id: starter!.id }));
    await resultOf(next.client, next.client.library.scan({}));
    expect(left()).toEqual([]);
    expect(learned).toBeGreaterThan(0);
    reopened.close();
    void heard;
  });
});

describe('a file', () => {
  test('that nobody knows: the families that its shape suggests are told, one is chosen', async () => {
    const { files, client } = await library(1);
    const scores = Object.fromEntries(Array.from({ length: 527 }, (_, i) => [`class ${i}`, 0]));
    const { file } = writeEar(files, 'unknown', { scores, size: 512, axes: [1, 1, 128, 'frames'] });
    const checked = await client.ears.check({ file });
    expect(checked).toMatchObject({ by: null, ear: null, trial: null });
    expect(checked.families.map(({ id }) => id)).toEqual(['efficientat-mn04']);
    await expect(client.ears.add({ file })).rejects.toMatchObject({
      data: { kind: 'invalid', message: expect.stringContaining('choose the family'), path: file },
    });
    const { ear, jobId } = await client.ears.add({ file, family: 'efficientat-mn04' });
    // What was tried is another file.
    expect(ear).toMatchObject({ name: 'EfficientAT mn04', classes: 527, tried: false });
    expect(await listened(client, jobId)).toBe(1);
    await expect(client.ears.check({ file, family: 'yamnet' })).rejects.toMatchObject({
      data: { kind: 'invalid', message: expect.stringContaining('YAMNet'), path: file },
    });
    await expect(client.ears.check({ file, family: 'none' })).rejects.toMatchObject({
      data: { message: expect.stringContaining('efficientat-mn04') },
    });
  });

  test('that is no ear is refused with the file and the reason, and nothing is kept', async () => {
    const { libraryDir, files, client } = await library(1);
    const one = writeEar(files, 'one', { scores: music });
    const at = (name: string) => join(files, name);
    mkdirSync(at('folder.onnx'));
    execFileSync('mkfifo', [at('pipe.onnx')]);
    writeFileSync(at('empty.onnx'), '');
    writeFileSync(at('text.onnx'), 'This is not a model.');
    writeFileSync(at('cut.onnx'), readFileSync(one.file).subarray(0, 700));
    writeFileSync(at('huge.onnx'), '');
    truncateSync(at('huge.onnx'), 500_000_000);
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['nothing.onnx', /no such file/u],
      ['folder.onnx', /not a regular file/u],
      ['pipe.onnx', /not a regular file/u],
      ['empty.onnx', /empty/u],
      ['text.onnx', /no ONNX model/u],
      ['cut.onnx', /no ONNX model/u],
      ['huge.onnx', /500 MB; .* 400 MB at most/u],
    ];
    for (const [name, reason] of refusals)
      await expect(client.ears.add({ file: at(name), manifest: one.manifest }), name).rejects.toMatchObject({
        code: 'EXPECTED',
        data: { message: expect.stringMatching(reason), path: at(name) },
      });
    expect((await client.ears.list()).ears).toEqual([]);
    expect(existsSync(join(libraryDir, 'ears'))).toBe(false);
  });

  test('with a manifest that is none, or another file’s, is refused with the manifest and the field', async () => {
    const { files, client } = await library(1);
    const { file, manifest } = writeEar(files, 'one', { scores: music });
    const right = JSON.parse(readFileSync(manifest, 'utf8'));
    const bad = join(files, 'bad.json');
    const refusals: readonly (readonly [unknown, RegExp])[] = [
      ['{', /no JSON/u],
      [{ ...right, sampleRate: 'fast' }, /sampleRate/u],
      [{ ...right, sha256: 'f'.repeat(64) }, /SHA-256/u],
      [{ ...right, download: 'http://example.invalid' }, /download/u],
      [{ ...right, scores: { ...right.scores, classes: '../secret.txt' } }, /scores\.classes/u],
      [{ ...right, scores: { ...right.scores, classes: 'none.txt' } }, /no such file/u],
      [{ ...right, embedding: { output: 'embedding', size: 5 } }, /embedding/u],
    ];
    for (const [content, reason] of refusals) {
      writeFileSync(bad, typeof content === 'string' ? content : JSON.stringify(content));
      await expect(client.ears.check({ file, manifest: bad })).rejects.toMatchObject({
        code: 'EXPECTED',
        data: { message: expect.stringMatching(reason) },
      });
    }
    writeFileSync(join(files, 'names.txt'), 'Music\r\nSpeech\n\nWind\n');
    writeFileSync(bad, JSON.stringify({ ...right, scores: { ...right.scores, classes: 'names.txt' } }));
    expect(await client.ears.check({ file, manifest: bad })).toMatchObject({ ear: { classes: 3 } });
  });

  test.skipIf(!hasShared)(
    'that is known by its SHA-256 needs nothing else',
    { timeout: 60_000 },
    async () => {
      const { client, heard } = await library(1);
      const file = sharedFile('ears', 'mn04_as.onnx');
      expect(await client.ears.check({ file })).toMatchObject({
        by: 'sha256',
        ear: { name: 'EfficientAT mn04', licence: 'MIT', classes: 527, tried: true },
      });
      await listened(client, (await client.ears.add({ file })).jobId);
      expect(Object.values(heard())).toEqual([1, 1]);
    },
  );
});
