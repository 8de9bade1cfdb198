// Feature vectors of tracks: written window by window, read as one row a track with the columns that are wanted.
import { floatsFromBlob, floatsToBlob } from './blobs.ts';
import type { Database } from './database.ts';

export interface AnalysedWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly features: Float32Array;
}

/** What was heard besides the features, for people. */
export interface MusicalFacts {
  readonly tempoBpm: number | null;
  readonly musicalKey: string | null;
  readonly loudnessLufs: number | null;
  readonly dynamicRangeDb: number | null;
}

export interface Analysis {
  readonly durationSeconds: number;
  readonly windows: readonly AnalysedWindow[];
  readonly facts: MusicalFacts;
}

/** A track's vectors, one a window, each with the wanted columns in the wanted order. */
export interface TrackFeatures {
  readonly trackId: number;
  readonly artistKey: string;
  /** The layout that they were taken from. */
  readonly version: number;
  readonly windows: readonly Float32Array[];
}

export interface FeatureStore {
  /** Says what the columns of a version are. */
  declareLayout(version: number, names: readonly string[]): void;
  saveAnalysis(trackId: number, version: number, analysis: Analysis): void;
  /**
   * The newest vectors of each track that have all the columns `names`; of the tracks given, or of all. Tracks
   * without such vectors are left out.
   */
  features(names: readonly string[], ids: readonly number[] | 'all'): TrackFeatures[];
  /** Tracks that have vectors. */
  trackIds(): number[];
  /** Another number whenever vectors have changed in this session. */
  version(): number;
  /** Present, analysed tracks that no vector of this version describes yet. */
  outdated(version: number): { id: number; path: Buffer }[];
  /** Forgets the vectors of versions before this one; to be called when no track is outdated any more. */
  dropBefore(version: number): void;
}

interface WindowRow {
  trackId: number;
  artistKey: string;
  version: number;
  features: Buffer;
}

export function featureStore(db: Database): FeatureStore {
  const declare = db.prepare('INSERT OR REPLACE INTO feature_layouts (version, names) VALUES (?, ?)');
  const layouts = db.prepare<[], { version: number; names: string }>(
    'SELECT version, names FROM feature_layouts ORDER BY version',
  );
  const dropWindows = db.prepare('DELETE FROM windows WHERE track_id = ? AND features_version = ?');
  const insertWindow = db.prepare(/* sql */ `
    INSERT INTO windows (track_id, features_version, position, start_seconds, length_seconds, features)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const analysed = db.prepare(/* sql */ `
    UPDATE tracks SET state = 'analysed', failure_kind = NULL, failure_message = NULL,
      duration_seconds = :durationSeconds, tempo_bpm = :tempoBpm, musical_key = :musicalKey,
      loudness_lufs = :loudnessLufs, dynamic_range_db = :dynamicRangeDb
    WHERE id = :trackId`);
  const outdated = db.prepare<[number], { id: number; path: Buffer }>(/* sql */ `
    SELECT id, path FROM tracks t
    WHERE state = 'analysed' AND presence = 'present'
      AND NOT EXISTS (SELECT 1 FROM windows w WHERE w.track_id = t.id AND w.features_version = ?)
    ORDER BY path`);
  const dropBefore = db.prepare('DELETE FROM windows WHERE features_version < ?');
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
  let changes = 0;

  return {
    declareLayout: (version, names) => void declare.run(version, JSON.stringify(names)),
    saveAnalysis(trackId, version, { durationSeconds, windows, facts }) {
      changes += 1;
      dropWindows.run(trackId, version);
      for (const [position, window] of windows.entries()) {
        const features = floatsToBlob(window.features);
        insertWindow.run(trackId, version, position, window.startSeconds, window.lengthSeconds, features);
      }
      analysed.run({ trackId, durationSeconds, ...facts });
    },
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
    version: () => changes,
    outdated: (version) => outdated.all(version),
    dropBefore: (version) => void dropBefore.run(version),
  };

  /** For each layout that has all the columns: where they are. */
  function layoutPlaces(names: readonly string[]): Map<number, Int32Array> {
    const places = new Map<number, Int32Array>();
    for (const { version, names: json } of layouts.all()) {
      const columns: unknown = JSON.parse(json);
      if (!Array.isArray(columns)) continue;
      const found = Int32Array.from(names, (name) => columns.indexOf(name));
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
    const vector = floatsFromBlob(features);
    track.windows.push(Float32Array.from(places, (place) => vector[place] ?? Number.NaN));
  }
  return tracks;
}
