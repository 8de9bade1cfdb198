// Byte ranges of files on disk and in memory, ID3v2 tags before the audio, and failures as AppErrors.
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource, openFileSource, withFile } from '../../../src/main/files/byteSource.ts';
import { afterId3v2 } from '../../../src/main/files/magic.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256);

describe('a source of bytes', () => {
  const folder = temporaryFolder().path;
  const path = (name: string) => Buffer.from(join(folder, name));

  it.each([
    [0, 10],
    [990, 10],
    [990, 50],
    [1000, 1],
    [2000, 5],
    [5, 0],
    [5, -3],
  ])('gives the same range from %i, %i long, on disk and in memory', async (position, length) => {
    await writeFile(path('file'), bytes);
    const wanted = bytes.slice(position, position + Math.max(0, length));
    expect(await memorySource(bytes).read(position, length)).toEqual(wanted);
    await withFile(path('file'), async (source) => {
      expect(source.size).toBe(1000);
      expect(await source.read(position, length)).toEqual(wanted);
    });
  });

  it('gives what is left of a file that was cut short after it was opened', async () => {
    await writeFile(path('file'), bytes);
    const { source, close } = await openFileSource(path('file'));
    await truncate(path('file'), 100);
    expect(await source.read(90, 50)).toEqual(bytes.slice(90, 100));
    await close();
  });

  it('fails with a sentence and the path for missing files, folders, and reads after closing', async () => {
    await mkdir(path('folder'));
    const failure = { kind: 'unreadable', path: expect.stringContaining(folder) };
    await expect(openFileSource(path('missing'))).rejects.toMatchObject({
      ...failure,
      message: 'There is nothing at this path.',
    });
    await expect(openFileSource(path('folder'))).rejects.toMatchObject({
      ...failure,
      message: 'This is not a regular file.',
    });
    await writeFile(path('file'), bytes);
    const { source, close } = await openFileSource(path('file'));
    await close();
    await expect(source.read(0, 1)).rejects.toMatchObject(failure);
  });
});

describe('ID3v2', () => {
  const tag = (length: number, flags: number) =>
    Uint8Array.from([0x49, 0x44, 0x33, 4, 0, flags, 0, 0, length >> 7, length & 0x7f]);
  const file = (...parts: readonly Uint8Array[]) => memorySource(Buffer.concat(parts));

  it('is skipped, several in a row and with footers; a length beyond the file is ignored', async () => {
    expect(await afterId3v2(file(bytes))).toBe(0);
    expect(await afterId3v2(file(tag(300, 0), new Uint8Array(300), bytes))).toBe(310);
    expect(await afterId3v2(file(tag(0, 0), tag(5, 0x10), new Uint8Array(15), bytes))).toBe(35);
    expect(await afterId3v2(file(tag(5000, 0), bytes))).toBe(0);
  });
});
