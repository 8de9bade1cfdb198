// Layouts of the map, one of each kind: written whole, read without the tracks that are not there any more.
import type { MapKind } from '../../../core/domain/map.ts';
import type { Database, Room } from '../database.ts';
import { wholesFromBlob, wholesToBlob } from './blobs.ts';

/** Tracks and where they stand. */
export interface MapPlaces {
  readonly ids: Int32Array;
  /** x and y of each. */
  readonly places: Uint16Array;
}

export interface StoredMap extends MapPlaces {
  readonly metric: string;
  /** The first so many were laid out, the others placed among them. */
  readonly laidOut: number;
  readonly trustworthiness: number | null;
  readonly continuity: number | null;
  readonly laidOutAt: number;
}

export interface MapReads {
  /** Null where there is none, or one that cannot be read. */
  get(kind: MapKind): StoredMap | null;
  /** Present tracks that were analysed, those that a map can show: at most so many, from the first above an id. */
  mappable(above: number, most: number): number[];
}

export interface MapWrites {
  /** With one that is not judged yet; returns when that was. */
  replace(kind: MapKind, metric: string, map: MapPlaces): number;
  /** Of the layout of that moment. */
  judge(kind: MapKind, laidOutAt: number, trust: Pick<StoredMap, 'trustworthiness' | 'continuity'>): void;
  /** Adds these to the layout of that moment; false where another has taken its place, or has them already. */
  add(kind: MapKind, laidOutAt: number, added: MapPlaces): boolean;
}

interface MapRow extends Omit<StoredMap, 'ids' | 'places'> {
  readonly ids: Buffer;
  readonly places: Buffer;
}

export function mapStore(db: Database, now: () => number): Room<MapReads, MapWrites> {
  const read = db.prepare<[MapKind], MapRow>(/* sql */ `
    SELECT metric, track_ids AS ids, places, laid_out AS laidOut, trustworthiness, continuity, laid_out_at AS laidOutAt
    FROM maps WHERE kind = ?`);
  const replace = db.prepare(/* sql */ `
    INSERT OR REPLACE INTO maps (kind, metric, track_ids, places, laid_out, laid_out_at) VALUES (?, ?, ?, ?, ?, ?)`);
  const judge = db.prepare(
    'UPDATE maps SET trustworthiness = ?, continuity = ? WHERE kind = ? AND laid_out_at = ?',
  );
  const extend = db.prepare('UPDATE maps SET track_ids = ?, places = ? WHERE kind = ?');
  // Any other index than that of ids would be sorted for each piece anew.
  const mappable = db
    .prepare<[number, number], number>(/* sql */ `
      SELECT t.id FROM tracks t NOT INDEXED CROSS JOIN windows w ON w.track_id = t.id AND w.position = 0
      WHERE t.id > ? AND t.state = 'analysed' AND t.presence = 'present' ORDER BY t.id LIMIT ?`)
    .pluck();

  function get(kind: MapKind): StoredMap | null {
    const row = read.get(kind);
    if (row === undefined) return null;
    const ids = wholesFromBlob(row.ids, Int32Array);
    const places = wholesFromBlob(row.places, Uint16Array);
    return places.length === 2 * ids.length ? { ...row, ids, places } : null;
  }

  return {
    read: { get, mappable: (above, most) => mappable.all(above, most) },
    write: {
      replace(kind, metric, { ids, places }) {
        // Later than the one before, whatever the clock says: they are told apart by it.
        const at = Math.max(now(), (get(kind)?.laidOutAt ?? 0) + 1);
        replace.run(kind, metric, wholesToBlob(ids), wholesToBlob(places), ids.length, at);
        return at;
      },
      judge: (kind, laidOutAt, { trustworthiness, continuity }) =>
        void judge.run(trustworthiness, continuity, kind, laidOutAt),
      add(kind, laidOutAt, added) {
        const stored = get(kind);
        if (stored === null || stored.laidOutAt !== laidOutAt) return false;
        const known = new Set(stored.ids);
        if (added.ids.some((id) => known.has(id))) return false;
        extend.run(
          wholesToBlob(joined(stored.ids, added.ids, new Int32Array(stored.ids.length + added.ids.length))),
          wholesToBlob(
            joined(stored.places, added.places, new Uint16Array(stored.places.length + added.places.length)),
          ),
          kind,
        );
        return true;
      },
    },
  };
}

function joined<List extends Int32Array | Uint16Array>(first: List, second: List, into: List): List {
  into.set(first);
  into.set(second, first.length);
  return into;
}
