// Only regular files are opened: a pipe, a socket, a device or a folder is refused at once, wherever it stands.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withTrack } from '../../../src/main/audio/openTrack.ts';
import { openRegular, readRegular, readTextFile } from '../../../src/main/files/regularFile.ts';
import { loadModel } from '../../../src/main/learning/modelFolder.ts';
import { readCover } from '../../../src/main/library/cover.ts';
import { fingerprint } from '../../../src/main/library/fingerprint.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { cli } from '../../helpers/cli.ts';
import { fifo, hasFifos } from '../../helpers/fifo.ts';
import { fileOnDisk } from '../../helpers/fileOnDisk.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const refused = { kind: 'unreadable', message: 'This is not a regular file.' };

test('a regular file is read whole, unless it is larger than any of its kind', async () => {
  const path = join(tempDir(), 'a.txt');
  writeFileSync(path, 'äöü');
  expect(await readTextFile(path)).toBe('äöü');
  await expect(readRegular(path, 5)).rejects.toMatchObject({ kind: 'unreadable', path });
});

test('folders are refused', async () => {
  const path = join(tempDir(), 'folder');
  mkdirSync(path);
  await expect(openRegular(path)).rejects.toMatchObject(refused);
});

describe.skipIf(!hasFifos)('where there are pipes, sockets and devices', () => {
  test('devices and sockets are refused', async () => {
    await expect(openRegular('/dev/zero')).rejects.toMatchObject(refused);
    const path = join(tempDir(), 'socket');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(openRegular(path)).rejects.toMatchObject(refused);
  });

  test('a pipe as a track has neither tags nor sound nor fingerprint, and is not served', async () => {
    const path = Buffer.from(fifo(join(tempDir(), 'a.mp3')));
    for (const read of [
      readTags,
      fingerprint,
      (file: Buffer) => withTrack(file, undefined, async () => null),
    ])
      await expect(read(path)).rejects.toMatchObject(refused);
    const stream = fileOnDisk(path, { size: 100, mtimeMs: 0 }, 'audio/mpeg').read(0, 100);
    await expect(stream.getReader().read()).rejects.toMatchObject(refused);
  });

  test('a pipe as a cover is passed over', async () => {
    const folder = tempDir();
    writeFileSync(join(folder, 'a.mp3'), new Uint8Array(1000));
    fifo(join(folder, 'cover.jpg'));
    expect(await readCover(Buffer.from(join(folder, 'a.mp3')))).toBeNull();
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);
    writeFileSync(join(folder, 'folder.jpg'), jpeg);
    expect((await readCover(Buffer.from(join(folder, 'a.mp3'))))?.contentType).toBe('image/jpeg');
  });

  test('a pipe as a model is a damaged model', async () => {
    const folder = tempDir();
    for (const name of ['model.json', 'weights.bin', 'report.json']) fifo(join(folder, name));
    await expect(loadModel(folder)).rejects.toMatchObject({ kind: 'library-unusable' });
  });

  test.each([['labels'], ['vocabulary']])('a pipe as a file of %s is refused', async (command) => {
    const folder = tempDir();
    const pipe = fifo(join(folder, 'pipe.json'));
    const { code, stderr } = await cli([command, 'import', pipe, '--library', join(folder, 'library')]);
    expect(code).not.toBe(0);
    expect(stderr).toContain('This is not a regular file.');
  });
});
