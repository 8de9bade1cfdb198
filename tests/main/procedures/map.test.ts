// The map over a real library: laid out, judged, kept; new tracks placed; what it is coloured by.
import { expect, test, vi } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { mapSide, type TrackMap } from '../../../src/core/domain/map.ts';
import { FEATURE_NAMES, shippedGroups } from '../../../src/core/features/layout.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

async function laidOut(client: Client, kind: TrackMap['kind']): Promise<TrackMap> {
  await resultOf(client, client.map.layOut({ kind }));
  const map = await client.map.get({ kind });
  if (map === null) throw new Error('there is no map');
  return map;
}

/** Tracks at these places of the first columns. */
function tracksAt(libraryDir: string, places: readonly (readonly number[])[], name = 'track'): number[] {
  const store = openTestStore(libraryDir);
  try {
    return store.write((write) => {
      write.features.declareGroups(shippedGroups);
      return places.map((place, n) => {
        const id = addTrack(write, `${name}${n}`);
        const vector = Float32Array.from(FEATURE_NAMES, (_, i) => place[i] ?? 0);
        write.features.saveAnalysis(id, analysisOf([vector]));
        return id;
      });
    });
  } finally {
    store.close();
  }
}

test('a library is laid out by its principal components, judged, and keeps its map', async () => {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal', 'jazz'], 20);
  const { app, client } = await startApp(libraryDir);
  expect(await client.map.get({ kind: 'pca' })).toBeNull();
  const map = await laidOut(client, 'pca');
  expect(map.ids).toEqual(tracks.map(({ id }) => id));
  expect(map).toMatchObject({ kind: 'pca', placed: 0, waiting: 0, outdated: null });
  expect(Math.max(...map.xs, ...map.ys)).toBe(mapSide);
  expect(Math.min(...map.xs, ...map.ys)).toBe(0);
  expect(map.trustworthiness).toBeGreaterThan(0.5);
  expect(map.continuity).toBeGreaterThan(0.5);
  // The same library, the same map.
  expect(await laidOut(client, 'pca')).toEqual({ ...map, laidOutAt: expect.any(Number) });
  await app.close();
  const again = await startApp(libraryDir);
  expect(await again.client.map.get({ kind: 'pca' })).toMatchObject({ ids: map.ids, xs: map.xs, ys: map.ys });
});

test('new tracks stand where those do that sound like them, and many of them ask for another layout', async () => {
  const libraryDir = tempDir();
  const random = createRandom(4);
  const two = (near: number, count: number) =>
    Array.from({ length: count }, () => [near + random.normal(), random.normal()]);
  const low = tracksAt(libraryDir, two(0, 30), 'low');
  tracksAt(libraryDir, two(30, 30), 'high');
  const first = await startApp(libraryDir);
  const before = await laidOut(first.client, 'pca');
  await first.app.close();
  const [came] = tracksAt(libraryDir, two(0, 1), 'came');
  const { app, client } = await startApp(libraryDir);
  expect(await client.map.get({ kind: 'pca' })).toEqual({ ...before, waiting: 1 });
  expect(await client.map.place({ kind: 'pca' })).toEqual({ placed: 1 });
  expect(await client.map.place({ kind: 'pca' })).toEqual({ placed: 0 });
  const after = await client.map.get({ kind: 'pca' });
  expect(after).toMatchObject({ placed: 1, waiting: 0, outdated: null });
  expect(after?.ids).toEqual([...before.ids, came]);
  expect(after?.xs.slice(0, -1)).toEqual(before.xs);
  const lowXs = low.map((id) => before.xs[before.ids.indexOf(id)] ?? 0);
  const x = after?.xs.at(-1) ?? -1;
  expect(x).toBeGreaterThanOrEqual(Math.min(...lowXs));
  expect(x).toBeLessThanOrEqual(Math.max(...lowXs));
  await app.close();
  tracksAt(libraryDir, two(15, 30), 'more');
  const more = await startApp(libraryDir);
  expect(await more.client.map.get({ kind: 'pca' })).toMatchObject({ waiting: 30, outdated: 'new tracks' });
  expect(await laidOut(more.client, 'pca')).toMatchObject({ placed: 0, waiting: 0, outdated: null });
});

