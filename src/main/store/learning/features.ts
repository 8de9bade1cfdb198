// What the analysis found: windows, beats, facts, and vectors group by group; which groups tracks still lack.

import type { ErrorData } from '../../../core/domain/errors.ts';
import type { GroupVersion, Layout } from '../../../core/domain/layout.ts';
import type { Remark } from '../../../core/domain/remarks.ts';
import type { VersionedFacts } from '../../../core/domain/track.ts';
import { measuredFields } from '../../../core/domain/trackFields.ts';
import type { Database, Room } from '../database.ts';
import type { TempoWrites } from '../genres/shownTempo.ts';
import { assigned, fieldSql } from '../tracks/fieldSql.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import { beatsFromBlob, beatsToBlob } from './beatTimes.ts';
import { type FeatureGroups, featureGroups } from './featureGroups.ts';
import { type FeatureReads, featureReads } from './featureReads.ts';
import { halvesToBlob } from './halves.ts';

export interface AnalysedWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  /** Seconds from the start of the window. */
  readonly beats: readonly number[];
}

/** One group of a track: a vector a window, or why there are none. */
export type AnalysedGroup = GroupVersion &
  ({ readonly vectors: readonly Float32Array[] } | { readonly failure: ErrorData });

export interface Analysis {
  readonly durationSeconds: number;
  readonly windows: readonly AnalysedWindow[];
  readonly groups: readonly AnalysedGroup[];
  readonly facts: VersionedFacts;
  /** What is odd about its sound. */
  readonly remarks: readonly Remark[];
}

export interface StoredWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  /** Seconds from the start of the window; null before they were tracked. */
  readonly beats: readonly number[] | null;
}

/** What a track that has been analysed lacks. */
export interface LackingTrack {
  readonly id: number;
  readonly path: Buffer;
  readonly fingerprint: string | null;
  readonly lacks: { readonly groups: Layout; readonly facts: boolean };
}

/** How far a group has come. */
export interface Hearing {
  readonly heard: number;
  readonly failed: number;
  readonly of: number;
  /** Of the first track that failed. */
  readonly failure: ErrorData | null;
}

export interface FeatureStoreReads extends FeatureReads {
  /** What was analysed of a track, in order. */
  windows(trackId: number): StoredWindow[];
  /** How many present tracks that were analysed have this group, could not have it, or are waited for. */
  hearing(group: GroupVersion): Hearing;
  /** Another number whenever vectors have changed in this session. */
  version(): number;
  /** Whether a track's vectors have changed after this version. */
  hasChanged(trackId: number, since: number): boolean;
  /** Tracks that wait for groups of the layout, or have facts of an earlier version, by path. */
  waiting(layout: Layout, factsVersion: number): LackingTrack[];
}

export interface FeatureWrites {
  readonly declareGroups: FeatureGroups['declare'];
  /** In the place of everything that an earlier analysis found in the track. */
  saveAnalysis(trackId: number, analysis: Analysis): void;
  /** Beside the groups that the track has. */
  saveGroups(trackId: number, groups: readonly AnalysedGroup[]): void;
  /** In the place of those that the track has; vectors stay. */
  saveFacts(trackId: number, facts: VersionedFacts): void;
  /** What this version of the code could not find out is not known. */
  clearFacts(trackId: number, version: number): void;
  /** Gives a track all that was found in another with the same sound, if that one was analysed. */
  copy(fromId: number, toId: number): void;
  /** By position. */
  saveBeats(trackId: number, beats: readonly (readonly number[])[]): void;
  /** Groups that failed for one of these reasons are waited for again. */
  forgetFailures(kinds: readonly ErrorData['kind'][]): void;
  /** All that is known to have failed for this group is tried again. */
  forgetFailuresOf(group: GroupVersion): void;
  /** Deletes vectors of at most so many tracks. Returns whether any were left to delete. */
  drop(group: GroupVersion, atMost: number): boolean;
}

