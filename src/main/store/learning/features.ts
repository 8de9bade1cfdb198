// Feature vectors of tracks, written window by window; which tracks still lack the newest ones.

import type { MusicalFacts } from '../../../core/domain/track.ts';
import { measuredFields } from '../../../core/domain/trackFields.ts';
import type { Database } from '../database.ts';
import { assigned } from '../tracks/fieldSql.ts';
import { floatsToBlob } from './blobs.ts';
import { type FeatureReads, featureReads } from './featureReads.ts';

export interface AnalysedWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly features: Float32Array;
}

export interface Analysis {
  readonly durationSeconds: number;
  readonly windows: readonly AnalysedWindow[];
  readonly facts: MusicalFacts;
}

export interface FeatureStore extends FeatureReads {
  /** Says what the columns of a version are. */
  declareLayout(version: number, names: readonly string[]): void;
  saveAnalysis(trackId: number, version: number, analysis: Analysis): void;
  /** Another number whenever vectors have changed in this session. */
  version(): number;
  /** Present, analysed tracks that no vector of this version describes yet. */
  outdated(version: number): { id: number; path: Buffer }[];
  /** Forgets the vectors of versions before this one; to be called when no track is outdated any more. */
  dropBefore(version: number): void;
}

export function featureStore(db: Database): FeatureStore {
  const declare = db.prepare('INSERT OR REPLACE INTO feature_layouts (version, names) VALUES (?, ?)');
  const dropWindows = db.prepare('DELETE FROM windows WHERE track_id = ? AND features_version = ?');
  const dropPrediction = db.prepare('DELETE FROM predictions WHERE track_id = ?');
  const insertWindow = db.prepare(/* sql */ `
    INSERT INTO windows (track_id, features_version, position, start_seconds, length_seconds, features)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const analysed = db.prepare(/* sql */ `
    UPDATE tracks SET state = 'analysed', failure_kind = NULL, failure_message = NULL,
      ${assigned(['durationSeconds', ...measuredFields])}
    WHERE id = :trackId`);
  const outdated = db.prepare<[number], { id: number; path: Buffer }>(/* sql */ `
    SELECT id, path FROM tracks t
    WHERE state = 'analysed' AND presence = 'present'
      AND id NOT IN (SELECT w.track_id FROM windows w WHERE w.features_version = ?)
    ORDER BY path`);
  const dropBefore = db.prepare('DELETE FROM windows WHERE features_version < ?');
  let changes = 0;

  return {
    ...featureReads(db),
    declareLayout: (version, names) => void declare.run(version, JSON.stringify(names)),
    saveAnalysis(trackId, version, { durationSeconds, windows, facts }) {
      changes += 1;
      // What was said of other vectors of this version does not hold any more.
      if (dropWindows.run(trackId, version).changes > 0) dropPrediction.run(trackId);
      for (const [position, window] of windows.entries()) {
        const features = floatsToBlob(window.features);
        insertWindow.run(trackId, version, position, window.startSeconds, window.lengthSeconds, features);
      }
      analysed.run({ trackId, durationSeconds, ...facts });
    },
    version: () => changes,
    outdated: (version) => outdated.all(version),
    dropBefore: (version) => void dropBefore.run(version),
  };
}
