// Cover art: the front picture of the tags, else one in the folder; never anything that is no picture.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCover } from '../../../src/main/library/cover.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\nfront', 'latin1');
const gif = Buffer.from('GIF89a back', 'latin1');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

/** A frame of ID3v2.3, section 4.15: encoding, MIME type, picture type, description, data. */
function apic(mime: string, type: number, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(`\0${mime}\0${String.fromCharCode(type)}\0`, 'latin1'), data]);
  const head = Buffer.alloc(10);
  head.write('APIC', 'latin1');
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

function mp3(...frames: Buffer[]): Buffer {
  const body = Buffer.concat(frames);
  const head = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  for (const [i, shift] of [21, 14, 7, 0].entries()) head[6 + i] = (body.length >> shift) & 0x7f;
  const audio = Buffer.alloc(417);
  audio.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([head, body, audio, audio, audio]);
}

async function coverOf(files: Record<string, Uint8Array>, track = 'a.mp3') {
  const folder = join(tempDir(), 'Älbum');
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const cover = await readCover(Buffer.from(join(folder, track)));
  return cover === null ? null : [cover.contentType, Buffer.from(cover.bytes).toString('latin1')];
}

test('the front cover comes first, and its type is that of its bytes', async () => {
  const file = mp3(apic('image/jpeg', 4, gif), apic('image/jpeg', 3, png));
  expect(await coverOf({ 'a.mp3': file, 'cover.jpg': jpeg })).toEqual(['image/png', png.toString('latin1')]);
});

test('what is no picture is passed over', async () => {
  const file = mp3(
    apic('image/png', 3, Buffer.from('<svg onload="alert(1)"/>')),
    apic('-->', 3, Buffer.from('http://x')),
  );
  expect(await coverOf({ 'a.mp3': file })).toBeNull();
  expect(await coverOf({ 'a.mp3': file, 'cover.jpg': Buffer.from('<html>') })).toBeNull();
});

test('without one in the tags, the folder has it: the best name, whatever its case', async () => {
  const file = mp3();
  expect(await coverOf({ 'a.mp3': file, 'Folder.JPG': jpeg, 'front.gif': gif, 'other.png': png })).toEqual([
    'image/jpeg',
    jpeg.toString('latin1'),
  ]);
  expect(await coverOf({ 'a.mp3': file, 'Folder.jpg': jpeg, 'COVER.png': png })).toEqual([
    'image/png',
    png.toString('latin1'),
  ]);
  expect(await coverOf({ 'a.mp3': file, 'holiday.png': png })).toBeNull();
});

test('a file that is no audio may have a cover beside it; one that is not there is unreadable', async () => {
  expect(await coverOf({ 'a.mp3': Buffer.from('no music'), 'cover.gif': gif })).toEqual([
    'image/gif',
    gif.toString('latin1'),
  ]);
  await expect(coverOf({})).rejects.toMatchObject({ kind: 'unreadable' });
});

test.skipIf(!hasShared)('a real file by another program', async () => {
  const path = sharedData('samples', 'music-metadata', "MusicBrainz - Beth Hart - Sinner's Prayer.flac");
  expect(await readCover(Buffer.from(path))).toMatchObject({ contentType: 'image/jpeg' });
});