export function featureStore(
  db: Database,
  currentIds: CurrentIds,
  tempi: TempoWrites,
): Room<FeatureStoreReads, FeatureWrites> {
  const groups = featureGroups(db);
  const reads = featureReads(db);
  const dropWindows = db.prepare('DELETE FROM windows WHERE track_id = ?');
  const dropFailures = db.prepare('DELETE FROM group_failures WHERE track_id = ?');
  const dropProposals = db.prepare('DELETE FROM kind_proposals WHERE track_id = ?');
  const dropPrediction = db.prepare('DELETE FROM predictions WHERE track_id = ?');
  const insertWindow = db.prepare(/* sql */ `
    INSERT INTO windows (track_id, position, start_seconds, length_seconds, beats) VALUES (?, ?, ?, ?, ?)`);
  const insertVector = db.prepare(
    'INSERT OR REPLACE INTO vectors (track_id, position, group_id, features) VALUES (?, ?, ?, ?)',
  );
  const insertFailure = db.prepare(
    'INSERT OR REPLACE INTO group_failures (group_id, track_id, kind, message) VALUES (?, ?, ?, ?)',
  );
  const updateBeats = db.prepare('UPDATE windows SET beats = ? WHERE track_id = ? AND position = ?');
  const windows = db.prepare<
    [number],
    { startSeconds: number; lengthSeconds: number; beats: Buffer | null }
  >(/* sql */ `
    SELECT start_seconds AS startSeconds, length_seconds AS lengthSeconds, beats FROM windows
    WHERE track_id = ? ORDER BY position`);
  const analysed = db.prepare(/* sql */ `
    UPDATE tracks SET state = 'analysed', failure_kind = NULL, failure_message = NULL,
      sound_remarks = :remarks, ${assigned(['durationSeconds', ...measuredFields])}, facts_version = :version
    WHERE id = :trackId`);
  const saveFacts = db.prepare(
    `UPDATE tracks SET ${assigned(measuredFields)}, facts_version = :version WHERE id = :trackId`,
  );
  const clearFacts = db.prepare(
    `UPDATE tracks SET ${factColumns.map((name) => `${name} = NULL`).join()}, facts_version = ? WHERE id = ?`,
  );
  const waitingForFacts = db
    .prepare<[number], number>(
      "SELECT id FROM tracks WHERE state = 'analysed' AND presence = 'present' AND facts_version < ?",
    )
    .pluck();
  const present = "t.state = 'analysed' AND t.presence = 'present'";
  const listened = db
    .prepare<[], number>(
      `SELECT count(*) FROM windows w JOIN tracks t ON t.id = w.track_id WHERE w.position = 0 AND ${present}`,
    )
    .pluck();
  const heard = db
    .prepare<[number], number>(
      `SELECT count(*) FROM vectors v JOIN tracks t ON t.id = v.track_id WHERE v.position = 0 AND v.group_id = ? AND ${present}`,
    )
    .pluck();
  const failed = db.prepare<[number], ErrorData>(/* sql */ `
    SELECT f.kind, f.message, t.display_path AS path FROM group_failures f JOIN tracks t ON t.id = f.track_id
    WHERE f.group_id = ? AND ${present} ORDER BY t.id`);
  const isAnalysed = db.prepare<[number]>("SELECT 1 FROM tracks WHERE id = ? AND state = 'analysed'");
  const paths = db.prepare<[string], { id: number; path: Buffer; fingerprint: string | null }>(
    'SELECT id, path, fingerprint FROM tracks WHERE id IN (SELECT value FROM json_each(?)) ORDER BY path',
  );
  const forget = db.prepare('DELETE FROM group_failures WHERE kind IN (SELECT value FROM json_each(?))');
  const forgetOf = db.prepare('DELETE FROM group_failures WHERE group_id = ?');
  const drop = db.prepare(/* sql */ `
    DELETE FROM vectors WHERE group_id = :group AND track_id IN
      (SELECT track_id FROM vectors WHERE position = 0 AND group_id = :group LIMIT :atMost)`);
  const copied = copying(db);
  let changes = 0;
  /** The version that each track last changed at in this session. */
  const changedAt = new Map<number, number>();
  db.function('note_vectors', () => {
    changes += 1;
    return null;
  });
  db.exec('CREATE TEMP TRIGGER vectors_gone AFTER DELETE ON main.tracks BEGIN SELECT note_vectors(); END');

  /** While it was listened to, a track may have turned out to be one with another. */
  const current = (trackId: number): number => currentIds([trackId])[0] ?? trackId;

  function saveGroups(given: number, analysedGroups: readonly AnalysedGroup[]): void {
    const trackId = current(given);
    changes += 1;
    changedAt.set(trackId, changes);
    for (const group of analysedGroups) {
      const id = groups.id(group);
      if ('failure' in group) insertFailure.run(id, trackId, group.failure.kind, group.failure.message);
      else
        for (const [position, vector] of group.vectors.entries())
          insertVector.run(trackId, position, id, halvesToBlob(vector));
    }
  }

  return {
    read: {
      ...reads,
      windows: (trackId) =>
        windows.all(trackId).map(({ beats, ...window }) => ({
          ...window,
          beats: beats === null ? null : beatsFromBlob(beats),
        })),
      hearing(group) {
        const id = groups.id(group);
        const failures = failed.all(id);
        return {
          heard: heard.get(id) ?? 0,
          failed: failures.length,
          of: listened.get() ?? 0,
          failure: failures[0] ?? null,
        };
      },
      version: () => changes,
      hasChanged: (trackId, since) => (changedAt.get(trackId) ?? 0) > since,
      waiting(layout, factsVersion) {
        const groups = new Map<number, GroupVersion[]>();
        for (const group of layout)
          for (const id of reads.waitingFor(group)) groups.set(id, [...(groups.get(id) ?? []), group]);
        const facts = new Set(waitingForFacts.all(factsVersion));
        return paths
          .all(JSON.stringify([...new Set([...groups.keys(), ...facts])]))
          .map(({ id, path, fingerprint }) => ({
            id,
            path,
            fingerprint,
            lacks: { groups: groups.get(id) ?? [], facts: facts.has(id) },
          }));
      },
    },
    write: {
      declareGroups: groups.declare,
      saveAnalysis(given, analysis) {
        const trackId = current(given);
        // What a model predicted from the vectors of another sound does not hold any more.
        if (dropWindows.run(trackId).changes > 0) dropPrediction.run(trackId);
        dropFailures.run(trackId);
        dropProposals.run(trackId);
        for (const [position, { startSeconds, lengthSeconds, beats }] of analysis.windows.entries())
          insertWindow.run(trackId, position, startSeconds, lengthSeconds, beatsToBlob(beats));
        saveGroups(trackId, analysis.groups);
        analysed.run({
          trackId,
          durationSeconds: analysis.durationSeconds,
          remarks: JSON.stringify(analysis.remarks),
          ...analysis.facts,
        });
        tempi.saveLevels(trackId, analysis.facts.tempoLevels);
      },
      saveGroups,
      saveFacts(given, facts) {
        const trackId = current(given);
        saveFacts.run({ trackId, ...facts });
        tempi.saveLevels(trackId, facts.tempoLevels);
      },
      clearFacts(given, version) {
        const trackId = current(given);
        clearFacts.run(version, trackId);
        tempi.saveLevels(trackId, []);
      },
      copy(fromId, toId) {
        if (isAnalysed.get(fromId) === undefined) return;
        changes += 1;
        changedAt.set(toId, changes);
        for (const statement of copied) statement.run({ from: fromId, to: toId });
      },
      saveBeats(trackId, beats) {
        for (const [position, seconds] of beats.entries())
          updateBeats.run(beatsToBlob(seconds), trackId, position);
      },
      forgetFailures: (kinds) => void forget.run(JSON.stringify(kinds)),
      forgetFailuresOf: (group) => void forgetOf.run(groups.id(group)),
      drop: (group, atMost) => drop.run({ group: groups.id(group), atMost }).changes > 0,
    },
  };
}