test('no track, one, three, and all alike', async () => {
  for (const places of [[], [[1]], [[1], [2, 5], [4]], Array.from({ length: 40 }, () => [3])]) {
    const libraryDir = tempDir();
    const ids = tracksAt(libraryDir, places);
    const { app, client } = await startApp(libraryDir);
    const map = await laidOut(client, 'pca');
    expect(map.ids).toEqual(ids);
    expect(map.xs).toHaveLength(ids.length);
    if (places.length < 30) expect(map.trustworthiness).toBeNull();
    await app.close();
  }
});

test('colours: by name the most frequent first, by number from the least to the most', async () => {
  const libraryDir = tempDir();
  const store = openTestStore(libraryDir);
  const years = [1990, null, 2000, 1995];
  const ids = years.map((year, n) => addTrack(store, `${n}.mp3`, { ...(year === null ? {} : { year }) }));
  store.write((write) => {
    write.labels.set([ids[0]!], write.genres.ensure('jazz'));
    write.labels.set([ids[1]!, ids[3]!], write.genres.ensure('rock'));
  });
  store.close();
  const { client } = await startApp(libraryDir);
  expect(await client.map.values({ by: 'genre', ids })).toEqual({
    scale: 'names',
    names: ['rock', 'jazz'],
    values: [2, 1, 0, 1],
  });
  expect(await client.map.values({ by: 'year', ids: [...ids, 999] })).toEqual({
    scale: 'range',
    min: 1990,
    max: 2000,
    values: [1, 0, 1001, 501, 0],
  });
  expect(await client.map.values({ by: 'tempo', ids })).toEqual({
    scale: 'range',
    min: null,
    max: null,
    values: [0, 0, 0, 0],
  });
});

test('one that is cancelled leaves the map as it was; nothing is placed where there is none', async () => {
  const libraryDir = tempDir();
  await analysedLibrary(libraryDir, ['classical', 'metal'], 20);
  const { client } = await startApp(libraryDir);
  await expect(client.map.place({ kind: 'pca' })).rejects.toThrow('not been laid out');
  const before = await laidOut(client, 'pca');
  const starting = client.map.layOut({ kind: 'pca' });
  await client.jobs.cancel({ id: (await starting).jobId });
  expect((await ended(client, starting)).status.state).toBe('cancelled');
  expect(await client.map.get({ kind: 'pca' })).toEqual(before);
});

test('a map by another metric than the one that is in use now is told, until it is laid out again', async () => {
  const libraryDir = tempDir();
  await analysedLibrary(libraryDir, ['classical', 'metal'], 20);
  const { app, client } = await startApp(libraryDir);
  expect(await laidOut(client, 'pca')).toMatchObject({ outdated: null });
  await app.close();
  const store = openTestStore(libraryDir);
  store.write((write) => write.space.saveMetric({ name: 'another', parts: '{}', weights: new Uint8Array() }));
  store.close();
  const again = await startApp(libraryDir);
  expect(await again.client.map.get({ kind: 'pca' })).toMatchObject({ outdated: 'metric' });
  await laidOut(again.client, 'pca');
  // The metric that can be read is kept in the background.
  await vi.waitFor(
    async () => expect(await again.client.map.get({ kind: 'pca' })).toMatchObject({ outdated: null }),
    { timeout: 20_000, interval: 200 },
  );
});

test('where tracks would be compared in another way now, map and clusters say so until they are made anew', async () => {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal', 'jazz'], 20);
  const { client } = await startApp(libraryDir);
  const found = async () => {
    await resultOf(client, client.clusters.find({ k: 3 }));
    return await client.clusters.get();
  };
  expect((await laidOut(client, 'umap')).outdated).toBeNull();
  expect((await found())?.outdated).toBe(false);
  await client.labels.set({ trackIds: tracks.slice(0, 40).map(({ id }) => id), genre: 'rock' });
  expect((await client.map.get({ kind: 'umap' }))?.outdated).toBe('metric');
  expect((await client.clusters.get())?.outdated).toBe(true);
  expect((await laidOut(client, 'umap')).outdated).toBeNull();
  expect((await found())?.outdated).toBe(false);
});
