// Which tracks a model has still to predict.
import type { Layout } from '../../../core/domain/layout.ts';
import type { Database } from '../database.ts';
import { featureGroups } from './featureGroups.ts';

/** Analysed music whose prediction is not by this model, of what has all groups of the model's layout; by id. */
export type UnpredictedTracks = (modelId: number, layout: Layout) => number[];

export function unpredictedTracks(db: Database): UnpredictedTracks {
  const groups = featureGroups(db);
  return (modelId, layout) => {
    // Nearly always every track has every group, and counting is quick.
    const ids = groups.ids(layout.filter((group) => groups.lacking(group) > 0));
    if (ids === null) return [];
    const hasAll = ids.map(
      (id) =>
        `AND EXISTS (SELECT 1 FROM vectors v WHERE v.position = 0 AND v.group_id = ${id} AND v.track_id = t.id)`,
    );
    return db
      .prepare<[number], number>(/* sql */ `
        SELECT t.id FROM tracks t
        WHERE t.state = 'analysed' AND t.kind = 'music'
          AND NOT EXISTS (SELECT 1 FROM predictions p WHERE p.track_id = t.id AND p.model_id = ?) ${hasAll.join(' ')}
          AND EXISTS (SELECT 1 FROM windows w WHERE w.track_id = t.id)
        -- Those that are left, which are few: in the order of the table all of it would be read.
        ORDER BY +t.id`)
      .pluck()
      .all(modelId);
  };
}
