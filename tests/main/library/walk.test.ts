// The walk against real folders: what it finds, what it skips, what it reports, and that links cannot lead it astray.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { walk } from '../../../src/main/library/walk.ts';

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

async function collect(...roots: string[]) {
  const found: string[] = [];
  const problems: { kind: string; path: string }[] = [];
  for await (const entry of walk(roots.map((root) => Buffer.from(root)))) {
    const path = entry.path.toString().replace(`${folder}/`, '');
    if (entry.kind === 'file') found.push(path);
    else problems.push({ kind: entry.kind, path });
  }
  return { found, problems };
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
    for await (const entry of walk([Buffer.from(folder)])) {
      expect(entry).toMatchObject({ kind: 'file', size: 8 });
      if (entry.kind === 'file') expect(Number.isSafeInteger(entry.mtimeMs)).toBe(true);
    }
  });

  test('skips hidden and system folders and AppleDouble files', async () => {
    for (const skipped of [
      '.git',
      '$RECYCLE.BIN',
      'System Volume Information',
      '@eaDir',
      'lost+found',
      '__MACOSX',
    ]) {
      await put(skipped, 'x.mp3');
    }
    await put('.Trash-1000', 'files', 'x.mp3');
    await put('._song.mp3');
    await put('.hidden.mp3');
    await put('song.mp3');
    expect((await collect(folder)).found).toEqual(['song.mp3']);
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
    const { found, problems } = await collect(join(folder, 'music'));
    expect(found).toEqual(['music/album/song.mp3']);
    expect(problems).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test('finds files whose only visible name is a link, once (as git-annex keeps them)', async () => {
    await put('.annex', 'objects', 'k1.mp3');
    await symlink('.annex/objects/k1.mp3', join(folder, 'song.mp3'));
    await symlink('.annex/objects/k1.mp3', join(folder, 'song copy.mp3'));
    await symlink('.annex/objects', join(folder, 'z-objects'));
    expect((await collect(folder)).found).toEqual(['song copy.mp3']);
  });

  test('a linked root is followed; overlapping roots yield each file once', async () => {
    await put('music', 'rock', 'a.mp3');
    await put('music', 'b.mp3');
    await symlink(join(folder, 'music'), join(folder, 'link'));
    const { found } = await collect(
      join(folder, 'link/'),
      join(folder, 'music'),
      join(folder, 'music', 'rock'),
    );
    expect(found).toEqual(['link/b.mp3', 'link/rock/a.mp3']);
  });

  test('takes a single file as a root, and reports when it is not audio', async () => {
    await put('a.mp3');
    await put('a.txt');
    const { found, problems } = await collect(join(folder, 'a.mp3'), join(folder, 'a.txt'));
    expect(found).toEqual(['a.mp3']);
    expect(problems).toEqual([{ kind: 'unreadable', path: 'a.txt' }]);
  });

  test('reports a missing root and goes on with the next', async () => {
    await put('here', 'a.mp3');
    const { found, problems } = await collect(join(folder, 'gone'), join(folder, 'here'));
    expect(found).toEqual(['here/a.mp3']);
    expect(problems).toEqual([{ kind: 'missing-root', path: 'gone' }]);
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
      for await (const entry of walk([Buffer.from(folder)])) paths.push(entry.path);
      expect(paths).toHaveLength(1);
      expect(paths[0]!.subarray(-name.length).equals(name)).toBe(true);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'is not held up by a pipe that is named like a song',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe.mp3')]);
      await put('song.mp3');
      expect((await collect(folder)).found).toEqual(['song.mp3']);
    },
  );

  test('stops when aborted', async () => {
    await put('a.mp3');
    const abort = new AbortController();
    abort.abort();
    const run = async () => {
      for await (const _ of walk([Buffer.from(folder)], { signal: abort.signal })) throw new Error('went on');
    };
    await expect(run()).rejects.toThrow(/abort/i);
  });
});
