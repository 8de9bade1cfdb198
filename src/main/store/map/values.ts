// What the places of a map are coloured by, read for all tracks at once.
import { finest, type MapColour, type MapValues } from '../../../core/domain/map.ts';
import { currentClusteringSql } from '../clusters/current.ts';
import type { Database } from '../database.ts';

export interface MapValueReads {
  /** Of these tracks, in their order. */
  values(by: MapColour, ids: readonly number[]): MapValues;
}

const names = {
  genre: `SELECT t.id, g.name FROM tracks t JOIN genres g ON g.id = t.genre_id`,
  key: 'SELECT id, shown_key FROM tracks WHERE shown_key IS NOT NULL',
  cluster: /* sql */ `
    SELECT c.track_id, coalesce((
      SELECT n.name FROM cluster_names n WHERE n.cluster_id = c.cluster_id ORDER BY n.id DESC LIMIT 1
    ), 'Cluster ' || c.cluster_id)
    FROM cluster_tracks c WHERE c.clustering_id = ${currentClusteringSql}`,
} as const;
const numbers = {
  confidence: 'SELECT id, confidence FROM tracks WHERE confidence IS NOT NULL',
  tempo: 'SELECT id, tempo_bpm FROM tracks WHERE tempo_bpm IS NOT NULL',
  year: 'SELECT id, year FROM tracks WHERE year IS NOT NULL',
} as const;

export function mapValues(db: Database): MapValueReads {
  return {
    values: (by, ids) =>
      by === 'genre' || by === 'key' || by === 'cluster'
        ? byName(db.prepare<[], [number, string]>(names[by]).raw().all(), ids)
        : byRange(db.prepare<[], [number, number]>(numbers[by]).raw().all(), ids),
  };
}

function byName(rows: readonly [number, string][], ids: readonly number[]): MapValues {
  const nameOf = new Map(rows);
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = nameOf.get(id);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const found = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const places = new Map(found.map((name, i) => [name, i + 1]));
  return { scale: 'names', names: found, values: ids.map((id) => places.get(nameOf.get(id) ?? '') ?? 0) };
}

function byRange(rows: readonly [number, number][], ids: readonly number[]): MapValues {
  const numberOf = new Map(rows);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const value = numberOf.get(id);
    if (value === undefined) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { scale: 'range', min: null, max: null, values: ids.map(() => 0) };
  const scale = max > min ? finest / (max - min) : 0;
  const level = (value: number | undefined): number =>
    value === undefined ? 0 : 1 + Math.round((value - min) * scale);
  return { scale: 'range', min, max, values: ids.map((id) => level(numberOf.get(id))) };
}
