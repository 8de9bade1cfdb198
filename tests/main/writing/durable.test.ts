// Files that appear whole or not at all: never over another's, with any bytes in the name, and no draft is left.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  draftBeside,
  folderOf,
  sweepDrafts,
  writeDurably,
  writeWhole,
} from '../../../src/main/writing/durable.ts';
import { smallDisk } from '../../helpers/disks.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const text = (content: string) => Buffer.from(content);

test('a new file is never written over one that is there', async () => {
  const folder = tempDir();
  const file = join(folder, 'a.txt');
  const write = (content: string) =>
    writeDurably(file, 'new', async (handle) => {
      await handle.writeFile(content);
    });
  await write('first');
  await expect(write('second')).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(file, 'utf8')).toBe('first');
  await writeWhole(file, text('third'));
  expect(readFileSync(file, 'utf8')).toBe('third');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('what fails half-way leaves the file as it was, and no draft', async () => {
  const folder = tempDir();
  const file = join(folder, 'a.txt');
  writeFileSync(file, 'old');
  const failing = writeDurably(file, 'replace', async (handle) => {
    await handle.writeFile('half of it');
    throw new Error('gone');
  });
  await expect(failing).rejects.toThrow('gone');
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.txt']]);
});

test('a full disk', async () => {
  const disk = smallDisk(1);
  const folder = disk?.folder ?? tempDir();
  const file = join(folder, 'a.txt');
  writeFileSync(file, 'old');
  const writing = writeWhole(file, Buffer.alloc(2 * 1024 * 1024));
  if (disk === null) await writing;
  else {
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(file, 'utf8')).toBe('old');
  }
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test.runIf(process.platform === 'linux')(
  'names of any bytes, and drafts of a process that has ended',
  async () => {
    const folder = tempDir();
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x61, 0xe9])]);
    await writeDurably(odd, 'new', async (handle) => {
      await handle.writeFile('odd');
    });
    expect(readFileSync(odd, 'utf8')).toBe('odd');
    expect(folderOf(odd)).toEqual(Buffer.from(folder));
    const mine = draftBeside(odd).toString();
    // No process has this number.
    const others = mine.replace(`-${process.pid}-`, '-999999999-');
    for (const draft of [mine, others]) writeFileSync(draft, 'half');
    writeFileSync(join(folder, '.stackwax-notes.tmp'), 'a person wrote this');
    await sweepDrafts(folder, Date.now());
    const left = readdirSync(folder, { encoding: 'latin1' }).sort();
    expect(left).toEqual([mine.slice(folder.length + 1), '.stackwax-notes.tmp', 'ÿaé'].sort());
  },
);
