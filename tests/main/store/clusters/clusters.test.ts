// Clusters in the store: what counts, names with undo, the filter and its index, what is described.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { clusterDescriptions } from '../../../../src/main/store/clusters/described.ts';
import { prepareConnection } from '../../../../src/main/store/database.ts';
import { trackCondition } from '../../../../src/main/store/tracks/trackFilter.ts';
import { addTrack, readGenreTags, type TestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const made = {
  method: 'k-means',
  asked: null,
  seed: 1,
  metric: 'test',
  dims: 2,
  clustered: 4,
  trials: [{ k: 2, silhouette: 0.5, daviesBouldin: 1 }],
  silhouette: 0.5,
  daviesBouldin: 1,
} as const;

/** A clustering of these lists of tracks, written whole; returns the ids of its clusters. */
function cluster(
  store: TestStore,
  lists: readonly (readonly number[])[],
  same: readonly (number | null)[] = lists.map(() => null),
): number[] {
  const begun = store.write((write) => write.clusters.begin(made, same));
  store.write((write) => {
    for (const [n, list] of lists.entries())
      write.clusters.put(
        begun.id,
        list.map((track) => [track, begun.clusters[n] ?? 0] as const),
      );
  });
  store.write((write) =>
    write.clusters.finish(
      begun.id,
      begun.clusters.map((id, n) => ({ id, medoids: lists[n]?.slice(0, 1) ?? [] })),
    ),
  );
  while (store.write((write) => write.clusters.clear(2)));
  return begun.clusters;
}

test('a clustering counts when it is whole, and takes the place of the one before', () => {
  const store = tempStore();
  const tracks = ['a', 'b', 'c', 'd'].map((name) => addTrack(store, name));
  const [a = 0, b = 0, c = 0, d = 0] = tracks;
  const [one = 0, two = 0] = cluster(store, [[a, b], [c]]);
  expect(store.clusters.current()).toMatchObject(made);
  expect(store.tracks.query({ clusterIds: [one] }, [])).toEqual([a, b]);
  expect(store.tracks.query({ clusterIds: [one, two] }, [])).toEqual([a, b, c]);
  const begun = store.write((write) => write.clusters.begin(made, [one, null]));
  store.write((write) => write.clusters.put(begun.id, [[d, one]]));
  expect(store.tracks.query({ clusterIds: [one] }, [])).toEqual([a, b]);
  expect(store.clusters.tracks(one)).toEqual([a, b]);
  const [same = 0, other = 0] = cluster(
    store,
    [
      [a, d],
      [b, c],
    ],
    [one, null],
  );
  expect(same).toBe(one);
  expect(store.tracks.query({ clusterIds: [same] }, [])).toEqual([a, d]);
  expect(store.tracks.query({ clusterIds: [two] }, [])).toEqual([]);
  expect(store.tracks.query({ clusterIds: [other] }, [])).toEqual([b, c]);
  expect(() => store.clusters.tracks(two)).toThrow('There is no cluster');
});

test('a name stays with its cluster, is remembered when that is gone, and is undone and redone', () => {
  const store = tempStore();
  const tracks = ['a', 'b', 'c', 'd'].map((name) => addTrack(store, name));
  const [one = 0, two = 0] = cluster(store, [tracks.slice(0, 2), tracks.slice(2)]);
  store.write((write) => write.clusters.setName(one, 'Calm'));
  store.write((write) => write.clusters.setName(two, 'Wild'));
  cluster(store, [tracks.slice(0, 2), tracks.slice(2)], [one, null]);
  expect(store.clusters.names().get(one)).toBe('Calm');
  expect(store.clusters.gone()).toEqual([{ id: two, name: 'Wild' }]);
  expect(store.write((write) => write.changes.undo(null))?.scope).toEqual({ of: 'tracks' });
  expect(store.clusters.gone()).toEqual([]);
  store.write((write) => write.changes.undo(null));
  expect(store.clusters.names().size).toBe(0);
  const redone = store.write((write) => write.changes.redo(null));
  expect(store.clusters.names()).toEqual(new Map([[one, 'Calm']]));
  expect(store.changes.clusters(redone?.id ?? 0)).toBe(1);
  expect(() => store.write((write) => write.clusters.setName(99, 'None'))).toThrow('There is no cluster 99');
});

test('clusters are described by what stands out in them', () => {
  const dir = tempDir();
  const store = tempStore(dir);
  const loud = [1, 2, 3].map((n) => addTrack(store, `loud${n}`, { genres: ['Metal', 'Angry'] }));
  const calm = [1, 2, 3].map((n) => addTrack(store, `calm${n}`, { genres: ['Ambient', 'Chill'] }));
  readGenreTags(store);
  const ids = cluster(store, [loud, calm]);
  const db = new Database(join(dir, 'library.db'), { readonly: true });
  prepareConnection(db);
  const { describedClusters, clusterOf } = clusterDescriptions(db);
  const [first, second] = describedClusters();
  expect([first?.id, second?.id]).toEqual(ids);
  expect(first).toMatchObject({ tracks: 3, medoids: [loud[0]], tempo: null, keys: [] });
  const words = [
    ...(first?.genres ?? []).map(({ genre }) => genre),
    ...(first?.words ?? []).map(({ word }) => word),
  ];
  expect(words).toEqual(expect.arrayContaining(['metal', 'angry']));
  expect(words).not.toContain('chill');
  expect(clusterOf().get(loud[0] ?? 0)).toBe(ids[0]);
  const { where, parameters } = trackCondition({ clusterIds: ids });
  const plan = db
    .prepare<(string | number)[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT t.id FROM tracks t WHERE ${where}`,
    )
    .all(...parameters)
    .map(({ detail }) => detail)
    .join('\n');
  expect(plan).toContain('cluster_tracks_by_cluster');
  db.close();
});
