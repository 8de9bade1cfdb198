// Libraries that cannot be written: each reason has its own sentence, and reading works wherever it can.
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { places } from '../../../scripts/start/project.ts';
import type { AppError } from '../../../src/core/domain/errors.ts';
import { createApp } from '../../../src/main/app.ts';
import { expectedFailure } from '../../../src/main/files/diskFaults.ts';
import { startApp } from '../../helpers/app.ts';
import { type CliRun, cli } from '../../helpers/cli.ts';
import { asNobody, isRoot, smallDisk } from '../../helpers/disks.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { oldLibrary } from '../../helpers/oldLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 120_000;
const listed = z.array(z.looseObject({ path: z.string(), genre: z.string().nullable() }));

/** A library with one labelled track, closed. */
async function makeLibrary(library: string): Promise<string> {
  mkdirSync(library, { recursive: true });
  const store = openTestStore(library);
  const track = addTrack(store, 'a.mp3', { title: 'A', genres: ['Rock'] });
  store.write((to) => to.labels.set([track], to.genres.ensure('jazz')));
  store.close();
  await (await createApp({ ...places, libraryDir: library, workers: 1 })).close();
  return library;
}

async function expectReading(library: string, how: readonly string[] = []): Promise<void> {
  const run = await cli(['list', '--json', '--library', library], undefined, how);
  expect(run.stderr).toBe('');
  expect(listed.parse(JSON.parse(run.stdout))).toMatchObject([{ path: '/music/a.mp3', genre: 'jazz' }]);
  const models = await cli(['models', '--library', library], undefined, how);
  expect(models).toMatchObject({ code: 0, stderr: '' });
}

function expectSentence({ code, stderr, stdout }: CliRun, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/\n\s+at |Process \d+|another process/u);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

const label = (library: string): string[] => ['label', '/music/a.mp3', 'pop', '--library', library];

describe('a full disk', () => {
  test(
    'is read, and says so to who changes something',
    async () => {
      const disk = smallDisk(3);
      if (disk === null) return expectFullBySqlite();
      const library = await makeLibrary(join(disk.folder, 'library'));
      disk.fill();
      await expectReading(library);
      expectSentence(await cli(label(library)), /disk of .*library is full.*Free some space/u);
      expectSentence(await cli(['scan', '--library', library]), /is full/u);
      expectSentence(await cli(['list', '--library', join(disk.folder, 'new')]), /is full/u);
      disk.free();
      expect((await cli(label(library))).code).toBe(0);
    },
    slow,
  );

  test(
    'that fills while the library is open is a sentence, and loses nothing',
    async () => {
      const disk = smallDisk(3);
      if (disk === null) return expectFullBySqlite();
      const library = await makeLibrary(join(disk.folder, 'library'));
      const { client } = await startApp(library);
      disk.fill();
      const change = async (n: number) => client.playlists.create({ name: `${n} ${'x'.repeat(180)}` });
      const failed = await (async () => {
        for (let n = 0; ; n++) await change(n);
      })().catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: 'EXPECTED', data: { kind: 'unwritable' } });
      expect(String(failed)).toMatch(/disk is full/u);
      disk.free();
      await change(0);
      expect((await client.tracks.get({ id: 1 })).genre).toBe('jazz');
    },
    slow,
  );
});

/** Where no disk can be made for the test: SQLite's own limit gives the same error. */
function expectFullBySqlite(): void {
  const db = new Database(join(tempDir(), 'full.db'));
  db.exec('CREATE TABLE t (x)');
  db.pragma('max_page_count = 2');
  expect(failureOf(() => db.prepare('INSERT INTO t VALUES (zeroblob(100000))').run())).toMatchObject({
    kind: 'unwritable',
    message: expect.stringMatching(/disk is full/u),
  });
  db.close();
}

/** The same of a connection that may only read. */
function expectReadOnlyBySqlite(): void {
  const file = join(tempDir(), 'readOnly.db');
  new Database(file).exec('CREATE TABLE t (x)').close();
  const db = new Database(file, { readonly: true });
  expect(failureOf(() => db.exec('INSERT INTO t VALUES (1)'))).toMatchObject({
    kind: 'unwritable',
    message: expect.stringMatching(/can only be read/u),
  });
  db.close();
}

function failureOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    return expectedFailure(error);
  }
}

describe('a folder that can only be read', () => {
  test(
    'on a disk mounted so',
    async () => {
      const disk = smallDisk(3);
      if (disk === null) return expectReadOnlyBySqlite();
      const library = await makeLibrary(join(disk.folder, 'library'));
      disk.makeReadOnly();
      await expectReading(library);
      for (const command of [
        label(library),
        ['scan', '--library', library],
        ['retrain', '--library', library],
      ])
        expectSentence(await cli(command), /can only be read here.*Make the disk writable/u);
      const out = tempDir();
      expect((await cli(['export', '--out', out, '--library', library])).code).toBe(0);
      expect(readdirSync(out)).toEqual(['Jazz.m3u8']);
      expectSentence(
        await cli(['list', '--library', join(disk.folder, 'none')]),
        /There can be no library in/u,
      );
    },
    slow,
  );

  test(
    "because it is another user's, or its permissions say so",
    async () => {
      const nobody = asNobody();
      const library = await makeLibrary(join(tempDir(), 'library'));
      if (nobody === null && isRoot) return expectReadOnlyBySqlite();
      const theirs = /belongs to another user \(number 4321\).*use another library/u;
      const own = /You may not write in .*Change its permissions/u;
      if (nobody === null) chmodSync(library, 0o555);
      else giveTo(4321, library);
      const run = (command: string[]) => cli(command, undefined, nobody ?? []);
      await expectReading(library, nobody ?? []);
      expectSentence(await run(label(library)), nobody === null ? own : theirs);
      expectSentence(await run(['backup', 'make', '--library', library]), nobody === null ? own : theirs);
      for (const name of readdirSync(library)) chmodSync(join(library, name), 0o000);
      expectSentence(await run(['list', '--library', library]), /You may not read this library/u);
      chmodSync(library, 0o700);
    },
    slow,
  );

  test(
    'because the library file alone may not be written',
    async () => {
      const nobody = asNobody();
      const library = await makeLibrary(join(tempDir(), 'library'));
      if (nobody === null && isRoot) return expectReadOnlyBySqlite();
      if (nobody !== null) giveTo(65_534, library);
      chmodSync(join(library, 'library.db'), 0o444);
      const run = (command: string[]) => cli(command, undefined, nobody ?? []);
      await expectReading(library, nobody ?? []);
      expectSentence(await run(label(library)), /You may not write in .*Change its permissions/u);
    },
    slow,
  );
});

describe('no library can be', () => {
  test.each([
    ['a file', (dir: string) => join(dir, 'file'), /a file and not a folder/u],
    ['below a file', (dir: string) => join(dir, 'file', 'library'), /a file and not a folder/u],
    ['a path that is too long', (dir: string) => join(dir, 'x'.repeat(300)), /too long/u],
    ['where nothing can be made', () => '/proc/nope/library', /There can be no library in/u],
    ['a device', () => '/dev/null', /a file and not a folder/u],
  ])(
    '%s',
    async (_name, path, sentence) => {
      const dir = tempDir();
      writeFileSync(join(dir, 'file'), 'mine');
      expectSentence(await cli(['list', '--library', path(dir)]), sentence);
    },
    slow,
  );

  test(
    'read when it would have to be brought up to date first',
    async () => {
      const disk = smallDisk(3);
      const library = join(disk?.folder ?? tempDir(), 'library');
      cpSync(oldLibrary().libraryDir, library, { recursive: true });
      if (disk === null) return expectReadOnlyBySqlite();
      disk.makeReadOnly();
      expectSentence(await cli(['list', '--library', library]), /earlier version.*can only be read here/u);
    },
    slow,
  );
});

function giveTo(user: number, folder: string): void {
  for (const name of readdirSync(folder)) {
    chownSync(join(folder, name), user, user);
    chmodSync(join(folder, name), 0o644);
  }
  chownSync(folder, user, user);
  chmodSync(folder, 0o755);
  chmodSync(dirname(folder), 0o755);
}
