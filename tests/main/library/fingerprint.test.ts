// The fingerprint follows the music: retagging does not change it, other music does.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withFileHere } from '../../../src/main/files/readHere.ts';
import { fingerprint, fingerprintOf } from '../../../src/main/library/fingerprint.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;
const source = join(folder, 'source.wav');
writeFileSync(source, waveBytes([tone(440, 44_100, 4)], 44_100));
const printOf = (path: string) => fingerprint(Buffer.from(path));

describe('fingerprint', () => {
  test('is the same read at once, which nothing but a regular file is', async () => {
    const path = Buffer.from(join(folder, 'sound'));
    for (const size of [0, 1, 4095, 70_000, 200_001]) {
      writeFileSync(path, Buffer.alloc(size, size % 251));
      expect(await withFileHere(path, fingerprintOf)).toBe(await fingerprint(path));
    }
    for (const other of ['/dev/null', '/', '/no/such/file'])
      await expect(withFileHere(Buffer.from(other), fingerprintOf)).rejects.toMatchObject({
        kind: 'unreadable',
      });
  });

  test('is 32 hexadecimal digits, the same for a copy under another name', async () => {
    const copy = join(folder, 'copy');
    copyFileSync(source, copy);
    expect(await printOf(source)).toMatch(/^[0-9a-f]{32}$/);
    expect(await printOf(copy)).toBe(await printOf(source));
  });

  test('sees a change in the head, in the tail and of the length', async () => {
    const original = readFileSync(source);
    const prints = [await printOf(source)];
    const changed = join(folder, 'changed.wav');
    for (const at of [100, original.length - 5]) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(changed, bytes);
      prints.push(await printOf(changed));
    }
    writeFileSync(changed, waveBytes([tone(440, 44_100, 3.9)], 44_100));
    prints.push(await printOf(changed));
    expect(new Set(prints).size).toBe(4);
  });

  test('takes empty and tiny files', async () => {
    for (const bytes of ['', 'ID3', 'TAG', 'fLaC', 'RIFF', 'x'.repeat(128)]) {
      const path = join(folder, 'tiny');
      writeFileSync(path, bytes);
      expect(await printOf(path)).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  test('reports unreadable for what is not there', async () => {
    const path = join(folder, 'nothing.mp3');
    await expect(printOf(path)).rejects.toMatchObject({ kind: 'unreadable', path });
  });

  test.skipIf(!hasFfmpeg).each([
    ['flac', []],
    ['m4a', ['-c:a', 'aac']],
    ['wav', []],
    ['aiff', ['-write_id3v2', '1']],
  ])('retagging an .%s file does not change it', async (extension, options) => {
    const plain = encode(source, join(folder, `plain.${extension}`), ...options);
    const retagged = join(folder, `retagged.${extension}`);
    const tags = ['-metadata', `title=${'long '.repeat(500)}`, '-metadata', 'artist=Somebody Else'];
    encode(plain, retagged, ...options, '-c', 'copy', ...tags);
    expect(readFileSync(retagged).length).not.toBe(readFileSync(plain).length);
    expect(await printOf(retagged)).toBe(await printOf(plain));
  });

  test.skipIf(!hasFfmpeg)('ID3 and APE tags before and behind an MP3 do not change it', async () => {
    const path = encode(source, join(folder, 'plain.mp3'), '-id3v2_version', '0');
    const music = readFileSync(path);
    const before = await printOf(path);
    const body = Buffer.alloc(1000);
    const id3v2 = Buffer.concat([Buffer.from('ID3'), Buffer.of(4, 0, 0, 0, 0, 1000 >> 7, 1000 & 127), body]);
    const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    const ape = Buffer.alloc(32);
    ape.write('APETAGEX');
    ape.writeUInt32LE(2000, 8);
    ape.writeUInt32LE(32, 12);
    for (const parts of [
      [music, id3v1],
      [id3v2, music],
      [id3v2, id3v2, music, ape, id3v1],
    ]) {
      writeFileSync(path, Buffer.concat(parts));
      expect(await printOf(path)).toBe(before);
    }
  });
});
