// A folder of real sound files as a data set: listed, computed once, read lazily; what is broken is named and left out.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batches } from '../../../lab/datasets/dataset.ts';
import { datasetOf, parseManifest } from '../../../lab/datasets/manifest.ts';
import { type Preparing, prepare } from '../../../lab/datasets/prepare.ts';
import { places } from '../../../scripts/start/project.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { pieceOfMusic } from '../../helpers/music.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const { workerUrls, kernelsFile } = places;
const entry = { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess };

function asked(folder: string): Preparing {
  return {
    source: join(folder, 'music'),
    audio: null,
    mapping: null,
    cacheFolder: join(folder, 'cache'),
    depth: 'quick',
    entry,
    workers: 1,
  };
}

/** Two classes of two pieces each, the first three by one artist. */
function smallFolder(): string {
  const folder = tempDir();
  for (const [n, file] of ['calm/1.wav', 'calm/2.wav', 'loud/album/3.wav', 'loud/4.wav'].entries()) {
    mkdirSync(join(folder, 'music', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'music', file), pieceOfMusic(n + 1, n < 3 ? { IART: 'Anna' } : {}));
  }
  return folder;
}

/** The files of a kind in a cache. */
function cached(folder: string, name: string): string[] {
  return readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(name))
    .map((path) => join(folder, 'cache', path))
    .sort();
}