const factColumns: readonly string[] = measuredFields.flatMap((name) => fieldSql[name].columns);

/** In the order in which rows need each other. */
function copying(db: Database) {
  const facts = [
    'state',
    'sound_remarks',
    ...fieldSql.durationSeconds.columns,
    ...factColumns,
    'facts_version',
  ].join();
  return [
    'DELETE FROM windows WHERE track_id = :to',
    `INSERT INTO windows (track_id, position, start_seconds, length_seconds, beats)
      SELECT :to, position, start_seconds, length_seconds, beats FROM windows WHERE track_id = :from`,
    `INSERT INTO vectors (track_id, position, group_id, features)
      SELECT :to, position, group_id, features FROM vectors WHERE track_id = :from`,
    `INSERT OR REPLACE INTO group_failures (group_id, track_id, kind, message)
      SELECT group_id, :to, kind, message FROM group_failures WHERE track_id = :from`,
    `INSERT OR REPLACE INTO predictions (track_id, model_id, genre_id, confidence, probabilities)
      SELECT :to, p.model_id, p.genre_id, p.confidence, p.probabilities
      FROM predictions p JOIN tracks t ON t.id = :to AND t.kind = 'music' WHERE p.track_id = :from`,
    `UPDATE tracks SET failure_kind = NULL, failure_message = NULL, (${facts}) = (SELECT ${facts} FROM tracks WHERE id = :from)
      WHERE id = :to`,
    `INSERT OR REPLACE INTO kind_proposals (track_id, by_group, reason)
      SELECT :to, by_group, reason FROM kind_proposals WHERE track_id = :from`,
    'DELETE FROM tempo_levels WHERE track_id = :to',
    `INSERT INTO tempo_levels (track_id, octave, bpm, evidence)
      SELECT :to, octave, bpm, evidence FROM tempo_levels WHERE track_id = :from`,
  ].map((sql) => db.prepare<[{ from: number; to: number }]>(sql));
}
