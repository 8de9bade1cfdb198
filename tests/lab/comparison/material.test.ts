// What a comparison learns from, out of real sound: a folder, an index, and what is wrong with either.
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clipsMaterial } from '../../../lab/comparison/material.ts';
import { learnByHeart, runColumnsTrial, runSequenceTrial } from '../../../lab/comparison/runTrial.ts';
import { parseClassMapping } from '../../../lab/datasets/classMapping.ts';
import { datasetOf } from '../../../lab/datasets/manifest.ts';
import { sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { places } from '../../../scripts/start/project.ts';
import { FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { pieceOfMusic } from '../../helpers/music.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const { workerUrls, kernelsFile } = places;

function asked(folder: string, seen: string[] = []) {
  return {
    audio: null,
    mapping: null,
    cacheFolder: join(folder, 'cache'),
    entry: { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    workers: 1,
    folds: 2,
    seed: 1,
    withColumns: true,
    withFrames: true,
    signal: new AbortController().signal,
    onProgress: (done: number, total: number) => void seen.push(`${done}/${total}`),
  };
}

/** Pieces by somebody, in one folder a class. */
function musicIn(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [n, [file, artist]] of Object.entries(files).entries()) {
    mkdirSync(join(folder, 'music', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'music', file), pieceOfMusic(n + 1, { IART: artist }));
  }
  return join(folder, 'music');
}

const fourPieces = { 'calm/1.wav': 'Anna', 'calm/2.wav': 'Ben', 'loud/3.wav': 'Anna', 'loud/4.wav': 'Cleo' };

describe('audio to compare on', () => {
  it('is columns and sequences of the same files, computed once; a folder says the classes, tags say the artists', async () => {
    const folder = tempDir();
    const music = musicIn(folder, fourPieces);
    const seen: string[] = [];
    const { contest, table, manifest, leftOut } = await clipsMaterial(music, asked(folder, seen));
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
    expect(leftOut).toEqual([]);
    expect(contest).toMatchObject({ source: 'music', classes: ['calm', 'loud'] });
    expect([...contest.y]).toEqual([0, 0, 1, 1]);
    expect(contest.groups).toEqual(['artist:anna', 'artist:ben', 'artist:anna', 'artist:cleo']);
    for (const { train, heldOut } of contest.splits) {
      const known = new Set(Array.from(train, (i) => contest.groups?.[i]));
      expect(Array.from(heldOut).filter((i) => known.has(contest.groups?.[i]))).toEqual([]);
    }
    expect(table).toMatchObject({ featureNames: FEATURE_NAMES, X: { rows: 4, cols: FEATURE_NAMES.length } });
    expect(table?.X.data.every(Number.isFinite)).toBe(true);
    if (manifest === null || table === null) throw new Error('there is audio');
    expect(datasetOf(manifest, 'fused').y).toEqual(contest.y);

    // Nothing is computed twice, and nothing that learns from other files goes by what was kept.
    const kept = readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, 'cache', name));
    expect(kept.length).toBe(8);
    for (const file of kept) utimesSync(file, 1, 1);
    const again = await clipsMaterial(music, asked(folder));
    expect(again.contest).toEqual(contest);
    expect(again.table).toEqual(table);
    expect(kept.map((file) => statSync(file).mtimeMs)).toEqual(kept.map(() => 1000));
    const mapping = parseClassMapping('from,to\ncalm,quiet\n');
    const renamed = await clipsMaterial(music, { ...asked(folder), mapping, withColumns: false });
    expect(renamed.table).toBeNull();
    expect(renamed.contest.classes).toEqual(['loud', 'quiet']);
    expect(renamed.contest.dataHash).not.toBe(contest.dataHash);

    const rows = { train: Int32Array.of(0, 1, 3), heldOut: Int32Array.of(2) };
    const byColumns = await runColumnsTrial({ table, rows, model: 'knn', seed: 1 });
    expect(byColumns).toMatchObject({ learned: 3, epochs: [] });
    const config = { ...sequenceConfigs.lstm, units: 4, epochs: 3, earlyStopping: null, members: 2 };
    const epochs: number[] = [];
    const sequences = { manifest, input: 'chroma-beat', config, seed: 1 } as const;
    const bySequences = await runSequenceTrial(
      { ...sequences, rows },
      ({ epoch }) => void epochs.push(epoch),
    );
    expect(epochs).toEqual([1, 2, 3, 4, 5, 6]);
    expect(bySequences.epochs.map(({ member, epoch }) => [member, epoch])).toEqual([
      ...[1, 2, 3].map((epoch) => [0, epoch]),
      ...[1, 2, 3].map((epoch) => [1, epoch]),
    ]);
    for (const { probabilities, predicted } of [byColumns, bySequences]) {
      expect(predicted.length).toBe(1);
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    }
    const losses = await learnByHeart({ ...sequences, rows: Int32Array.of(0, 1, 2, 3), steps: 30 });
    expect(losses.length).toBe(30);
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  }, 60_000);

  it('computes frames for learners of sequences only; what was fitted to columns stays true beside them', async () => {
    const folder = tempDir();
    const music = musicIn(folder, fourPieces);
    writeFileSync(join(music, 'calm/broken.wav'), 'no sound');
    writeFileSync(join(music, 'loud/5.wav'), pieceOfMusic(9));
    // One sound in two files, which are heard at once and kept in one folder.
    copyFileSync(join(music, 'calm/1.wav'), join(music, 'calm/1 again.wav'));
    const kept = () => readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' });
    const columns = await clipsMaterial(music, { ...asked(folder), withFrames: false, workers: 2 });
    expect(columns.manifest).toBeNull();
    expect(columns.table?.X.rows).toBe(6);
    expect(columns.ofUnknownArtists).toBe(1);
    expect(columns.leftOut.map(({ file }) => file)).toEqual(['calm/broken.wav']);
    expect(kept().filter((name) => name.endsWith('.npy'))).toEqual([]);

    const both = await clipsMaterial(music, asked(folder));
    expect(both.contest).toEqual(columns.contest);
    expect(both.table).toEqual(columns.table);
    expect(both.manifest?.items.length).toBe(6);
    expect(kept().filter((name) => name.endsWith('.npy')).length).toBe(20);
  }, 60_000);

  it.skipIf(!hasShared)(
    'is named by an index, with its artists; real clips',
    async () => {
      const folder = tempDir();
      const index = join(folder, 'clips.csv');
      const clip = (name: string) => sharedData('gtzan', 'audio', `${name}.flac`);
      const lines = [
        `${clip('blues.00000')},blues,someone`,
        `${clip('blues.00001')},blues,"someone, else"`,
        `${clip('metal.00000')},metal,a third`,
        `${clip('metal.00001')},metal,a fourth`,
      ];
      writeFileSync(index, `file,genre,artist\n${lines.join('\n')}\n`);
      const { contest, table } = await clipsMaterial(index, { ...asked(folder), workers: 2 });
      expect(contest).toMatchObject({
        source: join(basename(folder), 'clips.csv'),
        classes: ['blues', 'metal'],
        groups: ['someone', 'someone, else', 'a third', 'a fourth'],
      });
      // Metal is brighter.
      const centroid = FEATURE_NAMES.findIndex((name) => name.startsWith('spectral_centroid'));
      const of = (row: number) => table?.X.data[row * table.X.cols + centroid] ?? Number.NaN;
      expect(Math.min(of(2), of(3))).toBeGreaterThan(Math.min(of(0), of(1)));

      writeFileSync(index, `file,genre,artist\n${lines.join('\n')}\nnowhere.mp3,metal,x\n`);
      await expect(clipsMaterial(index, asked(folder))).rejects.toMatchObject({
        kind: 'not-found',
        path: index,
        message: expect.stringContaining('nowhere.mp3'),
      });
    },
    60_000,
  );

  it('names what is wrong: a folder without audio, one class, a class of one artist', async () => {
    const folder = tempDir();
    const music = musicIn(folder, { 'calm/1.wav': 'Anna', 'calm/2.wav': 'Ben' });
    await expect(clipsMaterial(music, asked(folder))).rejects.toMatchObject({
      kind: 'too-few-examples',
      path: music,
      message: expect.stringContaining("'calm'"),
    });
    mkdirSync(join(music, 'silence'));
    await expect(clipsMaterial(music, asked(folder))).rejects.toMatchObject({
      kind: 'too-few-examples',
      path: music,
      message: expect.stringContaining("'silence' has no audio file"),
    });
    rmSync(join(music, 'silence'), { recursive: true });
    musicIn(folder, {
      'calm/1.wav': 'Anna',
      'calm/2.wav': 'Ben',
      'loud/3.wav': 'Anna',
      'loud/4.wav': 'Anna',
    });
    await expect(clipsMaterial(music, asked(folder))).rejects.toMatchObject({
      kind: 'too-few-examples',
      path: music,
      message: expect.stringContaining("all of 'loud' is by one"),
    });
  });
});
