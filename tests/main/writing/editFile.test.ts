// One file's way from old to new: whole, with all that the system knows of it, or left alone with the reason.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FileRefusal } from '../../../src/core/domain/tagWriting.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { draftBeside, folderOf } from '../../../src/main/writing/durable.ts';
import { commitEdit, type Edit, planEdit, prepareEdit } from '../../../src/main/writing/editFile.ts';
import { smallDisk } from '../../helpers/disks.ts';
import { id3v2, mp3Frames, textFrame } from '../../helpers/id3.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const soul: Edit = { kind: 'tags', wanted: { genre: ['Soul'] } };
const safe = { keepTimes: false, hardLinks: false };

function putMp3(folder = tempDir()): string {
  const file = join(folder, 'one.mp3');
  writeFileSync(
    file,
    Buffer.concat([id3v2(3, textFrame('TIT2', 'One'), textFrame('TCON', 'Rock')), mp3Frames()]),
  );
  return file;
}

async function edit(
  file: string,
  wanted = soul,
  options = safe,
): Promise<'done' | FileRefusal['reason'] | 'same'> {
  const draft = draftBeside(file);
  const prepared = await prepareEdit(Buffer.from(file), draft, wanted, options);
  if (prepared.kind !== 'ready') expect(existsSync(draft)).toBe(false);
  if (prepared.kind === 'refused') return prepared.refusal.reason;
  if (prepared.kind === 'same') return 'same';
  const done = await commitEdit(prepared.path, prepared.draft, prepared.identity);
  return done.kind === 'refused' ? done.refusal.reason : 'done';
}

const genreOf = async (file: string): Promise<string[]> => (await readTags(Buffer.from(file))).genres;
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a file gets its genre, says so already the next time, and nothing else lies beside it', async () => {
  const file = putMp3();
  const plan = await planEdit(Buffer.from(file), { genre: ['Soul'] }, false);
  expect(plan).toEqual({
    kind: 'planned',
    format: 'ID3v2.3',
    fields: [{ field: 'genre', before: ['Rock'], after: ['Soul'] }],
  });
  expect(await edit(file)).toBe('done');
  expect(await readTags(Buffer.from(file))).toMatchObject({ title: 'One', genres: ['Soul'] });
  expect(await edit(file)).toBe('same');
  expect(readdirSync(join(file, '..'))).toEqual(['one.mp3']);
});

test('what undo keeps makes the old file again; of another file by now nothing is made', async () => {
  const file = putMp3();
  const before = readFileSync(file);
  const draft = draftBeside(file);
  const prepared = await prepareEdit(Buffer.from(file), draft, soul, safe);
  if (prepared.kind !== 'ready') throw new Error('not ready');
  await commitEdit(prepared.path, draft, prepared.identity);
  const { inverse, beforeHash, afterHash } = prepared;
  expect([beforeHash === afterHash, hashOf(file)]).toEqual([false, afterHash]);
  const back: Edit = { kind: 'bytes', inverse, hash: afterHash, wantedHash: beforeHash };
  appendFileSync(file, 'x');
  expect(await edit(file, back)).toBe('changed');
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(await edit(file, back)).toBe('done');
  expect(readFileSync(file)).toEqual(before);
});

test('a file that another program changes before it gets its new name stays theirs', async () => {
  const file = putMp3();
  const draft = draftBeside(file);
  const prepared = await prepareEdit(Buffer.from(file), draft, soul, safe);
  if (prepared.kind !== 'ready') throw new Error('not ready');
  appendFileSync(file, 'theirs');
  const after = hashOf(file);
  expect(await commitEdit(prepared.path, draft, prepared.identity)).toMatchObject({
    refusal: { reason: 'changed' },
  });
  expect([hashOf(file), existsSync(draft)]).toEqual([after, false]);
});

test.runIf(process.platform !== 'win32')('a link stays a link, and what it leads to is written', async () => {
  const file = putMp3();
  const link = join(tempDir(), 'link.mp3');
  symlinkSync(file, link);
  expect(await edit(link)).toBe('done');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  // Never on another disk than the file: what cannot be renamed across is copied, and that is not whole at once.
  const prepared = await prepareEdit(
    Buffer.from(link),
    draftBeside(link),
    { kind: 'tags', wanted: { genre: ['Jazz'] } },
    safe,
  );
  if (prepared.kind !== 'ready') throw new Error('not ready');
  expect(folderOf(prepared.draft)).toEqual(folderOf(file));
  expect(await genreOf(file)).toEqual(['Soul']);
});

