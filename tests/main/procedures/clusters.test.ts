// Clusters over a real library: found, described, named, made into genres, playlists and rules; new tracks placed.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { Clustering, ClustersReport } from '../../../src/core/domain/clusters.ts';
import { FEATURE_NAMES, shippedGroups } from '../../../src/core/features/layout.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

type Wanted = Parameters<Client['clusters']['find']>[0];

async function found(
  client: Client,
  wanted: Wanted = {},
): Promise<{ report: ClustersReport; clustering: Clustering }> {
  const result = await resultOf(client, client.clusters.find(wanted));
  const clustering = await client.clusters.get();
  if (result.kind !== 'clusters' || clustering === null) throw new Error('there are no clusters');
  return { report: result.report, clustering };
}

/** Analysed tracks around these places, each somewhere of its own, `many` of each. */
function tracksAround(
  libraryDir: string,
  places: readonly number[],
  many: number,
  name = 'track',
): number[][] {
  const store = openTestStore(libraryDir);
  const random = createRandom(places.length);
  try {
    return store.write((write) => {
      write.features.declareGroups(shippedGroups);
      return places.map((place, p) => {
        const around = createRandom(place);
        const middle = FEATURE_NAMES.map(() => 5 * around.normal());
        return Array.from({ length: many }, (_, n) => {
          const id = addTrack(write, `${name}${p}-${n}`, { title: `${name} ${p}` });
          const vector = Float32Array.from(FEATURE_NAMES, (_name, i) => (middle[i] ?? 0) + random.normal());
          write.features.saveAnalysis(id, analysisOf([vector]));
          return id;
        });
      });
    });
  } finally {
    store.close();
  }
}

const tracksOf = async (client: Client, id: number) =>
  ascending(await client.tracks.query({ filter: { clusterIds: [id] } }));

const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);

