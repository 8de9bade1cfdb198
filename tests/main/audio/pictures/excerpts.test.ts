// Pictures of tracks of hours: drawn from excerpts, each at its place; what goes on without sound comes to an end.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extendedSparsely, longWave } from '../../../../bench/bombs/bombs.ts';
import { computePeaks } from '../../../../src/main/audio/pictures/peaks.ts';
import { computeSpectrogram } from '../../../../src/main/audio/pictures/spectrogram.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const hours = 5.5;
const [start, end] = [2.75, 2.85];

/** Silence, with six minutes of 1 kHz in the middle. */
function wave(): Buffer {
  return Buffer.from(longWave(join(tempDir(), 'long.wav'), hours, (hour) => hour >= start && hour < end));
}

test('a WAVE of five and a half hours has peaks where its sound is', { timeout: 120_000 }, async () => {
  const { durationSeconds, mid } = await computePeaks(wave(), { points: 4000 });
  expect([durationSeconds, mid.length]).toEqual([hours * 3600, 4000]);
  const first = mid.findIndex((level) => level > 100);
  const last = mid.findLastIndex((level) => level > 100);
  // Half a per cent is a little more than two excerpts.
  expect(Math.abs(first / 4000 - start / hours)).toBeLessThan(0.005);
  expect(Math.abs(last / 4000 - end / hours)).toBeLessThan(0.005);
  expect(mid.filter((level) => level > 0).length).toBeLessThanOrEqual(last - first + 1);
});

test('and a spectrogram', { timeout: 120_000 }, async () => {
  const { columns, bands, levels } = await computeSpectrogram(wave());
  const loudest = Array.from({ length: columns }, (_, n) =>
    Math.max(...levels.subarray(n * bands, (n + 1) * bands)),
  );
  const first = loudest.findIndex((level) => level > 200);
  const last = loudest.findLastIndex((level) => level > 200);
  expect(Math.abs(first / columns - start / hours)).toBeLessThan(0.005);
  expect(Math.abs(last / columns - end / hours)).toBeLessThan(0.005);
});

describe.skipIf(!hasShared)('extended by gigabytes of nothing', () => {
  test.each([
    ['wma', "MusicBrainz - Beth Hart - Sinner's Prayer.wma"],
    ['wv', "wavpack/MusicBrainz - Beth Hart - Sinner's Prayer.wv"],
  ])('a .%s has the sound that it has', { timeout: 120_000 }, async (extension, sample) => {
    const from = sharedData('samples', 'music-metadata', sample);
    const to = extendedSparsely(from, join(tempDir(), `a.${extension}`), 3 * 2 ** 30);
    const seconds = await Promise.all(
      [from, to].map(
        async (path) => (await computePeaks(Buffer.from(path), { points: 100 })).durationSeconds,
      ),
    );
    // The last piece that is fed to the decoder ends in nothing.
    expect(Math.abs((seconds[1] ?? 0) - (seconds[0] ?? 0))).toBeLessThan(5);
  });
});

test.skipIf(!hasShared)('an AIFF ends with its FORM chunk', async () => {
  // Its spelling of the codec leaves it to the decoder, which would take all that follows for sound.
  const from = sharedData('samples', 'music-metadata', 'aiff', 'Fnonull.aif');
  const to = extendedSparsely(from, join(tempDir(), 'a.aif'), 2 ** 28);
  const { durationSeconds } = await computePeaks(Buffer.from(to), { points: 10 });
  expect(durationSeconds).toBe((await computePeaks(Buffer.from(from), { points: 10 })).durationSeconds);
});

test('an MP3 of one frame and a gigabyte of nothing is no MP3', async () => {
  const path = join(tempDir(), 'a.mp3');
  writeFileSync(path, Buffer.from([0xff, 0xfb, 0x90, 0]));
  extendedSparsely(path, `${path}.mp3`, 2 ** 30);
  await expect(computePeaks(Buffer.from(`${path}.mp3`), { points: 10 })).rejects.toThrow(
    'no frame follows another',
  );
});