test('of a file with several names none is written unless that is asked for; then the others keep the old file', async () => {
  const file = putMp3();
  const other = join(tempDir(), 'other.mp3');
  linkSync(file, other);
  expect(await edit(file)).toBe('hardLinks');
  expect(await edit(file, soul, { ...safe, hardLinks: true })).toBe('done');
  expect([await genreOf(file), await genreOf(other)]).toEqual([['Soul'], ['Rock']]);
});

test.runIf(process.platform !== 'win32')('what is read-only stays so: the file, or its folder', async () => {
  const file = putMp3();
  chmodSync(file, 0o444);
  expect(await edit(file)).toBe('readOnlyFile');
  chmodSync(file, 0o644);
  const folder = join(file, '..');
  chmodSync(folder, 0o555);
  expect(await edit(file)).toBe('readOnlyFolder');
  chmodSync(folder, 0o755);
  expect(await edit(join(folder, 'none.mp3'))).toBe('notThere');
  mkdirSync(join(folder, 'folder.mp3'));
  expect(await edit(join(folder, 'folder.mp3'))).toBe('notThere');
});

test.runIf(process.platform === 'linux')(
  'permissions, extended attributes and, where asked, times are kept',
  async () => {
    const file = putMp3();
    chmodSync(file, 0o640);
    utimesSync(file, 1e9, 1e9);
    // Node knows no extended attributes.
    execFileSync('python3', ['-c', 'import os,sys; os.setxattr(sys.argv[1], "user.note", b"kept")', file]);
    const inode = statSync(file).ino;
    expect(await edit(file, soul, { ...safe, keepTimes: true })).toBe('done');
    const { mode, mtimeMs, ino } = statSync(file);
    expect([mode & 0o777, mtimeMs, ino === inode]).toEqual([0o640, 1e12, false]);
    const note = execFileSync('python3', [
      '-c',
      'import os,sys; print(os.getxattr(sys.argv[1], "user.note"))',
      file,
    ]);
    expect(note.toString().trim()).toBe("b'kept'");
    expect(await edit(file, { kind: 'tags', wanted: { genre: ['Jazz'] } })).toBe('done');
    expect(statSync(file).mtimeMs).toBeGreaterThan(1e12);
  },
);

test('a disk without room before it is written', async () => {
  const disk = smallDisk(3);
  if (disk === null) return expect(smallDisk(1)).toBeNull();
  const file = putMp3(disk.folder);
  const before = hashOf(file);
  disk.fill();
  expect(await edit(file)).toBe('diskFull');
  expect([hashOf(file), readdirSync(disk.folder).sort()]).toEqual([before, ['filler', 'one.mp3']]);
  disk.free();
  expect(await edit(file)).toBe('done');
  disk.makeReadOnly();
  expect(['readOnlyFile', 'readOnlyFolder']).toContain(
    await edit(file, { kind: 'tags', wanted: { genre: ['Jazz'] } }),
  );
});

test('a disk that another program fills in the middle: the old file is whole, no draft stays, and it is written once there is room', async () => {
  const disk = smallDisk(20);
  if (disk === null) return expect(smallDisk(1)).toBeNull();
  const megabyte = 1024 * 1024;
  const file = join(disk.folder, 'long.mp3');
  const frames = Buffer.concat(Array.from({ length: 5000 }, mp3Frames));
  writeFileSync(file, Buffer.concat([id3v2(3, textFrame('TCON', 'Rock')), frames]));
  const before = hashOf(file);
  for (const written of [0, 2 * megabyte, 5 * megabyte]) {
    const draft = draftBeside(file);
    let filled = false;
    const fillOnceWritten = (): void => {
      const size = statSync(draft, { throwIfNoEntry: false })?.size ?? -1;
      if (size < written) return;
      filled = true;
      disk.fill();
    };
    const prepared = prepareEdit(Buffer.from(file), draft, soul, safe);
    const ended = prepared.then(() => true);
    while (!filled && !(await Promise.race([ended, setImmediate(false)]))) fillOnceWritten();
    expect(await prepared).toEqual({ kind: 'refused', refusal: { reason: 'diskFull', detail: 'ENOSPC' } });
    expect([hashOf(file), readdirSync(disk.folder).toSorted()]).toEqual([before, ['filler', 'long.mp3']]);
    disk.free();
  }
  expect(await edit(file)).toBe('done');
  expect([await genreOf(file), readFileSync(file).subarray(-frames.length).equals(frames)]).toEqual([
    ['Soul'],
    true,
  ]);
});

test('a file of no format, and one that is cut short, are left alone with the reason', async () => {
  const file = join(tempDir(), 'notes.mp3');
  writeFileSync(file, 'This is not music.');
  expect(await edit(file)).toBe('unknownFormat');
  const cut = putMp3();
  writeFileSync(cut, readFileSync(cut).subarray(0, 30));
  expect(['damaged', 'truncated', 'unknownFormat']).toContain(await edit(cut));
});
