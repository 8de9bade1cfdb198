// Models and what the active one says of each track.

import { type ModelInfo, type ModelReport, modelReportSchema } from '../../core/model/modelInfo.ts';
import type { Probabilities } from '../../core/model/track.ts';
import { floatsFromBlob, floatsToBlob } from './blobs.ts';
import type { Database } from './database.ts';

export interface StoredModel extends ModelInfo {
  /** Folder name under `<library>/models`; null for the starter. */
  readonly folder: string | null;
}

/** One track's prediction as it is written; `values` has one row for the ensemble and one a base learner. */
export interface Prediction {
  readonly trackId: number;
  readonly genreId: number;
  readonly confidence: number;
  /** Version of the vectors that it was made from. */
  readonly featuresVersion: number;
  readonly values: Float32Array;
}

export interface Opinions {
  readonly probabilities: Probabilities;
  readonly baseLearners: Record<string, Probabilities>;
}

export interface ModelStore {
  list(): StoredModel[];
  get(id: number): StoredModel | null;
  active(): StoredModel | null;
  add(origin: ModelInfo['origin'], folder: string | null, report: ModelReport): number;
  activate(id: number): void;
  savePredictions(modelId: number, predictions: readonly Prediction[]): void;
  opinions(trackId: number): Opinions | null;
  /** Remembers all predictions as they are now, so that `restorePredictions` can bring them back. */
  keepPredictions(): void;
  restorePredictions(): void;
  forgetKept(): void;
  /** Predicted genre of every track that has one. */
  predictedGenres(): Map<number, number>;
}

interface ModelRow {
  id: number;
  origin: ModelInfo['origin'];
  folder: string | null;
  report: string;
  active: number;
}

export function modelStore(db: Database): ModelStore {
  const columns = 'm.id, m.origin, m.folder, m.report, a.model_id IS NOT NULL AS active';
  const from = 'models m LEFT JOIN active_model a ON a.model_id = m.id';
  // Of the starters that shipped over time only the newest still has its files.
  const list = db.prepare<[], ModelRow>(/* sql */ `
    SELECT ${columns} FROM ${from}
    WHERE m.origin <> 'starter' OR m.id = (SELECT max(id) FROM models WHERE origin = 'starter')
    ORDER BY m.id DESC`);
  const get = db.prepare<[number], ModelRow>(`SELECT ${columns} FROM ${from} WHERE m.id = ?`);
  const active = db.prepare<[], ModelRow>(
    `SELECT ${columns} FROM models m JOIN active_model a ON a.model_id = m.id`,
  );
  const add = db.prepare('INSERT INTO models (origin, folder, report) VALUES (?, ?, ?)');
  const activate = db.prepare('INSERT OR REPLACE INTO active_model (only_row, model_id) VALUES (1, ?)');
  const save = db.prepare(/* sql */ `
    INSERT OR REPLACE INTO predictions (track_id, model_id, genre_id, confidence, probabilities, features_version)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const prediction = db.prepare<[number], { probabilities: Buffer; report: string }>(/* sql */ `
    SELECT p.probabilities, m.report FROM predictions p JOIN models m ON m.id = p.model_id WHERE p.track_id = ?`);
  const predicted = db.prepare<[], { trackId: number; genreId: number }>(
    'SELECT track_id AS trackId, genre_id AS genreId FROM predictions',
  );

  const keep = db.prepare('CREATE TEMP TABLE kept_predictions AS SELECT * FROM predictions');
  const forgetKept = db.prepare('DROP TABLE IF EXISTS temp.kept_predictions');
  const dropAll = db.prepare('DELETE FROM predictions');

  return {
    list: () => list.all().map(toModel),
    get: (id) => optional(get.get(id)),
    active: () => optional(active.get()),
    add: (origin, folder, report) => Number(add.run(origin, folder, JSON.stringify(report)).lastInsertRowid),
    activate: (id) => void activate.run(id),
    savePredictions(modelId, predictions) {
      for (const p of predictions) {
        save.run(p.trackId, modelId, p.genreId, p.confidence, floatsToBlob(p.values), p.featuresVersion);
      }
    },
    opinions(trackId) {
      const row = prediction.get(trackId);
      if (row === undefined) return null;
      const { classes, baseLearners } = parseReport(row.report);
      const values = floatsFromBlob(row.probabilities);
      const named = (block: number): Probabilities =>
        Object.fromEntries(classes.map((name, i) => [name, values[block * classes.length + i] ?? 0]));
      return {
        probabilities: named(0),
        baseLearners: Object.fromEntries(Object.keys(baseLearners).map((name, i) => [name, named(i + 1)])),
      };
    },
    keepPredictions() {
      forgetKept.run();
      keep.run();
    },
    restorePredictions() {
      dropAll.run();
      db.exec('INSERT INTO predictions SELECT * FROM temp.kept_predictions');
      forgetKept.run();
    },
    forgetKept: () => void forgetKept.run(),
    predictedGenres: () => new Map(predicted.all().map((row) => [row.trackId, row.genreId])),
  };
}

function optional(row: ModelRow | undefined): StoredModel | null {
  return row === undefined ? null : toModel(row);
}

function toModel(row: ModelRow): StoredModel {
  return {
    id: row.id,
    origin: row.origin,
    folder: row.folder,
    active: row.active === 1,
    report: parseReport(row.report),
  };
}

function parseReport(json: string): ModelReport {
  return modelReportSchema.parse(JSON.parse(json));
}
