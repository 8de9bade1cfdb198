// The walk against real folders: what it finds, what it skips, what it reports, and that links cannot lead it astray.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whatIsInTheWay } from '../../../src/main/library/leftOut.ts';
import { type Found, type WalkOptions, walk } from '../../../src/main/library/walk.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackwax-walk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(...parts: string[]): Promise<void> {
  const path = join(folder, ...parts);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, 'not read');
}

function pathOf({ path }: Found): Buffer {
  return typeof path === 'string' ? Buffer.from(path, 'latin1') : path;
}

async function collect(root: string, options: Omit<WalkOptions, 'root'> = {}) {
  const found: string[] = [];
  const problems: { kind: string; path: string }[] = [];
  const leftOut: Record<string, string> = {};
  for await (const entries of walk({ root: Buffer.from(root), ...options }))
    for (const entry of entries) {
      const path = pathOf(entry).toString().replace(`${folder}/`, '');
      if (entry.kind === 'file') found.push(path);
      else if (entry.kind === 'left-out') leftOut[path] = entry.reason;
      else problems.push({ kind: entry.kind, path });
    }
  return { found, problems, leftOut };
}

describe('walk', () => {
  test('yields audio files of any case, depth first, in the order of their bytes, with size and whole mtime', async () => {
    await put('b', 'two.FLAC');
    await put('a', 'deep', 'one.mp3');
    await put('c.ogg');
    await put('notes.txt');
    await put('cover.jpg');
    await put('no extension');
    await put('archive.mp3.zip');
    expect((await collect(folder)).found).toEqual(['c.ogg', 'a/deep/one.mp3', 'b/two.FLAC']);
    for await (const entries of walk({ root: Buffer.from(folder) }))
      for (const entry of entries) {
        expect(entry).toMatchObject({ kind: 'file', size: 8 });
        if (entry.kind === 'file') expect(Number.isSafeInteger(entry.mtimeMs)).toBe(true);
      }
  });

  test('takes bands and titles whose names begin with dots, and folders named like those of systems', async () => {
    const music = [
      '...And an Album/x.mp3',
      '.38 Band/x.mp3',
      '...three dots.mp3',
      '..two dots.mp3',
      'Bearded Band/Recycler/x.mp3',
      'Some Band/Lost+Found/x.mp3',
    ];
    for (const path of music) await put(...path.split('/'));
    const { found, leftOut } = await collect(folder);
    expect(found.sort()).toEqual([...music].sort());
    expect(leftOut).toEqual({});
  });

  test('leaves out what is hidden or a system\u2019s, wherever it lies, and names each with its reason', async () => {
    const system = [
      '$RECYCLE.BIN',
      'System Volume Information',
      '@eaDir',
      '#recycle',
      '__MACOSX',
      '.stversions',
      '.@__thumb',
      '.Trash-1000',
      '.Trashes',
    ];
    for (const name of system) {
      await put(name, 'x.mp3');
      await put('Band', 'Album', name, 'deeper', 'x.mp3');
    }
    await put('._song.mp3');
    await put('.hack', 'x.mp3');
    await put('Band', '.hidden.mp3');
    await put('.DS_Store');
    await put('song.mp3');
    const { found, leftOut } = await collect(folder);
    expect(found).toEqual(['song.mp3']);
    expect(leftOut).toEqual({
      ...Object.fromEntries(
        system.flatMap((name) => [
          [name, 'system'],
          [`Band/Album/${name}`, 'system'],
        ]),
      ),
      '._song.mp3': 'system',
      '.hack': 'hidden',
      'Band/.hidden.mp3': 'hidden',
    });
  });

  test('walks what was taken in, and nothing else that is hidden', async () => {
    await put('.hack', 'deeper', 'x.mp3');
    await put('.hack', '.git', 'x.mp3');
    await put('.other', 'x.mp3');
    await put('.hidden.mp3');
    const takenIn = new Set(['.hack', '.hidden.mp3'].map((name) => join(folder, name)));
    const found: string[] = [];
    for await (const entries of walk({ root: Buffer.from(folder), takenIn }))
      for (const entry of entries)
        if (entry.kind === 'file')
          found.push(
            pathOf(entry)
              .toString()
              .slice(folder.length + 1),
          );
    expect(found).toEqual(['.hidden.mp3', '.hack/deeper/x.mp3']);
  });

  // A file system in memory that every Linux has, with its top where nothing else is.
  test.skipIf(process.platform !== 'linux')('leaves lost+found out at the top of a drive alone', async () => {
    const drive = '/dev/shm';
    const own = await mkdtemp(join(drive, 'stackwax-walk-'));
    expect(await whatIsInTheWay(Buffer.from(drive), Buffer.from('Lost+Found/x'), new Set())).toMatchObject({
      reason: 'system',
    });
    expect(await whatIsInTheWay(Buffer.from('/'), Buffer.from('RECYCLER'), new Set())).toMatchObject({
      reason: 'system',
    });
    expect(await whatIsInTheWay(Buffer.from(own), Buffer.from('Lost+Found/x'), new Set())).toBeNull();
    await rm(own, { recursive: true });
  });

  test('does not follow links out of the root, nor twice into it, nor round in circles', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'stackwax-outside-'));
    await writeFile(join(outside, 'other.mp3'), '');
    await put('music', 'album', 'song.mp3');
    await symlink(outside, join(folder, 'music', 'out'));
    await symlink(join(outside, 'other.mp3'), join(folder, 'music', 'other.mp3'));
    await symlink(join(folder, 'music'), join(folder, 'music', 'album', 'up'));
    await symlink('song.mp3', join(folder, 'music', 'album', 'again.mp3'));
    await symlink('nowhere.mp3', join(folder, 'music', 'dangling.mp3'));
    await symlink('self.mp3', join(folder, 'music', 'self.mp3'));
    await symlink('/dev/null', join(folder, 'music', 'device.txt'));
    const { found, problems, leftOut } = await collect(join(folder, 'music'));
    expect(found).toEqual(['music/album/song.mp3']);
    expect(problems).toEqual([]);
    expect(leftOut).toEqual({
      'music/out': 'link-outside',
      'music/other.mp3': 'link-outside',
      'music/dangling.mp3': 'link-dead',
      'music/self.mp3': 'link-dead',
    });
    await rm(outside, { recursive: true });
  });

  test('finds files whose only visible name is a link, once (as git-annex keeps them)', async () => {
    await put('.annex', 'objects', 'k1.mp3');
    await symlink('.annex/objects/k1.mp3', join(folder, 'song.mp3'));
    await symlink('.annex/objects/k1.mp3', join(folder, 'song copy.mp3'));
    await symlink('.annex/objects', join(folder, 'z-objects'));
    expect((await collect(folder)).found).toEqual(['song copy.mp3']);
  });

  test('a linked root is followed; the real path tells that it is the same file', async () => {
    await put('music', 'rock', 'a.mp3');
    await put('music', 'b.mp3');
    await symlink(join(folder, 'music'), join(folder, 'link'));
    expect((await collect(join(folder, 'link/'))).found).toEqual(['link/b.mp3', 'link/rock/a.mp3']);
    const real: string[] = [];
    for await (const entries of walk({ root: Buffer.from(join(folder, 'link')) }))
      for (const entry of entries)
        if (entry.kind === 'file') real.push(Buffer.from(entry.real, 'latin1').toString());
    expect(real).toEqual(['b.mp3', 'rock/a.mp3'].map((name) => join(folder, 'music', name)));
  });

  test('takes a single file as a root, and reports when it is not audio', async () => {
    await put('a.mp3');
    await put('a.txt');
    expect((await collect(join(folder, 'a.mp3'))).found).toEqual(['a.mp3']);
    expect((await collect(join(folder, 'a.txt'))).problems).toEqual([{ kind: 'unreadable', path: 'a.txt' }]);
  });

  test('reports a root that is not there', async () => {
    expect((await collect(join(folder, 'gone'))).problems).toEqual([{ kind: 'absent', path: 'gone' }]);
  });

  test('walks some places of a root by the same rules as all of it', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'stackwax-outside-'));
    await writeFile(join(outside, 'x.mp3'), '');
    await put('a', 'deep', 'x.mp3');
    await put('b', 'x.mp3');
    await put('b', 'notes.txt');
    await put('.git', 'deep', 'x.mp3');
    await put('@eaDir', 'x.mp3');
    await symlink(outside, join(folder, 'out'));
    const names = [
      'a',
      'a/deep/x.mp3',
      'b/x.mp3',
      'b/notes.txt',
      'b/gone.mp3',
      '.git/deep',
      '@eaDir',
      'out/x.mp3',
    ];
    const places = names.map((name) => Buffer.from(join(folder, name)));
    expect(await collect(folder, { places })).toEqual({
      // Once, though it was named twice.
      found: ['a/deep/x.mp3', 'b/x.mp3'],
      problems: [{ kind: 'absent', path: 'b/gone.mp3' }],
      leftOut: { '.git': 'hidden', '@eaDir': 'system', out: 'link-outside' },
    });
    await rm(outside, { recursive: true });
  });

  test('says whenever the disk has answered, also where there is no music', async () => {
    for (let i = 0; i < 5; i++) await put(`${i}`, 'cover.jpg');
    let answers = 0;
    await collect(folder, { onAnswer: () => (answers += 1) });
    expect(answers).toBeGreaterThanOrEqual(6);
  });

  // Root may read everything, so the case cannot be made there.
  test.skipIf(process.getuid?.() === 0)('reports an unreadable folder and goes on', async () => {
    await put('closed', 'a.mp3');
    await put('open', 'b.mp3');
    await chmod(join(folder, 'closed'), 0);
    const { found, problems } = await collect(folder);
    await chmod(join(folder, 'closed'), 0o755);
    expect(found).toEqual(['open/b.mp3']);
    expect(problems).toEqual([{ kind: 'unreadable', path: 'closed' }]);
  });

  test.skipIf(process.platform !== 'linux')(
    'carries names that are not UTF-8 as the bytes they are',
    async () => {
      const name = Buffer.from([0x66, 0xff, 0xe9, 0x2e, 0x6d, 0x70, 0x33]);
      await writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), '');
      const paths: Buffer[] = [];
      for await (const entries of walk({ root: Buffer.from(folder) }))
        for (const entry of entries) paths.push(pathOf(entry));
      expect(paths).toHaveLength(1);
      expect(paths[0]!.subarray(-name.length).equals(name)).toBe(true);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'is not held up by a pipe that is named like a song',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe.mp3')]);
      await put('song.mp3');
      const { found, leftOut } = await collect(folder);
      expect(found).toEqual(['song.mp3']);
      expect(leftOut).toEqual({ 'pipe.mp3': 'not-a-file' });
    },
  );

  test('a link into a system\u2019s folder is left out like what it leads to', async () => {
    await put('@eaDir', 'x.mp3');
    await symlink('@eaDir/x.mp3', join(folder, 'song.mp3'));
    const { found, leftOut } = await collect(folder);
    expect(found).toEqual([]);
    expect(leftOut).toEqual({ '@eaDir': 'system', 'song.mp3': 'system' });
  });
});
