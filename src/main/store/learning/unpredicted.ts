// Which tracks a model has still to judge.
import type { Database } from '../database.ts';

/** Analysed tracks whose prediction is not by this model, or from older vectors than they have; by id. */
export type UnpredictedTracks = (modelId: number) => number[];

export function unpredictedTracks(db: Database): UnpredictedTracks {
  const find = db
    .prepare<[number], number>(/* sql */ `
      SELECT t.id FROM tracks t LEFT JOIN predictions p ON p.track_id = t.id
      WHERE t.state = 'analysed' AND t.kind = 'music' AND (
        p.model_id IS NOT ?
        -- Asked once: nearly all tracks have the newest version there is.
        OR (p.features_version < (SELECT max(features_version) FROM windows)
          AND p.features_version < (SELECT max(w.features_version) FROM windows w WHERE w.track_id = t.id)))
      ORDER BY t.id`)
    .pluck();
  return (modelId) => find.all(modelId);
}
