// A file followed through time window by window: where rows lie in the track, and that windows do not write over each other.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { following } from '../../../src/main/analysis/following.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { noise } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const { frames } = following(fastKernels);
const handling = { report: () => undefined, transfer: () => undefined };

test('three windows of 100 s are three times 30 s of rows, the middle one as it is alone', async () => {
  const file = join(tempDir(), 'noise.wav');
  writeFileSync(file, waveBytes([noise(100 * 22050).map((value) => 0.5 * value)], 22050));
  const asked = { path: Buffer.from(file), groups: ['mel', 'chroma'], levels: ['beat', 'frame'] } as const;
  const all = await frames({ ...asked, depth: 'thorough' }, handling);
  const middle = await frames({ ...asked, depth: 'quick' }, handling);
  expect(all.durationSeconds).toBe(100);
  const [beats, rows] = all.levels;
  // 1 + floor(30 x 22050 / 512) frames of each.
  expect(rows?.groups.map((m) => [m.rows, m.cols])).toEqual([
    [3 * 1292, 128],
    [3 * 1292, 12],
  ]);
  // Windows lie around 1/6, 1/2 and 5/6 of the track.
  const starts = [0, 1292, 2 * 1292].map((row) => rows?.startSeconds[row]);
  for (const [i, start] of [100 / 6 - 15, 35, 500 / 6 - 15].entries())
    expect(starts[i]).toBeCloseTo(start, 4);
  expect(rows?.startSeconds[1293]).toBeCloseTo(35 + 512 / 22050, 9);
  expect(rows?.groups[0]?.data.slice(1292 * 128, 2 * 1292 * 128)).toEqual(middle.levels[1]?.groups[0]?.data);

  const ofOne = middle.levels[0]?.startSeconds ?? new Float64Array();
  const from = beats?.startSeconds.indexOf(ofOne[0] ?? -1) ?? -1;
  expect(from).toBeGreaterThan(0);
  expect(beats?.startSeconds.slice(from, from + ofOne.length)).toEqual(ofOne);
  // Rows tile the three windows.
  expect(beats?.durationSeconds.reduce((a, b) => a + b)).toBeCloseTo((3 * 1292 * 512) / 22050, 6);
});
