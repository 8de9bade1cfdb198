// The whole loop through the command line on real music: scan, list, correct, retrain, export; broken files besides.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import packageJson from '../../../package.json' with { type: 'json' };
import { reachRunning } from '../../../src/main/endpoint/reach.ts';
import { cli, cliJson, startCli } from '../../helpers/cli.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

const scanReport = z.object({
  files: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  analysed: z.int(),
  failed: z.array(z.object({ path: z.string(), kind: z.string(), message: z.string() })),
  seconds: z.number(),
});
const listed = z.array(
  z.object({
    path: z.string(),
    title: z.string().nullable(),
    artist: z.string().nullable(),
    album: z.string().nullable(),
    genre: z.string().nullable(),
    genreSource: z.enum(['label', 'tag', 'model', 'none']),
    declaredGenres: z.array(z.string()),
    predictedGenre: z.string().nullable(),
    confidence: z.number().nullable(),
    probabilities: z.record(z.string(), z.number()),
    baseLearners: z.record(z.string(), z.record(z.string(), z.number())),
    durationSeconds: z.number().nullable(),
  }),
);
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe.skipIf(!hasShared)('the loop', () => {
  const perGenre = 6;
  let base: string;
  let music: string;
  let library: string;
  const run = (command: string, ...args: string[]) => cliJson([command, ...args, '--library', library]);
  const list = async () => listed.parse(await run('list'));

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'stackwax-loop-'));
    music = join(base, 'My Music');
    library = join(base, 'library');
    for (const genre of ['classical', 'electronic']) {
      const from = sharedData('emotify', 'audio', genre);
      mkdirSync(join(music, genre), { recursive: true });
      for (const name of readdirSync(from).slice(0, perGenre))
        cpSync(join(from, name), join(music, genre, name));
    }
    writeFileSync(join(music, 'broken.mp3'), 'not audio at all');
    writeFileSync(join(music, 'empty.flac'), '');
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test('scanning analyses every good file and names every broken one with a reason', async () => {
    const report = scanReport.parse(await run('scan', music));
    expect(report).toMatchObject({
      files: 14,
      added: 14,
      updated: 0,
      unchanged: 0,
      missing: 0,
      analysed: 12,
    });
    expect(report.failed.map(({ path }) => path)).toEqual([
      join(music, 'broken.mp3'),
      join(music, 'empty.flac'),
    ]);
    for (const { message } of report.failed) expect(message.length).toBeGreaterThan(10);
  });

  test('every track has a prediction with probabilities, by the ensemble and by each base learner', async () => {
    const tracks = (await list()).filter(({ path }) => path.endsWith('.mp3') && !path.endsWith('broken.mp3'));
    expect(tracks).toHaveLength(12);
    for (const track of tracks) {
      expect(Object.keys(track.probabilities)).toHaveLength(10);
      expect(sum(Object.values(track.probabilities))).toBeCloseTo(1, 5);
      expect(track.predictedGenre).toSatisfy((name: string) => name in track.probabilities);
      expect(track.confidence).toBeCloseTo(Math.max(...Object.values(track.probabilities)), 6);
      expect(Object.keys(track.baseLearners)).toEqual(['knn', 'svm', 'mlp', 'discriminant', 'density']);
      for (const opinion of Object.values(track.baseLearners))
        expect(sum(Object.values(opinion))).toBeCloseTo(1, 4);
      expect(track.title).not.toBeNull();
    }
    const classical = tracks.filter(({ path }) => path.includes('/classical/'));
    expect(
      classical.filter(({ predictedGenre }) => predictedGenre === 'classical').length,
    ).toBeGreaterThanOrEqual(4);
  });

  test('scanning again listens to nothing, and follows a file that moved', async () => {
    expect(scanReport.parse(await run('scan', music))).toMatchObject({
      unchanged: 14,
      added: 0,
      analysed: 0,
    });
    const [name] = readdirSync(join(music, 'classical'));
    const before = (await list()).find(({ path }) => path.endsWith(`classical/${name}`));
    await run('label', join(music, 'classical', String(name)), 'Baroque');
    mkdirSync(join(music, 'moved'));
    renameSync(join(music, 'classical', String(name)), join(music, 'moved', 'renamed.mp3'));
    expect(scanReport.parse(await run('scan'))).toMatchObject({
      added: 0,
      updated: 1,
      missing: 0,
      analysed: 0,
    });
    const after = (await list()).find(({ path }) => path.endsWith('moved/renamed.mp3'));
    expect(after).toMatchObject({ title: before?.title, genre: 'baroque', genreSource: 'label' });
    await run('label', '--clear', join(music, 'moved', 'renamed.mp3'));
  });

  test('corrections count at once, outlive retraining, and teach a genre that the starter does not know', async () => {
    const names = readdirSync(join(music, 'electronic'));
    await run('label', ...names.slice(0, 4).map((name) => join(music, 'electronic', name)), 'Electronic');
    const report = await run('retrain');
    expect(report).toMatchObject({
      labelledRows: 4,
      genres: expect.arrayContaining(['electronic', 'classical']),
    });
    const tracks = await list();
    const electronic = tracks.filter(({ path }) => path.includes('/electronic/'));
    expect(
      electronic.filter(({ genre, genreSource }) => genre === 'electronic' && genreSource === 'label'),
    ).toHaveLength(4);
    for (const track of electronic) {
      expect(track.probabilities['electronic']).toBeGreaterThan(0);
      expect(sum(Object.values(track.probabilities))).toBeCloseTo(1, 5);
    }
  });

  test('export writes playlists whose entries exist, and nothing outside the folder', async () => {
    const out = join(base, 'playlists');
    const report = z
      .object({ playlists: z.array(z.object({ file: z.string(), tracks: z.int() })) })
      .parse(await run('export', '--out', out));
    expect(sum(report.playlists.map(({ tracks }) => tracks))).toBe(12);
    expect(report.playlists.map(({ file }) => file).sort()).toEqual(
      readdirSync(out)
        .map((name) => join(out, name))
        .sort(),
    );
    for (const { file, tracks } of report.playlists) {
      const lines = readFileSync(file, 'utf8').split('\n');
      expect(lines[0]).toBe('#EXTM3U');
      const entries = lines.filter((line) => line !== '' && !line.startsWith('#'));
      expect(entries).toHaveLength(tracks);
      for (const entry of entries) expect(existsSync(resolve(out, entry))).toBe(true);
    }
  });

  test('a playlist that somebody else wrote is left alone', async () => {
    const out = join(base, 'shared playlists');
    mkdirSync(out);
    writeFileSync(join(out, 'Electronic.m3u8'), '#EXTM3U\nmine.mp3\n');
    await run('export', '--out', out, '--genre', 'electronic');
    await run('export', '--out', out, '--genre', 'electronic');
    expect(readFileSync(join(out, 'Electronic.m3u8'), 'utf8')).toBe('#EXTM3U\nmine.mp3\n');
    expect(readdirSync(out).sort()).toEqual(['Electronic (2).m3u8', 'Electronic.m3u8']);
  });

  test('the music itself was never touched', () => {
    for (const genre of ['classical', 'electronic']) {
      for (const name of readdirSync(join(music, genre))) {
        const copy = join(music, genre, name);
        const original = sharedData('emotify', 'audio', genre, name);
        expect(readFileSync(copy).equals(readFileSync(original))).toBe(true);
        expect(statSync(copy).mtimeMs).toBeLessThan(Date.now());
      }
    }
  });

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'a scan ended by %s in the middle goes on where it stopped',
    async (signal) => {
      const dir = join(base, `library-${signal}`);
      const { child, done } = startCli(['scan', music, '--library', dir, '--workers', '1', '--json']);
      const analysed = async () => {
        const { stdout } = await cli(['list', '--library', dir, '--json']);
        return listed
          .parse(JSON.parse(stdout))
          .filter(
            ({ durationSeconds, predictedGenre }) => durationSeconds !== null && predictedGenre !== null,
          ).length;
      };
      await someAnalysed(dir);
      child.kill(signal);
      const ended = await done;
      if (signal === 'SIGKILL') expect(ended.signal).toBe('SIGKILL');
      else if (ended.signal === null && ended.code !== 0)
        expect(JSON.parse(ended.stdout)).toMatchObject({ error: { kind: 'cancelled' } });
      const report = scanReport.parse(await cliJson(['scan', music, '--library', dir]));
      // What the first run finished is not done twice; together they did everything.
      expect(report.analysed).toBeLessThan(12);
      expect(report.failed).toHaveLength(2);
      expect(await analysed()).toBe(12);
    },
  );
});

/** Waits until the process that has the library open has listened to a track. */
async function someAnalysed(dir: string): Promise<void> {
  for (;;) {
    const running = await reachRunning(dir, packageJson.version);
    const analysed = await running?.client.tracks.query({ filter: { state: 'analysed' } });
    await running?.close();
    if (analysed !== undefined && analysed.length > 0) return;
    await setTimeout(20);
  }
}
