// Spectrograms by closed form: a tone is a line at its height, for as long as it lasts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Spectrogram, spectrogramJson } from '../../../../src/core/domain/pictures/spectrogram.ts';
import { hzToMel } from '../../../../src/core/dsp/spectrum/mel.ts';
import { computeSpectrogram } from '../../../../src/main/audio/pictures/spectrogram.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;

function write(samples: Float32Array, rate: number): Buffer {
  const path = join(folder, 'x.wav');
  writeFileSync(path, waveBytes([samples], rate));
  return Buffer.from(path);
}

const column = ({ bands, levels }: Spectrogram, index: number): Uint8Array =>
  levels.subarray(index * bands, (index + 1) * bands);

/** The band that is loudest in a column; null in silence. */
function loudest(spectrogram: Spectrogram, index: number): number | null {
  const levels = column(spectrogram, index);
  const most = Math.max(...levels);
  return most === 0 ? null : levels.indexOf(most);
}

describe('computeSpectrogram', () => {
  test.each([44_100, 22_050, 8000])('each tone at its time and height, at %i Hz', async (rate) => {
    const samples = new Float32Array(30 * rate);
    samples.set(tone(440, rate, 10, 0.5));
    samples.set(tone(3000, rate, 10, 0.5), 20 * rate);
    const picture = await computeSpectrogram(write(samples, rate));
    expect(picture.levels).toHaveLength(picture.columns * picture.bands);
    const bandOf = (hertz: number) => Math.floor((picture.bands * hzToMel(hertz)) / hzToMel(22_050));
    const at = (seconds: number) => loudest(picture, Math.floor((seconds / 30) * picture.columns));
    for (const seconds of [1, 5, 9.9]) expect(at(seconds)).toBe(bandOf(440));
    for (const seconds of [10.1, 15, 19.9]) expect(at(seconds)).toBe(null);
    for (const seconds of [20.1, 25, 29.9]) expect(at(seconds)).toBe(bandOf(3000));
  });

  test('levels are decibels below the loudest of the track', async () => {
    const rate = 44_100;
    const samples = new Float32Array(20 * rate);
    // On a bin of the frames, so that no power is lost between two.
    const hertz = (93 * rate) / 2048;
    samples.set(tone(hertz, rate, 10, 0.8));
    samples.set(tone(hertz, rate, 10, 0.08), 10 * rate);
    const picture = await computeSpectrogram(write(samples, rate));
    const peak = (seconds: number) =>
      Math.max(...column(picture, Math.floor((seconds / 20) * picture.columns)));
    expect(peak(5)).toBe(255);
    // 20 of 72 dB below; WAVE's 16 bits and its rounding aside.
    expect(Math.abs(peak(15) - 255 * (1 - 20 / 72))).toBeLessThan(2);
  });

  test('a moment, and nothing at all, have a picture too', async () => {
    const moment = await computeSpectrogram(write(tone(440, 44_100, 0.01, 0.5), 44_100));
    expect(moment.columns).toBeGreaterThanOrEqual(1);
    expect(moment.levels.every(Number.isFinite)).toBe(true);
    const silence = await computeSpectrogram(write(new Float32Array(44_100), 44_100));
    expect(silence.levels.every((level) => level === 0)).toBe(true);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(computeSpectrogram(write(new Float32Array(44_100), 44_100), signal)).rejects.toThrow(
      'enough',
    );
  });
});

test('travels as columns of levels', () => {
  const picture = { columns: 2, bands: 3, levels: Uint8Array.of(0, 1, 2, 253, 254, 255) };
  expect(JSON.parse(spectrogramJson(picture))).toEqual([
    [0, 1, 2],
    [253, 254, 255],
  ]);
});