test.each(['k-means', 'birch', 'gaussian'] as const)(
  'three groups are found by %s, and kept',
  async (method) => {
    const libraryDir = tempDir();
    const groups = tracksAround(libraryDir, [-9, 0, 9], 20);
    const { app, client } = await startApp(libraryDir);
    expect(await client.clusters.get()).toBeNull();
    const { report, clustering } = await found(client, { method });
    expect(report).toMatchObject({ clusters: 3, tracks: 60, kept: [], gone: [] });
    expect(clustering).toMatchObject({
      method,
      asked: null,
      waiting: 0,
      outdated: false,
      clustered: 60,
      dims: 32,
    });
    expect(clustering.trials.map(({ k }) => k)).toContain(3);
    const lists = await Promise.all(clustering.clusters.map(({ id }) => tracksOf(client, id)));
    expect(lists.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(groups);
    for (const [n, { medoids, tracks }] of clustering.clusters.entries()) {
      expect(tracks).toBe(20);
      expect(lists[n]).toEqual(expect.arrayContaining(medoids));
      expect(medoids).toHaveLength(5);
    }
    await app.close();
    const again = await startApp(libraryDir);
    expect(await again.client.clusters.get()).toEqual(clustering);
  },
);

test('a name stays with what is recognised; a cluster becomes a genre, a playlist, a rule, each undone', async () => {
  const libraryDir = tempDir();
  const [low = []] = tracksAround(libraryDir, [-9, 9], 20);
  const { client } = await startApp(libraryDir);
  const { clustering } = await found(client, { k: 2 });
  const lists = await Promise.all(clustering.clusters.map(({ id }) => tracksOf(client, id)));
  const id = clustering.clusters[lists.findIndex((list) => list.includes(low[0] ?? 0))]?.id ?? 0;
  await client.clusters.name({ id, name: 'Low' });
  const { report, clustering: next } = await found(client, { k: 2, method: 'birch' });
  expect(report).toMatchObject({ kept: ['Low'], gone: [] });
  expect(next.clusters.find((one) => one.name === 'Low')?.id).toBe(id);
  expect(await client.changes.undo()).toMatchObject({ of: 'tracks', clusters: 1, tracks: 0 });
  expect((await client.clusters.get())?.clusters.map(({ name }) => name)).toEqual([null, null]);
  await client.changes.redo();

  const list = await client.clusters.toPlaylist({ id, name: 'By hand' });
  const smart = await client.clusters.toPlaylist({ id, name: 'By itself', smart: true });
  expect([list.tracks, smart.tracks]).toEqual([20, 20]);
  expect(ascending(await client.playlists.tracks({ id: smart.id }))).toEqual(low);
  expect(smart.rule?.filter).toEqual({ clusterIds: [id] });
  expect(await client.clusters.toGenre({ id, genre: 'Drone' })).toEqual({ tracks: 20, genre: 'drone' });
  expect(ascending(await client.tracks.query({ filter: { source: 'label' } }))).toEqual(low);
  expect((await client.clusters.get())?.clusters.find((one) => one.id === id)?.genres).toEqual([
    { genre: 'drone', share: 1 },
  ]);
  await client.changes.undo({ of: 'tracks' });
  expect(await client.tracks.query({ filter: { source: 'label' } })).toEqual([]);

  const { report: one } = await found(client, { k: 1 });
  expect(one).toMatchObject({ clusters: 1, gone: ['Low'], silhouette: null });
  expect((await client.clusters.get())?.gone).toEqual([{ id, name: 'Low' }]);
  expect(await client.playlists.tracks({ id: smart.id })).toEqual([]);
  expect(ascending(await client.playlists.tracks({ id: list.id }))).toEqual(low);
  await expect(client.clusters.toGenre({ id, genre: 'Drone' })).rejects.toThrow('There is no cluster');
});

test('new tracks come into the nearest cluster', async () => {
  const libraryDir = tempDir();
  const [low = []] = tracksAround(libraryDir, [-9, 9], 20);
  const first = await startApp(libraryDir);
  await found(first.client, { k: 2 });
  await first.app.close();
  const [came = []] = tracksAround(libraryDir, [-9], 3, 'came');
  const { client } = await startApp(libraryDir);
  expect(await client.clusters.get()).toMatchObject({ waiting: 3, clustered: 40 });
  expect(await client.clusters.place()).toEqual({ placed: 3 });
  expect(await client.clusters.place()).toEqual({ placed: 0 });
  const clustering = await client.clusters.get();
  expect(clustering).toMatchObject({ waiting: 0, clustered: 40, outdated: false });
  expect(await tracksOf(client, clustering?.clusters[0]?.id ?? 0)).toEqual([...low, ...came]);
  expect(await client.map.values({ by: 'cluster', ids: [...low, ...came] })).toMatchObject({
    scale: 'names',
    names: [`Cluster ${clustering?.clusters[0]?.id}`],
  });
});

test('no track, one, and all alike', async () => {
  const empty = await startApp();
  const failed = await ended(empty.client, empty.client.clusters.find({}));
  expect(failed.status).toMatchObject({ state: 'failed', error: { kind: 'invalid' } });
  expect(await empty.client.clusters.get()).toBeNull();
  expect(await empty.client.clusters.place()).toEqual({ placed: 0 });
  for (const count of [1, 9]) {
    const libraryDir = tempDir();
    const store = openTestStore(libraryDir);
    store.write((write) => {
      write.features.declareGroups(shippedGroups);
      for (let n = 0; n < count; n++)
        write.features.saveAnalysis(
          addTrack(write, `same${n}`),
          analysisOf([new Float32Array(FEATURE_NAMES.length).fill(2)]),
        );
    });
    store.close();
    const { client } = await startApp(libraryDir);
    const { clustering } = await found(client, count === 9 ? { k: 5 } : {});
    expect(clustering.clusters).toHaveLength(1);
    expect(clustering).toMatchObject({ silhouette: null, daviesBouldin: null });
  }
});

test('clusters by another metric than the one in use are told when they are looked at, until they are found again', async () => {
  const libraryDir = tempDir();
  tracksAround(libraryDir, [-9, 9], 20);
  const first = await startApp(libraryDir);
  expect((await found(first.client, { k: 2 })).clustering).toMatchObject({ outdated: false });
  await first.app.close();
  const store = openTestStore(libraryDir);
  store.write((write) => write.space.saveMetric({ name: 'another', parts: '{}', weights: new Uint8Array() }));
  store.close();
  const { client } = await startApp(libraryDir);
  expect(await client.clusters.get()).toMatchObject({ outdated: true, waiting: 0 });
  expect((await found(client, { k: 2 })).clustering).toMatchObject({ outdated: false });
});

test('a search that is cancelled, or cannot be written to its end, leaves the clusters before as they were', async () => {
  const libraryDir = tempDir();
  const [low = []] = tracksAround(libraryDir, [-9, 9], 20);
  const { client } = await startApp(libraryDir);
  const { clustering: before } = await found(client, { k: 2 });
  const searching = client.clusters.find({ method: 'gaussian' });
  const { jobId } = await searching;
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && (status.progress.done ?? 0) > 0) {
      await client.jobs.cancel({ id: jobId });
      break;
    }
  expect((await ended(client, searching)).status.state).toBe('cancelled');
  expect(await client.clusters.get()).toEqual(before);

  const db = new Database(join(libraryDir, 'library.db'));
  db.exec(`CREATE TRIGGER full BEFORE INSERT ON cluster_tracks WHEN new.track_id = ${low.at(-1) ?? 0}
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
  expect((await ended(client, client.clusters.find({ k: 3 }))).status).toMatchObject({ state: 'failed' });
  expect(await client.clusters.get()).toEqual(before);
  db.exec('DROP TRIGGER full');
  const { clustering: after } = await found(client, { k: 2 });
  expect(after.clusters.map(({ id, tracks }) => [id, tracks])).toEqual(
    before.clusters.map(({ id, tracks }) => [id, tracks]),
  );
  expect(db.prepare('SELECT count(*) AS n FROM clusterings').get()).toEqual({ n: 1 });
  expect(db.prepare('SELECT count(*) AS n FROM cluster_tracks').get()).toEqual({ n: 40 });
  db.close();
});
