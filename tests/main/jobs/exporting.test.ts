// Exporting into every kind of place: it ends, with the reason, and touches nothing that Stackwax did not write.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeOwn } from '../../../src/main/jobs/exportFiles.ts';
import { ended, startApp } from '../../helpers/app.ts';
import { cli, startCli } from '../../helpers/cli.ts';
import { asNobody, isRoot, smallDisk } from '../../helpers/disks.ts';
import { addTrack, openTestStore, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 60_000;

function makeLibrary(): string {
  const library = tempDir();
  const store = openTestStore(library);
  const track = addTrack(store, 'a.mp3', { title: 'A' });
  store.write((to) => to.labels.set([track], to.genres.ensure('jazz')));
  store.close();
  return library;
}

/** The sentence with which an export fails; throws when it does not. */
async function failure(folder: string): Promise<{ kind: string; message: string; path: string | null }> {
  const { client } = await startApp(makeLibrary());
  const { status } = await ended(client, client.playlists.export({ folder }));
  if (status.state !== 'failed') throw new Error(`it ended as ${JSON.stringify(status)}`);
  return status.error;
}

describe('an export ends with a reason', () => {
  test.each([
    ['into /proc', () => '/proc/nope', /nothing can be made there/u],
    ['deep into /proc', () => '/proc/self/nope/deeper', /nothing can be made there|not permit/u],
    ['into a device', () => '/dev/null', /a file and not a folder/u],
    ['into a file', (dir: string) => join(dir, 'file'), /a file and not a folder/u],
    ['below a file', (dir: string) => join(dir, 'file', 'x'), /a file and not a folder/u],
    ['into a pipe', (dir: string) => join(dir, 'pipe'), /a file and not a folder/u],
    ['into a link that leads in a circle', (dir: string) => join(dir, 'circle'), /in a circle/u],
    ['into a path that is too long', (dir: string) => join(dir, 'x'.repeat(300)), /too long/u],
    [
      'into a path that is too long as a whole',
      (dir: string) => join(dir, ...Array<string>(30).fill('x'.repeat(200))),
      /too long/u,
    ],
  ])(
    '%s',
    async (_name, place, sentence) => {
      const dir = tempDir();
      writeFileSync(join(dir, 'file'), 'mine');
      spawnSync('mkfifo', [join(dir, 'pipe')]);
      symlinkSync('circle', join(dir, 'circle'));
      expect(await failure(place(dir))).toMatchObject({
        kind: 'unwritable',
        message: expect.stringMatching(sentence),
      });
      expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('mine');
    },
    slow,
  );

  test(
    'onto a disk that is full, leaving no draft; and one that can only be read',
    async () => {
      const disk = smallDisk(1);
      // Without a disk of our own: /dev/full is full for whoever writes, but is no folder.
      if (disk === null) return expect((await failure('/dev/full')).message).toMatch(/not a folder/u);
      disk.fill();
      expect((await failure(disk.folder)).message).toMatch(/disk is full/u);
      expect(readdirSync(disk.folder)).toEqual(['filler']);
      disk.makeReadOnly();
      expect((await failure(disk.folder)).message).toMatch(/can only be read/u);
    },
    slow,
  );

  test(
    'into a folder that may not be entered',
    async () => {
      const nobody = asNobody();
      const folder = tempDir();
      chmodSync(folder, 0o444);
      if (nobody === null && !isRoot) {
        expect((await failure(folder)).message).toMatch(/does not permit/u);
      } else if (nobody !== null) {
        const library = makeLibrary();
        for (const name of readdirSync(library)) chmodSync(join(library, name), 0o666);
        chmodSync(library, 0o777);
        const run = await cli(['export', '--out', folder, '--library', library], undefined, nobody);
        expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/does not permit/u) });
      }
      chmodSync(folder, 0o755);
    },
    slow,
  );

  test(
    'where a thousand others have the name',
    async () => {
      const folder = tempDir();
      writeFileSync(join(folder, 'Jazz.m3u8'), 'mine');
      for (let n = 2; n <= 1000; n++) writeFileSync(join(folder, `Jazz (${n}).m3u8`), 'mine');
      expect((await failure(folder)).message).toMatch(/1000 files of this name/u);
      expect(readdirSync(folder)).toHaveLength(1000);
    },
    slow,
  );
});

