// The metric of the space and the points of its tracks, as they are kept: whoever needs them computes only what is not here.
import type { Database, Room } from '../database.ts';
import { floatsInBlob, floatsToBlob } from './blobs.ts';

/** A metric in the form in which models are saved. */
export interface KeptMetric {
  readonly name: string;
  readonly parts: string;
  readonly weights: Uint8Array;
}

export interface KeptPoint {
  readonly trackId: number;
  readonly values: Float32Array;
}

/** A track whose genre a person said. */
export interface Answer {
  readonly trackId: number;
  readonly genre: string;
  readonly artistKey: string;
}

export interface SpaceReads {
  metric(): KeptMetric | null;
  hasMetric(): boolean;
  /** Points written after the one with this stamp, in that order; their values hold until the next one is read. */
  pointsSince(stamp: number): Iterable<KeptPoint & { readonly stamp: number }>;
  /** Tracks that have a point. */
  pointIds(): number[];
  answers(): Answer[];
  answerCount(): number;
}

export interface SpaceWrites {
  /** In the place of the one before, whose points are dropped. */
  saveMetric(metric: KeptMetric): void;
  /** Unless another metric is kept meanwhile, or the track is gone. */
  savePoints(metric: string, points: readonly KeptPoint[]): void;
}

export function spaceReads(db: Database): SpaceReads {
  const metric = db.prepare<[], KeptMetric>('SELECT name, parts, weights FROM space_metrics');
  const some = db.prepare<[], number>('SELECT count(*) FROM space_metrics').pluck();
  const since = db
    .prepare<[number], [number, number, Buffer]>(
      'SELECT stamp, track_id, point FROM space_points WHERE stamp > ? ORDER BY stamp',
    )
    .raw();
  const ids = db.prepare<[], number>('SELECT track_id FROM space_points ORDER BY track_id').pluck();
  const answers = db.prepare<[], Answer>(/* sql */ `
    SELECT t.id AS trackId, g.name AS genre, t.artist_key AS artistKey
    FROM tracks t JOIN genres g ON g.id = t.genre_id
    WHERE t.genre_source = 'label' AND t.state = 'analysed' ORDER BY t.id`);
  // Named in full, so that an index answers it.
  const answerCount = db
    .prepare<[], number>(/* sql */ `
      SELECT count(*) FROM tracks
      WHERE presence IN ('present', 'missing') AND state = 'analysed' AND genre_source = 'label'`)
    .pluck();
  return {
    metric: () => metric.get() ?? null,
    hasMetric: () => some.get() === 1,
    *pointsSince(stamp) {
      for (const [own, trackId, point] of since.iterate(stamp))
        yield { stamp: own, trackId, values: floatsInBlob(point) };
    },
    pointIds: () => ids.all(),
    answers: () => answers.all(),
    answerCount: () => answerCount.get() ?? 0,
  };
}

export function spaceStore(db: Database): Room<SpaceReads, SpaceWrites> {
  const dropPoints = db.prepare('DELETE FROM space_points');
  const insertMetric = db.prepare(
    'INSERT OR REPLACE INTO space_metrics (only_row, name, parts, weights) VALUES (1, ?, ?, ?)',
  );
  const newest = db.prepare<[], string>('SELECT name FROM space_metrics').pluck();
  const lastStamp = db.prepare<[], number>('SELECT coalesce(max(stamp), 0) FROM space_points').pluck();
  const insertPoint = db.prepare(/* sql */ `
    INSERT OR REPLACE INTO space_points (track_id, stamp, point) SELECT id, ?, ? FROM tracks WHERE id = ?`);
  let stamp = 0;
  return {
    read: spaceReads(db),
    write: {
      saveMetric({ name, parts, weights }) {
        dropPoints.run();
        insertMetric.run(name, parts, Buffer.from(weights));
      },
      savePoints(metric, points) {
        if (newest.get() !== metric) return;
        // Never one that was given before: the newest points may have been dropped meanwhile.
        stamp = Math.max(stamp, lastStamp.get() ?? 0);
        for (const { trackId, values } of points) {
          stamp += 1;
          insertPoint.run(stamp, floatsToBlob(values), trackId);
        }
      },
    },
  };
}
