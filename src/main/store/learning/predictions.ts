// What the models say of tracks: written in slices, and put back when another model is given up.
import type { Probabilities } from '../../../core/domain/track.ts';
import type { Database, Room } from '../database.ts';
import { floatsFromBlob, floatsToBlob } from './blobs.ts';
import { parseReport } from './models.ts';
import { refusedClasses, withoutRefused } from './refused.ts';

/** One track's prediction as it is written; `values` has one row for the ensemble and one a base learner. */
export interface Prediction {
  readonly trackId: number;
  readonly genreId: number;
  readonly confidence: number;
  readonly values: Float32Array;
}

export interface Opinions {
  readonly probabilities: Probabilities;
  readonly baseLearners: Record<string, Probabilities>;
}

export interface PredictionReads {
  /** Of the genres that nobody refused; a track without a prediction is not among them. */
  opinions(trackIds: readonly number[]): Map<number, Opinions>;
  /** Under which genre each of these tracks stands, null for none; and whether that is the model's doing. */
  sortedAs(trackIds: readonly number[]): { id: number; genre: string | null; isModels: boolean }[];
}

export interface PredictionWrites {
  /** Tracks that are not music meanwhile are left out. */
  savePredictions(modelId: number, predictions: readonly Prediction[]): void;
  /** Keeps a copy of these tracks' predictions, if any; an earlier copy stays. Lost with the session. */
  keepPredictions(trackIds: readonly number[]): void;
  /** Puts back the copies of at most so many tracks and drops these copies. Returns which tracks these were. */
  restorePredictions(atMost: number): number[];
  forgetKept(): void;
}

export function predictionStore(db: Database): Room<PredictionReads, PredictionWrites> {
  const save = db.prepare(/* sql */ `
    INSERT OR REPLACE INTO predictions (track_id, model_id, genre_id, confidence, probabilities)
    SELECT id, ?, ?, ?, ? FROM tracks WHERE id = ? AND kind = 'music'`);
  const predicted = db.prepare<
    [string],
    { trackId: number; modelId: number; probabilities: Buffer }
  >(/* sql */ `
    SELECT p.track_id AS trackId, p.model_id AS modelId, p.probabilities
    FROM json_each(?) wanted CROSS JOIN predictions p ON p.track_id = wanted.value`);
  const reportOf = db.prepare<[number], string>('SELECT report FROM models WHERE id = ?').pluck();
  const refusedOf = refusedClasses(db);
  const sorted = db
    .prepare<[string], [number, string | null, number]>(/* sql */ `
      SELECT t.id, g.name, t.genre_source IN ('model', 'none') FROM tracks t LEFT JOIN genres g ON g.id = t.genre_id
      WHERE t.id IN (SELECT value FROM json_each(?))`)
    .raw();

  const columns = 'track_id, model_id, genre_id, confidence, probabilities';
  // Without a model: the track had no prediction.
  db.exec(/* sql */ `
    CREATE TEMP TABLE kept_predictions (
      track_id INTEGER PRIMARY KEY, model_id INTEGER, genre_id INTEGER, confidence REAL, probabilities BLOB
    ) STRICT`);
  const keep = db.prepare(/* sql */ `
    INSERT OR IGNORE INTO temp.kept_predictions (${columns})
    SELECT wanted.value, model_id, genre_id, confidence, probabilities
    FROM json_each(?) wanted LEFT JOIN main.predictions p ON p.track_id = wanted.value`);
  const kept = db
    .prepare<[number], number>('SELECT track_id FROM temp.kept_predictions ORDER BY track_id LIMIT ?')
    .pluck();
  const upTo = 'WHERE track_id IN (SELECT track_id FROM temp.kept_predictions ORDER BY track_id LIMIT ?)';
  const drop = db.prepare(`DELETE FROM main.predictions ${upTo}`);
  const restore = db.prepare(/* sql */ `
    INSERT INTO main.predictions (${columns})
    SELECT ${columns} FROM temp.kept_predictions ${upTo} AND model_id IS NOT NULL AND track_id IN (SELECT id FROM main.tracks)`);
  const forget = db.prepare(`DELETE FROM temp.kept_predictions ${upTo}`);
  const forgetKept = db.prepare('DELETE FROM temp.kept_predictions');

  /** Reads what this model says; null where its report is damaged. */
  function voicesOf(modelId: number): ((probabilities: Buffer) => Opinions | null) | null {
    const report = parseReport(reportOf.get(modelId) ?? '');
    if (report === null) return null;
    const { classes } = report;
    const learners = Object.keys(report.baseLearners);
    const refused = refusedOf(classes);
    return (probabilities) => {
      const values = floatsFromBlob(probabilities);
      if (values.length !== classes.length * (1 + learners.length)) return null;
      const named = (block: number): Probabilities => {
        const own = values.subarray(block * classes.length, (block + 1) * classes.length);
        const shown = withoutRefused(own, refused);
        const all: Probabilities = {};
        for (const [i, name] of classes.entries()) if (refused[i] !== true) all[name] = shown[i] ?? 0;
        return all;
      };
      return {
        probabilities: named(0),
        baseLearners: Object.fromEntries(learners.map((name, i) => [name, named(i + 1)])),
      };
    };
  }

  return {
    read: {
      opinions(trackIds) {
        const found = new Map<number, Opinions>();
        const voices = new Map<number, ReturnType<typeof voicesOf>>();
        for (const { trackId, modelId, probabilities } of predicted.all(JSON.stringify(trackIds))) {
          const known = voices.get(modelId);
          const opinionsIn = known === undefined ? voicesOf(modelId) : known;
          voices.set(modelId, opinionsIn);
          const opinions = opinionsIn?.(probabilities) ?? null;
          if (opinions !== null) found.set(trackId, opinions);
        }
        return found;
      },
      sortedAs: (trackIds) =>
        sorted
          .all(JSON.stringify(trackIds))
          .map(([id, genre, isModels]) => ({ id, genre, isModels: isModels === 1 })),
    },
    write: {
      savePredictions(modelId, predictions) {
        for (const p of predictions)
          save.run(modelId, p.genreId, p.confidence, floatsToBlob(p.values), p.trackId);
      },
      keepPredictions: (trackIds) => void keep.run(JSON.stringify(trackIds)),
      restorePredictions(atMost) {
        const trackIds = kept.all(atMost);
        for (const step of [drop, restore, forget]) step.run(atMost);
        return trackIds;
      },
      forgetKept: () => void forgetKept.run(),
    },
  };
}