test(
  'names of others are left alone, whatever they are',
  async () => {
    const folder = tempDir();
    writeFileSync(join(folder, 'Jazz.m3u8'), 'mine');
    mkdirSync(join(folder, 'Jazz (2).m3u8'));
    symlinkSync('/dev/null', join(folder, 'Jazz (3).m3u8'));
    spawnSync('mkfifo', [join(folder, 'Jazz (4).m3u8')]);
    const { client } = await startApp(makeLibrary());
    const { status } = await ended(client, client.playlists.export({ folder }));
    expect(status).toMatchObject({ state: 'done' });
    expect(readFileSync(join(folder, 'Jazz (5).m3u8'), 'utf8')).toContain('a.mp3');
    expect(readFileSync(join(folder, 'Jazz.m3u8'), 'utf8')).toBe('mine');
  },
  slow,
);

test(
  'SIGTERM ends an export into a place where nothing can be made',
  async () => {
    const { child, done } = startCli(['export', '--out', '/proc/nope', '--library', makeLibrary()]);
    await Promise.race([done, setTimeout(8000)]);
    child.kill('SIGTERM');
    const { code, stderr } = await done;
    expect(code).toBe(1);
    expect(stderr).toContain('/proc/nope');
  },
  slow,
);

test(
  'drafts of a killed export are swept by the next one, those of others and of the living are not',
  async () => {
    const folder = tempDir();
    const uuid = '0b5c7d2e-1f3a-4c5d-8e9f-001122334455';
    const killed = spawnSync(process.execPath, [
      '--input-type=module',
      '-e',
      `const { writeWhole } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/writing/durable.ts'))});
     const { watch } = await import('node:fs');
     watch(${JSON.stringify(folder)}, () => process.kill(process.pid, 'SIGKILL'));
     await writeWhole(${JSON.stringify(join(folder, 'Jazz.m3u8'))}, new Uint8Array(300_000_000));`,
    ]);
    expect(killed.signal).toBe('SIGKILL');
    const [left] = readdirSync(folder);
    expect(left).toMatch(/^\.stackwax-[0-9a-f]{8}-\d+-.*\.tmp$/u);

    const machine = left!.split('-')[1]!;
    const living = `.stackwax-${machine}-${process.pid}-${uuid}.tmp`;
    const elsewhere = `.stackwax-00000000-999999-${uuid}.tmp`;
    const earlier = `.stackwax-${uuid}.tmp`;
    const mine = ['.stackwax-notes.tmp', 'stackwax.tmp', `.stackwax-${machine}-1-${uuid}.tmp.bak`];
    for (const name of [living, elsewhere, earlier, ...mine]) writeFileSync(join(folder, name), 'x');
    mkdirSync(join(folder, `.stackwax-${machine}-999999-${uuid}.tmp`));
    utimesSync(join(folder, earlier), 1, 1);
    for (const name of mine) utimesSync(join(folder, name), 1, 1);

    const { client } = await startApp(makeLibrary());
    expect((await ended(client, client.playlists.export({ folder }))).status.state).toBe('done');
    expect(existsSync(join(folder, left!))).toBe(false);
    expect(existsSync(join(folder, earlier))).toBe(false);
    for (const name of [living, elsewhere, ...mine]) expect(existsSync(join(folder, name))).toBe(true);
    utimesSync(join(folder, elsewhere), 1, 1);
    await ended(client, client.playlists.export({ folder }));
    expect(existsSync(join(folder, elsewhere))).toBe(false);
  },
  slow,
);

describe('a file without a mark is still ours', () => {
  const dies = (): never => {
    throw new Error('killed here');
  };

  /** Writes 'old', is killed in some way while it writes 'new', and writes 'newest'. */
  async function written(atExpect: boolean): Promise<Record<string, string>> {
    const [folder, store] = [tempDir(), tempStore()];
    const known = {
      isOurs: store.writtenFiles.isOurs,
      expect: (path: string, hash: string) => store.write((to) => to.writtenFiles.expect(path, hash)),
      note: (path: string, hash: string) => store.write((to) => to.writtenFiles.note(path, hash)),
    };
    const write = (content: string, to: typeof known): Promise<string> =>
      writeOwn(
        folder,
        { stem: 'jazz', extension: '.csv', mark: null, content: Buffer.from(content) },
        new Set(),
        to,
      );
    await write('old', known);
    const killed = atExpect
      ? {
          ...known,
          expect(path: string, hash: string): void {
            known.expect(path, hash);
            dies();
          },
        }
      : { ...known, note: dies };
    await expect(write('new', killed)).rejects.toThrow('killed here');
    await write('newest', known);
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
  }

  test('when a kill came before it had its name', async () => {
    expect(await written(true)).toEqual({ 'jazz.csv': 'newest' });
  });

  test('when a kill came between its name and the note', async () => {
    expect(await written(false)).toEqual({ 'jazz.csv': 'newest' });
  });
});
