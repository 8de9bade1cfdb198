// Beats and windows of a track: clicks whose times are known, in the windows that were analysed.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { resultOf, startApp } from '../../helpers/app.ts';
import { clicks } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const rate = 22_050;
const period = rate / 2;

test('beats lie on the clicks, within the windows only; they are tracked once and kept', async () => {
  const libraryDir = tempDir();
  const { client } = await startApp(libraryDir);
  const folder = tempDir();
  const path = join(folder, 'clicks.wav');
  // 100 s: the middle 30 s are analysed.
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
  expect(await client.tracks.marks({ id: failed! })).toEqual({ beats: [], windows: [] });
  const away = join(folder, 'elsewhere');
  renameSync(path, away);
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats, windows });
  // What has no file has no cover either, and that is no error.
  expect(await client.tracks.hasCover({ id: id! })).toBe(false);

  // A track from before beats were kept: nothing without its file, the same beats with it, from then on without it, too.
  const db = new Database(join(libraryDir, 'library.db'));
  db.exec('UPDATE windows SET beats = NULL');
  db.close();
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats: [], windows });
  renameSync(away, path);
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats, windows });
  renameSync(path, away);
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats, windows });

  // Shown at half the tempo, by its genre: none that contradict it without the file, every second beat with it.
  const again = new Database(join(libraryDir, 'library.db'));
  again.exec('UPDATE tracks SET tempo_bpm = 60');
  again.close();
  expect(await client.tracks.marks({ id: id! })).toEqual({ beats: [], windows });
  renameSync(away, path);
  const { beats: slow } = await client.tracks.marks({ id: id! });
  expect(slow.length).toBeGreaterThan(25);
  for (const [i, beat] of slow.slice(1).entries()) expect(beat - slow[i]!).toBeCloseTo(1, 1);
});
