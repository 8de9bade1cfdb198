// The weights of a metre's levels, by which the level that was played is the likeliest: a conditional logit (McFadden 1974).
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { bandOnsets, together } from '../../src/core/dsp/rhythm/bandOnsets.ts';
import { type MeasuredLevel, measuredLevels, repetitions } from '../../src/core/dsp/rhythm/metre.ts';
import { minimise } from '../../src/core/learning/maths/lbfgs.ts';

export interface Example {
  readonly levels: readonly MeasuredLevel[];
  /** Which of them was played. */
  readonly played: number;
}

/** null where the tempo is none of the levels. */
export function exampleOf(magnitude: Matrix, bpm: number): Example | null {
  const bands = bandOnsets(magnitude);
  const levels = measuredLevels(repetitions([...bands, together(bands)]));
  const played = levels.findIndex((level) => Math.abs(level.bpm / bpm - 1) < 0.02);
  return played < 0 ? null : { levels, played };
}

/** `ridge` weighs the squares of the weights, each in units of its measure's standard deviation. */
export function fitMetre(examples: readonly Example[], ridge: number): number[] {
  const rows = examples.flatMap(({ levels }) => levels.map(({ measures }) => measures));
  const scale = (rows[0] ?? []).map((_, i) => deviation(rows.map((row) => row[i] ?? 0)));
  const scaled = examples.map(({ levels, played }) => ({
    played,
    rows: levels.map(({ measures }) => measures.map((x, i) => x / (scale[i] ?? 1))),
  }));
  const fitted = minimise((weights, gradient) => {
    let loss = 0;
    for (const [i, weight] of weights.entries()) {
      loss += ridge * weight * weight;
      gradient[i] = 2 * ridge * weight;
    }
    for (const { rows: levels, played } of scaled) {
      const scores = levels.map((row) => row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0));
      const most = Math.max(...scores);
      const total = most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
      loss += total - (scores[played] ?? 0);
      for (const [l, row] of levels.entries()) {
        const surplus = Math.exp((scores[l] ?? 0) - total) - (l === played ? 1 : 0);
        for (const [i, x] of row.entries()) gradient[i] = (gradient[i] ?? 0) + surplus * x;
      }
    }
    return loss;
  }, new Float64Array(scale.length));
  return Array.from(fitted, (weight, i) => weight / (scale[i] ?? 1));
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) || 1;
}
