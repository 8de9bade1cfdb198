// Beats and windows of a track: clicks whose times are known, in the windows that the library says were heard.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resultOf, startApp } from '../../helpers/app.ts';
import { clicks } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const rate = 22_050;
const period = rate / 2;

test('beats lie on the clicks, within the windows only; without the file the windows stay', async () => {
  const { client } = await startApp();
  const folder = tempDir();
  const path = join(folder, 'clicks.wav');
  // 100 s: the middle 30 s are listened to.
  writeFileSync(path, waveBytes([clicks(period, 100 * rate)], rate));
  writeFileSync(join(folder, 'broken.mp3'), 'no music');
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const [id] = await client.tracks.query({ filter: { state: 'analysed' } });
  const [failed] = await client.tracks.query({ filter: { state: 'failed' } });
  const { beats, windows } = await client.tracks.marks({ id: id! });
  expect(windows).toEqual([{ startSeconds: 35, lengthSeconds: 30 }]);
  // Two a second; the tracker may do without the first and the last.
  expect(beats.length).toBeGreaterThan(50);
  expect(beats.length).toBeLessThanOrEqual(61);
  for (const [i, beat] of beats.entries()) {
    expect(beat).toBeGreaterThanOrEqual(35);
    expect(beat).toBeLessThanOrEqual(65);
    // A frame is 23 ms.
    expect(Math.abs(beat - Math.round(2 * beat) / 2)).toBeLessThan(0.05);
    if (i > 0) expect(beat - beats[i - 1]!).toBeCloseTo(0.5, 1);
  }
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats, windows });
  expect(await client.tracks.marks({ id: failed! })).toEqual({ beats: [], windows: [] });

  renameSync(path, join(folder, 'elsewhere'));
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats: [], windows });
  // What has no file has no cover either, and that is no error.
  expect(await client.tracks.hasCover({ id: id! })).toBe(false);
});
