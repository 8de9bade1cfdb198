// The learning curve as points of a drawing: how many examples each measured model had, and how often it was right.
import type { ModelInfo } from '../../../../core/domain/modelInfo.ts';

export interface CurvePoint {
  readonly id: number;
  readonly rows: number;
  readonly accuracy: number;
  readonly active: boolean;
  /** 0 to 1 from the left and from the top. */
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  /** Shares at the bottom and at the top of the drawing. */
  readonly from: number;
  readonly to: number;
}

/** Measured models of the user's own, fewest examples first; null when there are not two. */
export function learningCurve(models: readonly ModelInfo[]): Curve | null {
  const measured = models.flatMap(({ id, origin, active, report }) =>
    origin === 'starter' || report.accuracy === null
      ? []
      : [{ id, active, rows: report.rows, accuracy: report.accuracy }],
  );
  if (measured.length < 2) return null;
  measured.sort((a, b) => a.rows - b.rows || a.id - b.id);
  const accuracies = measured.map(({ accuracy }) => accuracy);
  // Whole tenths around what was measured, so that a small change does not look like a large one.
  const from = Math.min(0.9, Math.floor(Math.min(...accuracies) * 10) / 10);
  const to = Math.max(from + 0.1, Math.ceil(Math.max(...accuracies) * 10) / 10);
  const first = measured[0]?.rows ?? 0;
  const span = (measured.at(-1)?.rows ?? 0) - first;
  return {
    from,
    to,
    points: measured.map((model) => ({
      ...model,
      x: span === 0 ? 0.5 : (model.rows - first) / span,
      y: 1 - (model.accuracy - from) / (to - from),
    })),
  };
}