describe('a folder with one sub-folder a class', () => {
  it('becomes a manifest, whose frames are computed once and read lazily', async () => {
    const folder = smallFolder();
    const seen: string[] = [];
    const { manifest, leftOut, computed } = await prepare({
      ...asked(folder),
      workers: 2,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect({ leftOut, computed, seen }).toEqual({
      leftOut: [],
      computed: 4,
      seen: ['1/4', '2/4', '3/4', '4/4'],
    });
    expect(manifest.items.map((item) => [item.file, item.class, item.artist])).toEqual([
      ['calm/1.wav', 'calm', 'artist:anna'],
      ['calm/2.wav', 'calm', 'artist:anna'],
      ['loud/4.wav', 'loud', 'unknown artist of loud/4.wav'],
      ['loud/album/3.wav', 'loud', 'artist:anna'],
    ]);
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);

    const fused = datasetOf(manifest, 'fused');
    expect(fused).toMatchObject({ classes: ['calm', 'loud'], columns: 140 });
    expect([...fused.y]).toEqual([0, 0, 1, 1]);
    // Side by side: 128 bands, then 12 pitch classes, of the same stretches.
    const [mel, chroma] = [datasetOf(manifest, 'mel-beat'), datasetOf(manifest, 'chroma-beat')];
    const [both, bands, pitches] = await Promise.all([fused, mel, chroma].map((set) => set.sequence(2)));
    expect(both!.steps).toBe(manifest.items[2]!.steps.beat);
    for (let t = 0; t < both!.steps; t++)
      expect([...both!.values.subarray(140 * t, 140 * (t + 1))]).toEqual([
        ...bands!.values.subarray(128 * t, 128 * (t + 1)),
        ...pitches!.values.subarray(12 * t, 12 * (t + 1)),
      ]);
    // Four seconds at 22,050 Hz, a frame every 512 samples.
    const raw = datasetOf(manifest, 'mel-raw');
    expect([...raw.steps]).toEqual([173, 173, 173, 173]);
    let rows = 0;
    for await (const batch of batches(raw, Int32Array.of(0, 3), { batchSize: 8, seed: 1, shuffle: true })) {
      expect(batch).toMatchObject({ rows: 2, steps: 173, columns: 128 });
      expect(batch.values.every(Number.isFinite)).toBe(true);
      rows += batch.rows;
    }
    expect(rows).toBe(2);
    const again = { ...asked(folder), source: `${join(folder, 'music')}/` };
    expect(await prepare(again)).toEqual({ manifest, leftOut: [], computed: 0 });
  });

  it('goes on after what is broken, and names it', async () => {
    const folder = smallFolder();
    const music = join(folder, 'music');
    writeFileSync(join(music, 'calm/broken.wav'), 'no sound');
    writeFileSync(join(music, 'top.wav'), pieceOfMusic(9));
    mkdirSync(join(music, 'empty'));
    symlinkSync('..', join(music, 'loud/circle'));
    symlinkSync(join(music, 'loud/self.wav'), join(music, 'loud/self.wav'));
    const { manifest, leftOut } = await prepare(asked(folder));
    expect(manifest.items).toHaveLength(4);
    expect(leftOut.map(({ file }) => file)).toEqual(['calm/broken.wav', 'empty', 'loud/self.wav', 'top.wav']);
    const reason = (name: string) => leftOut.find(({ file }) => file === name)?.reason;
    expect(reason('empty')).toContain('no audio file in this folder');
    expect(reason('top.wav')).toContain('no sub-folder');
    expect(reason('calm/broken.wav')).toMatch(/./u);
  });

  it('computes anew what was cut off or is not finite, and says which file a number is missing in', async () => {
    const folder = smallFolder();
    const { manifest } = await prepare(asked(folder));
    truncateSync(cached(folder, 'mel-frame.npy')[0]!, 1000);
    const again = await prepare(asked(folder));
    expect(again).toEqual({ manifest, leftOut: [], computed: 1 });

    const file = join(folder, 'cache', manifest.items[1]!.frames, 'chroma-beat.npy');
    const bytes = readFileSync(file);
    bytes.writeFloatLE(Number.NaN, 128 + 4 * (12 + 5));
    writeFileSync(file, bytes);
    const dataset = datasetOf(manifest, 'chroma-beat');
    await expect(dataset.sequence(1)).rejects.toMatchObject({
      kind: 'invalid',
      path: 'calm/2.wav',
      message: expect.stringMatching(/row 1, column 5 is NaN.*chroma-beat\.npy/u),
    });
    expect((await prepare(asked(folder))).computed).toBe(1);
    expect((await dataset.sequence(1)).values.every(Number.isFinite)).toBe(true);
  });

  it('takes a clip of one beat, which is two steps, and one of none, which is one', async () => {
    const folder = tempDir();
    const quiet = tone(440, 22050, 4, 0.01);
    const click = quiet.map((value, n) =>
      n < 44100 || n > 44500 ? value : value + (n % 2 === 0 ? 0.9 : -0.9) * 0.99 ** (n - 44100),
    );
    for (const [name, samples] of [
      ['click', click],
      ['tone', tone(440, 22050, 4)],
    ] as const) {
      mkdirSync(join(folder, 'music', name), { recursive: true });
      writeFileSync(join(folder, 'music', name, '1.wav'), waveBytes([samples], 22050));
    }
    const { manifest } = await prepare(asked(folder));
    const dataset = datasetOf(manifest, 'fused');
    const all = batches(dataset, Int32Array.of(0, 1), { batchSize: 2, seed: 1, shuffle: false });
    const batch = (await all.next()).value;
    if (batch === undefined) throw new Error('no batch');
    expect(batch).toMatchObject({ rows: 2, steps: 2, columns: 140 });
    expect([...batch.lengths]).toEqual([2, 1]);
    expect(batch.values.every(Number.isFinite)).toBe(true);
    // A4 sounds in the one, and behind its end is nothing.
    expect(batch.values[280 + 128 + 9]).toBeGreaterThan(0.9);
    expect(batch.values.subarray(420).every((value) => value === 0)).toBe(true);
  });

  it('needs two classes, and says what became of the others', async () => {
    const folder = tempDir();
    mkdirSync(join(folder, 'music/only'), { recursive: true });
    mkdirSync(join(folder, 'music/broken'));
    await expect(prepare(asked(folder))).rejects.toMatchObject({
      kind: 'invalid',
      path: join(folder, 'music'),
      message: expect.stringContaining('no audio file'),
    });
    writeFileSync(join(folder, 'music/only/1.wav'), pieceOfMusic(1));
    writeFileSync(join(folder, 'music/broken/2.wav'), 'no sound');
    await expect(prepare(asked(folder))).rejects.toMatchObject({
      kind: 'too-few-examples',
      message: expect.stringMatching(/'only'.*broken\/2\.wav/u),
    });
    const inTheWay = { ...asked(smallFolder()), cacheFolder: join(folder, 'music/only/1.wav') };
    await expect(prepare(inTheWay)).rejects.toMatchObject({ kind: 'unwritable', path: inTheWay.cacheFolder });
    await expect(prepare({ ...asked(folder), source: join(folder, 'nowhere') })).rejects.toMatchObject({
      kind: 'unreadable',
    });
  });

  it('goes on where it was cancelled', async () => {
    const folder = smallFolder();
    const controller = new AbortController();
    const cancelled = prepare({
      ...asked(folder),
      signal: controller.signal,
      onProgress: (done) => (done === 2 ? controller.abort() : undefined),
    });
    await expect(cancelled).rejects.toThrow();
    expect((await prepare(asked(folder))).computed).toBe(2);
  });
});
