// What sounds like a track, in real workers over a real library: each recording once and never the track's own, no artist too often, and why.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { FEATURE_NAMES, shippedGroups } from '../../../src/core/features/layout.ts';
import { analysisOf, noFacts } from '../../helpers/analysis.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { foundFile, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

interface Piece {
  readonly artist: string;
  readonly title: string;
  /** On half a circle of sounds. */
  readonly at: number;
  readonly fingerprint?: string;
  /** Of 30 s. */
  readonly windows?: number;
  readonly tempoBpm?: number;
}

/** By file name. */
const pieces: Readonly<Record<string, Piece>> = {
  seed: { artist: 'Ann', title: 'Seed', at: 0.5, tempoBpm: 120 },
  'seed, its bytes under other tags': { artist: 'Zoe', title: 'Copied', at: 0.5, fingerprint: 'seed' },
  'seed, encoded again': { artist: 'ANN', title: 'seed ', at: 0.5 },
  'another of hers': { artist: 'Ann', title: 'Other', at: 0.49, tempoBpm: 121 },
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [`bob ${n}`, { artist: 'Bob', title: `Song ${n}`, at: 0.5 + n / 50 }]),
  ),
  twin: { artist: 'Cat', title: 'Twin', at: 0.62 },
  'twin again': { artist: 'Cat', title: 'Twin', at: 0.621 },
  'twin, live and long': { artist: 'Cat', title: 'Twin', at: 0.63, windows: 3 },
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`far ${n}`, { artist: `Far ${n}`, title: 'Far', at: n / 40 }]),
  ),
};

function made(libraryDir: string): (name: string) => number {
  const store = openTestStore(libraryDir);
  const ids = store.write((write) => {
    write.features.declareGroups(shippedGroups);
    const rootId = write.roots.add(Buffer.from('/music'), '/music');
    return new Map(
      Object.entries(pieces).map(([name, piece]) => {
        const { artist, title, at, fingerprint = name, windows = 1, tempoBpm = null } = piece;
        const id = write.tracks.add(
          foundFile(`/music/${name}.mp3`, { artist, title }, { rootId, fingerprint }),
        );
        const vector = Float32Array.from(FEATURE_NAMES, (_, column) => Math.cos(Math.PI * (at + column / 7)));
        const tempoLevels = tempoBpm === null ? [] : [{ bpm: tempoBpm, evidence: 0 }];
        write.features.saveAnalysis(id, {
          ...analysisOf(Array.from({ length: windows }, () => vector)),
          facts: { ...noFacts, tempoBpm, tempoLevels },
        });
        return [name, id];
      }),
    );
  });
  store.close();
  return (name) => ids.get(name) ?? 0;
}

test('each recording once and never the own, an artist at most so often, nearest first', {
  timeout: 30_000,
}, async () => {
  const libraryDir = tempDir();
  const idOf = made(libraryDir);
  const { client } = await startApp(libraryDir);
  const nameOf = new Map(Object.keys(pieces).map((name) => [idOf(name), name]));
  const similar = async (rules: { limit?: number; perArtist?: number }) => {
    const { tracks } = await client.tracks.similar({ id: idOf('seed'), ...rules });
    const distances = tracks.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    return tracks.map(({ id }) => nameOf.get(id) ?? '');
  };
  const all = await similar({ limit: 100, perArtist: 100 });
  const others = Object.keys(pieces).filter((name) => !name.startsWith('seed'));
  // Of the two twins of one length whichever is nearer.
  expect(all.filter((name) => name === 'twin' || name === 'twin again')).toHaveLength(1);
  const isOneOfTwo = (name: string) => name === 'twin' || name === 'twin again';
  expect(all.filter((name) => !isOneOfTwo(name)).toSorted()).toEqual(
    others.filter((name) => !isOneOfTwo(name)).toSorted(),
  );

  // An artist's first ones in that order; two where nothing is said.
  for (const [rules, most] of [
    [{ limit: 100 }, 2],
    [{ limit: 100, perArtist: 1 }, 1],
    [{ limit: 100, perArtist: 3 }, 3],
    [{ limit: 3, perArtist: 1 }, 1],
  ] as const) {
    const seen = new Map<string, number>();
    const kept = all.filter((name) => {
      const artist = pieces[name]?.artist ?? '';
      seen.set(artist, (seen.get(artist) ?? 0) + 1);
      return (seen.get(artist) ?? 0) <= most;
    });
    expect(await similar(rules)).toEqual(kept.slice(0, rules.limit));
  }
  const { tracks } = await client.tracks.similar({ id: idOf('seed'), limit: 100 });
  const reasonOf = (name: string) => tracks.find(({ id }) => id === idOf(name))?.reason;
  expect(reasonOf('another of hers')?.alike).toContain('tempo');
  expect(reasonOf('bob 1')?.alike).not.toContain('tempo');

  // Asked of the copy, the same holds for it.
  const fromCopy = await client.tracks.similar({ id: idOf('seed, its bytes under other tags'), limit: 100 });
  expect(fromCopy.tracks.map(({ id }) => nameOf.get(id))).not.toContain('seed');
});

test('what is heard to be the same recording is left out, too, from the moment that it was heard', {
  timeout: 60_000,
}, async () => {
  const music = tempDir();
  const write = (name: string, seed: number, gain: number, tags: { IART: string; INAM: string }): void =>
    writeFileSync(
      join(music, `${name}.wav`),
      wavFile(
        renderPiece(styles[seed % styles.length]!, seed, 14).map((sample) => gain * sample),
        sampleRate,
        tags,
      ),
    );
  write('a', 1, 1, { IART: 'Ann', INAM: 'Song' });
  copyFileSync(join(music, 'a.wav'), join(music, 'a copied.wav'));
  write('a quiet', 1, 0.5, { IART: 'Various', INAM: 'Song (Remastered)' });
  for (const seed of [2, 3]) write(`other ${seed}`, seed, 1, { IART: `Player ${seed}`, INAM: 'Piece' });
  const { client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [music] }));
  const rows = await client.tracks.rows({ ids: await client.tracks.query({}) });
  const [own] = rows.filter(({ fileName }) => fileName === 'a.wav');
  const similar = async () => {
    const { tracks } = await client.tracks.similar({ id: own?.id ?? 0 });
    return tracks.map(({ id }) => rows.find((row) => row.id === id)?.fileName).toSorted();
  };
  expect(await similar()).toEqual(['a quiet.wav', 'other 2.wav', 'other 3.wav']);
  await resultOf(client, client.duplicates.look());
  expect(await similar()).toEqual(['other 2.wav', 'other 3.wav']);
});
