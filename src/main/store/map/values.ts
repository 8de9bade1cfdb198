// What the places of a map are coloured by, read piece by piece in the order of the tracks' ids: another index would be sorted for each.
import { currentClusteringSql } from '../clusters/current.ts';
import type { Database } from '../database.ts';

const names = {
  genre: /* sql */ `
    SELECT t.id, g.name FROM tracks t NOT INDEXED CROSS JOIN genres g ON g.id = t.genre_id
    WHERE t.id > ? ORDER BY t.id LIMIT ?`,
  key: 'SELECT id, shown_key FROM tracks NOT INDEXED WHERE shown_key IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
  cluster: /* sql */ `
    SELECT c.track_id, coalesce((
      SELECT n.name FROM cluster_names n WHERE n.cluster_id = c.cluster_id ORDER BY n.id DESC LIMIT 1
    ), 'Cluster ' || c.cluster_id)
    FROM cluster_tracks c WHERE c.clustering_id = ${currentClusteringSql} AND c.track_id > ?
    ORDER BY c.track_id LIMIT ?`,
} as const;
const numbers = {
  confidence:
    'SELECT id, confidence FROM tracks NOT INDEXED WHERE confidence IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
  tempo:
    'SELECT id, tempo_bpm FROM tracks NOT INDEXED WHERE tempo_bpm IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
  year: 'SELECT id, year FROM tracks NOT INDEXED WHERE year IS NOT NULL AND id > ? ORDER BY id LIMIT ?',
} as const;

export type NamedColour = keyof typeof names;
export type MeasuredColour = keyof typeof numbers;

/** At most so many tracks with what they have, from the first above an id. */
export interface MapValueReads {
  named(by: NamedColour, above: number, most: number): [trackId: number, name: string][];
  measured(by: MeasuredColour, above: number, most: number): [trackId: number, value: number][];
}

export function mapValues(db: Database): MapValueReads {
  return {
    named: (by, above, most) =>
      db.prepare<[number, number], [number, string]>(names[by]).raw().all(above, most),
    measured: (by, above, most) =>
      db.prepare<[number, number], [number, number]>(numbers[by]).raw().all(above, most),
  };
}
