// Playing what no browser decodes: the same sound as WAVE, from any place, decoded in a worker that keeps it open.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MediaFile } from '../../../src/main/media/file.ts';
import { aiffBytes } from '../../helpers/aiff.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { mp3Frames } from '../../helpers/id3.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const frames = 300_000;
const rate = 44_100;

/** A ramp of its own for each file. */
function ramp(slope: number): Float32Array {
  return Float32Array.from({ length: frames }, (_, i) => (((i * slope) % 20_000) - 10_000) / 32_768);
}

/** In 16-bit steps, behind the header. The decoder's full scale is 32767, so one step is expected. */
function mostStepsApart(a: Buffer, b: Buffer): number {
  let most = 0;
  for (let at = 44; at < a.length; at += 2)
    most = Math.max(most, Math.abs(a.readInt16LE(at) - b.readInt16LE(at)));
  return most;
}

async function bytesOf(file: MediaFile, start: number, end: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read(start, end)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('an AIFF is served as the WAVE of its samples, whichever was asked for before', async () => {
  const folder = tempDir();
  // More than stay open at once.
  const slopes = [3, 5, 7, 11, 13];
  for (const slope of slopes) writeFileSync(join(folder, `${slope}.aiff`), aiffBytes(ramp(slope), rate));
  const { app, client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  expect(ids).toHaveLength(slopes.length);
  const names = await client.tracks.rows({ ids });

  const check = async (id: number, slope: number): Promise<void> => {
    const file = await app.audio(id);
    expect([file.contentType, file.size]).toEqual(['audio/wav', 44 + frames * 2]);
    const whole = await bytesOf(file, 0, file.size);
    const expected = Buffer.from(waveBytes([ramp(slope)], rate));
    expect(Buffer.compare(whole.subarray(0, 44), expected.subarray(0, 44))).toBe(0);
    expect(mostStepsApart(whole, expected)).toBeLessThanOrEqual(1);
    const part = await bytesOf(file, 300_001, 300_100);
    expect(Buffer.compare(part, whole.subarray(300_001, 300_100))).toBe(0);
  };
  const each = names.map(({ id, fileName }) => [id, Number.parseInt(fileName, 10)] as const);
  for (const [id, slope] of each) await check(id, slope);
  await Promise.all(each.slice(0, 3).map(([id, slope]) => check(id, slope)));

  // What is broken is no sound; the one beside it still is.
  const [[broken] = [0], [whole, slope] = [0, 0]] = each;
  writeFileSync(join(folder, names[0]?.fileName ?? ''), 'no sound at all');
  await expect(app.audio(broken)).rejects.toMatchObject({ kind: 'undecodable' });
  await check(whole, slope);
});

test('a file is played as what it holds, whatever its name says', async () => {
  const folder = tempDir();
  // Too short to be analysed, which is no concern of the player's.
  writeFileSync(join(folder, 'wave.mp3'), waveBytes([ramp(3).subarray(0, rate)], rate));
  writeFileSync(join(folder, 'aiff.mp3'), aiffBytes(ramp(5).subarray(0, rate), rate));
  writeFileSync(join(folder, 'mp3.wav'), mp3Frames());
  const { app, client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const played = await Promise.all(ids.slice(1).map((id) => app.audio(id)));
  expect(played.map(({ contentType }) => contentType)).toEqual(['audio/mpeg', 'audio/wav']);
  const [aiff = 0] = ids;
  const { contentType, size } = await app.audio(aiff);
  // Decoded, for a browser would not play it.
  expect([contentType, size]).toEqual(['audio/wav', 44 + rate * 2]);
});
