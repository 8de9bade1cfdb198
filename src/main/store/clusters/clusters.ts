// Clusters as they are kept: the clustering that counts, which track is in which cluster, and their names, a log.
import * as z from 'zod';
import { type ClusterMethod, type Trial, trialSchema } from '../../../core/domain/clusters.ts';
import { AppError } from '../../../core/domain/errors.ts';
import type { Append } from '../changes/changeLog.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';
import { currentClusteringSql } from './current.ts';

export interface MadeClustering {
  readonly method: ClusterMethod;
  readonly asked: number | null;
  readonly seed: number;
  readonly metric: string;
  readonly dims: number;
  readonly clustered: number;
  readonly trials: readonly Trial[];
  readonly silhouette: number | null;
  readonly daviesBouldin: number | null;
}

export interface StoredClustering extends MadeClustering {
  readonly id: number;
  readonly madeAt: number;
}

export interface ClusterReads {
  /** Null where there is none. */
  current(): StoredClustering | null;
  /** Present, analysed tracks that are in none of its clusters. */
  waiting(): number[];
  /** Clusters that are gone and have a name. */
  gone(): { id: number; name: string }[];
  names(): Map<number, string>;
  /** Present tracks of a cluster of the current clustering. Throws AppError('not-found'). */
  tracks(id: number): number[];
}

export interface ClusterWrites {
  /** Begins a clustering that counts only when it is finished; returns its id and its clusters', new ones for null. */
  begin(made: MadeClustering, same: readonly (number | null)[]): { id: number; clusters: number[] };
  /** Puts tracks into clusters; those that are not there any more, or are in one, are left out. */
  put(clusteringId: number, tracks: readonly (readonly [trackId: number, clusterId: number])[]): void;
  /** From now on it counts, and these are its clusters. */
  finish(clusteringId: number, clusters: readonly { id: number; medoids: readonly number[] }[]): void;
  /** Clears away so many rows of what does not count; false when there are none left. */
  clear(most: number): boolean;
  /** Null takes it back. */
  setName(id: number, name: string | null): void;
}

interface Row extends Omit<StoredClustering, 'trials'> {
  readonly trials: string;
}

const namesSql = /* sql */ `
  SELECT cluster_id AS id, name FROM cluster_names n
  WHERE name IS NOT NULL AND id = (SELECT max(m.id) FROM cluster_names m WHERE m.cluster_id = n.cluster_id)`;

export function clusterStore(
  db: Database,
  append: Append,
  now: () => number,
): Room<ClusterReads, ClusterWrites> {
  const current = db.prepare<[], Row>(/* sql */ `
    SELECT id, method, asked, seed, metric, dims, clustered, trials, silhouette, davies_bouldin AS daviesBouldin,
      made_at AS madeAt FROM clusterings WHERE id = ${currentClusteringSql}`);
  const waiting = db
    .prepare<[], number>(/* sql */ `
      SELECT t.id FROM tracks t WHERE t.presence = 'present' AND t.state = 'analysed' AND NOT EXISTS (
        SELECT 1 FROM cluster_tracks c WHERE c.track_id = t.id AND c.clustering_id = ${currentClusteringSql})
        AND EXISTS (SELECT 1 FROM windows w WHERE w.track_id = t.id)
      ORDER BY t.id`)
    .pluck();
  const names = db.prepare<[], { id: number; name: string }>(namesSql);
  const gone = db.prepare<[], { id: number; name: string }>(/* sql */ `
    SELECT n.id, n.name FROM (${namesSql}) n JOIN clusters c ON c.id = n.id
    WHERE c.clustering_id IS NOT ${currentClusteringSql} ORDER BY n.name`);
  const isCurrent = db.prepare<[number], unknown>(
    `SELECT 1 FROM clusters WHERE id = ? AND clustering_id = ${currentClusteringSql}`,
  );
  const exists = db.prepare<[number], unknown>('SELECT 1 FROM clusters WHERE id = ?');
  const tracks = db
    .prepare<[number], number>(/* sql */ `
      SELECT t.id FROM cluster_tracks c JOIN tracks t ON t.id = c.track_id
      WHERE c.cluster_id = ? AND c.clustering_id = ${currentClusteringSql} AND t.presence = 'present' ORDER BY t.id`)
    .pluck();
  const insert = db.prepare(/* sql */ `
    INSERT INTO clusterings (method, asked, seed, metric, dims, clustered, trials, silhouette, davies_bouldin)
    VALUES (:method, :asked, :seed, :metric, :dims, :clustered, :trials, :silhouette, :daviesBouldin)`);
  const addCluster = db.prepare("INSERT INTO clusters (medoids) VALUES ('[]')");
  const put = db.prepare(/* sql */ `
    INSERT INTO cluster_tracks (track_id, clustering_id, cluster_id)
    SELECT t.id, ?, ? FROM tracks t WHERE t.id = ? ON CONFLICT DO NOTHING`);
  const leave = db.prepare('UPDATE clusters SET clustering_id = NULL WHERE clustering_id IS NOT NULL');
  const enter = db.prepare('UPDATE clusters SET clustering_id = ?, medoids = ? WHERE id = ?');
  const finish = db.prepare('UPDATE clusterings SET made_at = ? WHERE id = ?');
  const clear = db.prepare<[number]>(/* sql */ `
    DELETE FROM cluster_tracks WHERE (track_id, clustering_id) IN (
      SELECT track_id, clustering_id FROM cluster_tracks WHERE clustering_id < ${currentClusteringSql} LIMIT ?)`);
  const clearEmpty = db.prepare(`DELETE FROM clusterings WHERE id < ${currentClusteringSql}`);
  const setName = db.prepare('INSERT INTO cluster_names (cluster_id, name, change_id) VALUES (?, ?, ?)');
  return {
    read: {
      current() {
        const row = current.get();
        if (row === undefined) return null;
        const [trials = []] = parseStored(z.array(trialSchema), row.trials);
        return { ...row, trials };
      },
      waiting: () => waiting.all(),
      gone: () => gone.all(),
      names: () => new Map(names.all().map(({ id, name }) => [id, name])),
      tracks(id) {
        if (isCurrent.get(id) === undefined) throw new AppError('not-found', `There is no cluster ${id}.`);
        return tracks.all(id);
      },
    },
    write: {
      begin({ trials, ...made }, same) {
        const id = Number(insert.run({ ...made, trials: JSON.stringify(trials) }).lastInsertRowid);
        const clusters = same.map((known) => known ?? Number(addCluster.run().lastInsertRowid));
        return { id, clusters };
      },
      put(clusteringId, placed) {
        for (const [trackId, clusterId] of placed) put.run(clusteringId, clusterId, trackId);
      },
      finish(clusteringId, clusters) {
        leave.run();
        for (const { id, medoids } of clusters) enter.run(clusteringId, JSON.stringify(medoids), id);
        finish.run(now(), clusteringId);
      },
      clear(most) {
        if (clear.run(most).changes > 0) return true;
        clearEmpty.run();
        return false;
      },
      setName(id, name) {
        if (exists.get(id) === undefined) throw new AppError('not-found', `There is no cluster ${id}.`);
        setName.run(id, name, append({ of: 'tracks' }));
      },
    },
  };
}
