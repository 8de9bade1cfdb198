// Reading feature vectors: one row a track with the columns that are wanted, from whichever layout has them.
import { floatsInBlob } from './blobs.ts';
import type { Database } from './database.ts';

/** A track's vectors, one a window, each with the wanted columns in the wanted order. */
export interface TrackFeatures {
  readonly trackId: number;
  readonly artistKey: string;
  /** The layout that they were taken from. */
  readonly version: number;
  readonly windows: readonly Float32Array[];
}

export interface FeatureReads {
  /**
   * The newest vectors of each track that have all the columns `names`; of the tracks given, or of all. Tracks
   * without such vectors are left out.
   */
  features(names: readonly string[], ids: readonly number[] | 'all'): TrackFeatures[];
  /** Tracks that have vectors. */
  trackIds(): number[];
}

interface WindowRow {
  trackId: number;
  artistKey: string;
  version: number;
  features: Buffer;
}

export function featureReads(db: Database): FeatureReads {
  const layouts = db.prepare<[], { version: number; names: string }>(
    'SELECT version, names FROM feature_layouts ORDER BY version',
  );
  const windowsSql = (scope: string): string => /* sql */ `
    SELECT w.track_id AS trackId, t.artist_key AS artistKey, w.features_version AS version, w.features
    FROM windows w JOIN tracks t ON t.id = w.track_id
    WHERE w.features_version IN (SELECT value FROM json_each(:versions)) AND ${scope}
    ORDER BY w.track_id, w.features_version DESC, w.position`;
  const allWindows = db.prepare<[Record<string, string>], WindowRow>(windowsSql('true'));
  const someWindows = db.prepare<[Record<string, string>], WindowRow>(
    windowsSql('w.track_id IN (SELECT value FROM json_each(:ids))'),
  );
  const trackIds = db.prepare<[], number>('SELECT DISTINCT track_id FROM windows').pluck();

  return {
    features(names, ids) {
      const placesOf = layoutPlaces(names);
      const versions = JSON.stringify([...placesOf.keys()]);
      const rows =
        ids === 'all'
          ? allWindows.iterate({ versions })
          : someWindows.iterate({ versions, ids: JSON.stringify(ids) });
      return newestByTrack(rows, placesOf);
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

/** `rows` come sorted by track, newest version first. */
function newestByTrack(
  rows: Iterable<WindowRow>,
  placesOf: ReadonlyMap<number, Int32Array>,
): TrackFeatures[] {
  const tracks: { trackId: number; artistKey: string; version: number; windows: Float32Array[] }[] = [];
  for (const { trackId, artistKey, version, features } of rows) {
    let track = tracks.at(-1);
    if (track?.trackId !== trackId) {
      track = { trackId, artistKey, version, windows: [] };
      tracks.push(track);
    }
    const places = placesOf.get(version);
    if (track.version !== version || places === undefined) continue;
    track.windows.push(pick(floatsInBlob(features), places));
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
