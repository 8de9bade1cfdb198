// What the clusters are made of, read by a worker: genres, tempo, keys, words of their present tracks.

import { standingOut, type WordCounts } from '../../../core/clusters/words.ts';
import type { Cluster } from '../../../core/domain/clusters.ts';
import { trackListSchema } from '../../../core/domain/track.ts';
import type { Database } from '../database.ts';
import { parseStored } from '../stored.ts';
import { currentClusteringSql } from './current.ts';

export type DescribedCluster = Omit<Cluster, 'name'>;

export interface ClusterDescriptions {
  /** The cluster of each track that is in one. */
  clusterOf(): Map<number, number>;
  /** The largest first. */
  describedClusters(): DescribedCluster[];
}

/** As many of each as say something. */
const most = 3;
const mostWords = 6;
const leastShare = 0.1;

export function clusterDescriptions(db: Database): ClusterDescriptions {
  const members = db
    .prepare<[], [number, number]>(
      `SELECT track_id, cluster_id FROM cluster_tracks WHERE clustering_id = ${currentClusteringSql}`,
    )
    .raw();
  const clusters = db.prepare<[], { id: number; medoids: string }>(
    `SELECT id, medoids FROM clusters WHERE clustering_id = ${currentClusteringSql} ORDER BY id`,
  );
  /** Present tracks with their cluster. */
  const present = /* sql */ `
    cluster_tracks c CROSS JOIN tracks t ON t.id = c.track_id AND t.presence = 'present'
    WHERE c.clustering_id = ${currentClusteringSql}`;
  const facts = db
    .prepare<[], [number, string | null, string | null, number | null, number]>(/* sql */ `
      SELECT c.cluster_id, (SELECT name FROM genres WHERE id = t.genre_id), t.shown_key, t.tempo_bpm, t.id
      FROM ${present}`)
    .raw();
  const words = db
    .prepare<[], [number, string]>(/* sql */ `
      SELECT DISTINCT d.track_id, coalesce(f.value, fold(d.written)) FROM declared_genres d
      LEFT JOIN tag_facets f ON f.written = d.written`)
    .raw();
  const read = db.transaction(() => {
    const own = new Map<number, Counted>();
    const clusterOf = new Map<number, Counted>();
    for (const [cluster, genre, key, tempo, track] of facts.iterate()) {
      const counted = own.get(cluster) ?? emptyCounted();
      own.set(cluster, counted);
      clusterOf.set(track, counted);
      counted.tracks += 1;
      count(counted.genres, genre);
      count(counted.keys, key);
      if (tempo !== null) counted.tempi.push(tempo);
    }
    const all = new Map<string, number>();
    for (const [track, word] of words.iterate()) {
      const counted = clusterOf.get(track);
      if (counted === undefined) continue;
      count(all, word);
      count(counted.words, word);
    }
    return clusters
      .all()
      .map(({ id, medoids }) =>
        described(id, parseStored(trackListSchema, medoids)[0] ?? [], own.get(id) ?? emptyCounted(), {
          all,
          tracks: clusterOf.size,
        }),
      )
      .sort((a, b) => b.tracks - a.tracks || a.id - b.id);
  });
  return { clusterOf: () => new Map(members.all()), describedClusters: () => read() };
}

interface Counted {
  tracks: number;
  readonly genres: Map<string, number>;
  readonly keys: Map<string, number>;
  readonly tempi: number[];
  readonly words: Map<string, number>;
}

const emptyCounted = (): Counted => ({
  tracks: 0,
  genres: new Map(),
  keys: new Map(),
  tempi: [],
  words: new Map(),
});

function count(counts: Map<string, number>, word: string | null): void {
  if (word !== null && word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
}

function described(
  id: number,
  medoids: readonly number[],
  { tracks, genres, keys, tempi, words }: Counted,
  library: { readonly all: WordCounts; readonly tracks: number },
): DescribedCluster {
  const typical = frequent(genres, tracks);
  const shown = new Set(typical.map(([genre]) => genre));
  const further = standingOut(words, tracks, library.all, library.tracks, mostWords + most);
  const sorted = tempi.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    id,
    tracks,
    genres: typical.map(([genre, share]) => ({ genre, share })),
    keys: frequent(keys, tracks).map(([key, share]) => ({ key, share })),
    tempo: sorted.length === 0 ? null : { low: at(0.25), median: at(0.5), high: at(0.75) },
    words: further.filter(({ word }) => !shown.has(word)).slice(0, mostWords),
    medoids: [...medoids],
  };
}

function frequent(counts: ReadonlyMap<string, number>, tracks: number): [string, number][] {
  return [...counts]
    .map(([word, own]): [string, number] => [word, own / tracks])
    .filter(([, share]) => share >= leastShare)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most);
}
