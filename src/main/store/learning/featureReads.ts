// Reading feature vectors: one row a track with the columns that are wanted, from whichever layout has them.

import type { Database } from '../database.ts';
import { floatsInBlob } from './blobs.ts';

/** A track's vectors, one a window, each with the wanted columns in the wanted order. */
export interface TrackVectors {
  readonly trackId: number;
  /** The layout that they were taken from. */
  readonly version: number;
  readonly windows: readonly Float32Array[];
}

export interface TrackFeatures extends TrackVectors {
  readonly artistKey: string;
}

export interface FeatureReads {
  /**
   * The newest vectors of each track that have all the columns `names`; of the tracks given, or of all. Tracks
   * without such vectors are left out.
   */
  vectors(names: readonly string[], ids: readonly number[] | 'all'): TrackVectors[];
  /** The same with whose music it is, which takes twice as long. */
  features(names: readonly string[], ids: readonly number[] | 'all'): TrackFeatures[];
  /** Tracks that have vectors. */
  trackIds(): number[];
}

type WindowRow = [trackId: number, version: number, features: Buffer];

export function featureReads(db: Database): FeatureReads {
  const layouts = db.prepare<[], { version: number; names: string }>(
    'SELECT version, names FROM feature_layouts ORDER BY version',
  );
  // In the order in which they lie; '+' keeps the index on versions from being taken.
  const windowsSql = (scope: string): string => /* sql */ `
    SELECT track_id, features_version, features FROM windows
    WHERE +features_version IN (SELECT value FROM json_each(:versions)) AND ${scope}
    ORDER BY track_id, features_version, position`;
  const windows = (scope: string) =>
    db.prepare<[Record<string, string | number>], WindowRow>(windowsSql(scope)).raw();
  const allWindows = windows('true');
  const windowsBetween = windows('track_id BETWEEN :first AND :last');
  const someWindows = windows('track_id IN (SELECT value FROM json_each(:ids))');
  const artists = db
    .prepare<[string], [number, string]>(
      'SELECT id, artist_key FROM tracks WHERE id IN (SELECT value FROM json_each(?))',
    )
    .raw();
  const trackIds = db.prepare<[], number>('SELECT DISTINCT track_id FROM windows').pluck();

  function vectors(names: readonly string[], ids: readonly number[] | 'all'): TrackVectors[] {
    const placesOf = layoutPlaces(names);
    const versions = JSON.stringify([...placesOf.keys()]);
    if (ids === 'all') return newestByTrack(allWindows.iterate({ versions }), placesOf, null);
    if (ids.length === 0) return [];
    const wanted = new Set(ids);
    const [first, last] = extentOf(ids);
    // To look for a track takes four times as long as to go on to the next.
    const rows =
      last - first < 4 * wanted.size
        ? windowsBetween.iterate({ versions, first, last })
        : someWindows.iterate({ versions, ids: JSON.stringify(ids) });
    return newestByTrack(rows, placesOf, wanted);
  }

  return {
    vectors,
    features(names, ids) {
      const found = vectors(names, ids);
      const artistOf = new Map(artists.all(JSON.stringify(found.map(({ trackId }) => trackId))));
      return found.map((track) => ({ ...track, artistKey: artistOf.get(track.trackId) ?? '' }));
    },
    trackIds: () => trackIds.all(),
  };

  /** For each layout that has all the columns: where they are. */
  function layoutPlaces(names: readonly string[]): Map<number, Int32Array> {
    const places = new Map<number, Int32Array>();
    for (const { version, names: json } of layouts.all()) {
      const columns: unknown = JSON.parse(json);
      if (!Array.isArray(columns)) continue;
      const placeOf = new Map(columns.map((name, place) => [name, place]));
      const found = Int32Array.from(names, (name) => placeOf.get(name) ?? -1);
      if (!found.includes(-1)) places.set(version, found);
    }
    return places;
  }
}

function extentOf(ids: readonly number[]): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const id of ids) {
    first = Math.min(first, id);
    last = Math.max(last, id);
  }
  return [first, last];
}

/** `rows` come sorted by track, oldest version first. */
function newestByTrack(
  rows: Iterable<WindowRow>,
  placesOf: ReadonlyMap<number, Int32Array>,
  wanted: ReadonlySet<number> | null,
): TrackVectors[] {
  const tracks: { trackId: number; version: number; windows: Float32Array[] }[] = [];
  for (const [trackId, version, features] of rows) {
    const places = placesOf.get(version);
    if (places === undefined || wanted?.has(trackId) === false) continue;
    const window = pick(floatsInBlob(features), places);
    const track = tracks.at(-1);
    if (track?.trackId !== trackId) tracks.push({ trackId, version, windows: [window] });
    else if (track.version === version) track.windows.push(window);
    else {
      track.version = version;
      track.windows = [window];
    }
  }
  return tracks;
}

/** A plain loop: whole libraries are read through it. */
function pick(vector: Float32Array, places: Int32Array): Float32Array {
  const picked = new Float32Array(places.length);
  for (let column = 0; column < places.length; column++)
    picked[column] = vector[places[column] ?? 0] ?? Number.NaN;
  return picked;
}
