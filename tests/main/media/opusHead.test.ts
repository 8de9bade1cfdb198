// The head of an Ogg Opus as it goes to the player: half the pre-skip, a page that is whole, and nothing else changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oggChecksum } from '../../../src/core/tagFormats/crc32.ts';
import { headBytes, playedHead } from '../../../src/main/media/opusHead.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

/** One second of a tone, as FFmpeg writes it. */
function made(ending: 'opus' | 'ogg', codec: string): Buffer {
  const folder = tempDir();
  const sound = Float32Array.from({ length: 48_000 }, (_, i) => Math.sin(i / 20) / 2);
  const wave = join(folder, 'tone.wav');
  writeFileSync(wave, waveBytes([sound, sound], 48_000));
  const file = join(folder, `tone.${ending}`);
  encode(wave, file, '-c:a', codec);
  return readFileSync(file);
}

test.runIf(hasFfmpeg)('half of what FFmpeg says is to be skipped, in a page whose checksum is right', () => {
  const file = made('opus', 'libopus');
  const head = playedHead(file.subarray(0, headBytes));
  if (head === null) throw new Error('this is an Opus');
  const page = Buffer.from(head);
  const told = file.readUInt16LE(28 + 10);
  expect(told).toBe(312);
  expect(page.readUInt16LE(28 + 10)).toBe(156);
  const checksum = page.readUInt32LE(22);
  page.writeUInt32LE(0, 22);
  expect(checksum).toBe(oggChecksum(page));
  // Besides these two everything is as it was; the next page follows.
  page.writeUInt16LE(told, 28 + 10);
  page.set(file.subarray(22, 26), 22);
  expect(page).toEqual(file.subarray(0, page.length));
  expect(file.toString('latin1', page.length, page.length + 4)).toBe('OggS');
});

test.runIf(hasFfmpeg)('what is no Ogg Opus, or is cut within its first page, goes as it is', () => {
  const opus = made('opus', 'libopus');
  expect(playedHead(made('ogg', 'libvorbis').subarray(0, headBytes))).toBeNull();
  for (const length of [0, 4, 26, 28, 46]) expect(playedHead(opus.subarray(0, length))).toBeNull();
});
