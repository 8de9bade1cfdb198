// The reliability diagram as points of a drawing: how sure the model was by how often it was right, and by how much it is off.
import type { ModelReport } from '../../../../core/domain/modelInfo.ts';

export interface ReliabilityPoint {
  /** Place of the bin, the least sure first. */
  readonly bin: number;
  /** Held-out tracks in it. */
  readonly rows: number;
  /** Shares from 0 to 1. */
  readonly confidence: number;
  readonly accuracy: number;
  /** 0 to 1: by the square root of its rows, so that its area shows how many they are. */
  readonly size: number;
}

/** Null where the model was made before this was kept, empty where nothing was held out. Bins without tracks are left out. */
export function reliabilityPoints({ reliability }: ModelReport): readonly ReliabilityPoint[] | null {
  if (reliability === undefined) return null;
  const most = Math.max(1, ...reliability.map(({ rows }) => rows));
  return reliability.flatMap(({ rows, confidence, accuracy }, bin) =>
    confidence === null || accuracy === null
      ? []
      : [{ bin, rows, confidence, accuracy, size: Math.sqrt(rows / most) }],
  );
}

/** 'over' where it was surer than it was right: mean signed gap over the held-out tracks, from 1 % on. */
export function leaning(points: readonly ReliabilityPoint[]): 'over' | 'under' | 'level' {
  const rows = points.reduce((sum, point) => sum + point.rows, 0);
  const gap = points.reduce((sum, point) => sum + point.rows * (point.confidence - point.accuracy), 0);
  if (rows === 0 || Math.abs(gap / rows) < 0.01) return 'level';
  return gap > 0 ? 'over' : 'under';
}
