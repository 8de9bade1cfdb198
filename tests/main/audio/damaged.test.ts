// Files whose tables claim more than there is: refused with a reason that names the file, nothing allocated for them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTrackFile } from '../../../src/main/audio/openTrack.ts';
import { computePeaks } from '../../../src/main/audio/pictures/peaks.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

/** A copy in which the big-endian number at `offset` of the first such box's body is another. */
function withNumber(file: Uint8Array, box: string, offset: number, value: number): Buffer {
  const bytes = Buffer.from(file);
  const at = bytes.indexOf(box, 0, 'latin1');
  if (at < 0) throw new Error(`there is no ${box}`);
  bytes.writeUInt32BE(value, at + 4 + offset);
  return bytes;
}

async function failureOf(bytes: Uint8Array, name = 'damaged.m4a'): Promise<unknown> {
  const path = join(tempDir(), name);
  writeFileSync(path, bytes);
  return computePeaks(Buffer.from(path), { points: 100 }).then(
    () => 'it was read',
    (error: unknown) => error,
  );
}

const refused = {
  kind: 'undecodable',
  message: expect.stringMatching(/damaged/u),
  path: expect.stringMatching(/m4a$/u),
};
const counts = [0x8000_0000, 0xffff_ffff, 80_000_000];

describe.skipIf(!hasShared)('AAC in MPEG-4', () => {
  const sample = () => readFileSync(sharedData('samples', 'music-metadata', 'mp4', 'id4.m4a'));

  test('a first entry of `stsz` of 0x80000000 is longer than the file', async () => {
    expect(await failureOf(withNumber(sample(), 'stsz', 12, 0x8000_0000))).toMatchObject(refused);
  });

  test.each([
    ['stsz', 4],
    ['stsz', 8],
    ['stco', 4],
    ['stsc', 4],
    ['stts', 4],
  ])('%s, number at %i: a count or size beyond the file', async (box, offset) => {
    for (const count of counts) {
      expect(await failureOf(withNumber(sample(), box, offset, count))).toMatchObject(refused);
    }
  });

  test('chunks behind the end of the file', async () => {
    const file = withNumber(sample(), 'stco', 8, 0xffff_fff0);
    expect(await failureOf(file)).toMatchObject(refused);
  });
});

describe.skipIf(!hasFfmpeg)('ALAC in MPEG-4', () => {
  const sample = () => {
    const folder = tempDir();
    const wave = join(folder, 'a.wav');
    writeFileSync(wave, waveBytes([tone(440, 44_100, 5)], 44_100));
    return readFileSync(encode(wave, join(folder, 'a.m4a'), '-c:a', 'alac'));
  };

  test('a common sample size of some 80 MB', async () => {
    expect(await failureOf(withNumber(sample(), 'stsz', 4, 80_000_000))).toMatchObject(refused);
    expect(await failureOf(withNumber(sample(), 'stsz', 8, 80_000_000))).toMatchObject(refused);
  });

  test('a frame of billions of samples', async () => {
    const file = sample();
    const cookie = file.indexOf('alac', file.indexOf('alac', 0, 'latin1') + 4, 'latin1');
    file.writeUInt32BE(0xffff_ffff, cookie + 8);
    expect(await failureOf(file)).toMatchObject(refused);
  });

  test('cut short, it gives the frames that are there', async () => {
    const folder = tempDir();
    const wave = join(folder, 'a.wav');
    writeFileSync(wave, waveBytes([tone(440, 44_100, 20)], 44_100));
    const whole = readFileSync(
      encode(wave, join(folder, 'a.m4a'), '-c:a', 'alac', '-movflags', '+faststart'),
    );
    const path = join(folder, 'half.m4a');
    writeFileSync(path, whole.subarray(0, Math.round(whole.length / 2)));
    const { track, close } = await openTrackFile(Buffer.from(path));
    await close();
    expect(track.length / 44_100).toBeGreaterThan(8);
    expect(track.length / 44_100).toBeLessThan(12);
  });
});
