// How much each voice counts: a belief of before, moved by what they said of tracks whose artists were held out.
import { type Matrix, matrix } from '../../../domain/matrix.ts';
import { minimise } from '../../maths/lbfgs.ts';
import { softmaxInPlace } from '../../maths/softmax.ts';
import { pooledScores, poolOpinions } from '../pool.ts';

/**
 * What the product hears by itself, and what all ears together, before held-out rows say otherwise; and by how many rows'
 * worth that belief is held. Chosen on splits of their own by `npm run bench -- corrections --ear ... --seed 1001`.
 */
const believed = { product: 0.2, ears: 1, strength: 200 };

export function believedWeights(ears: number): Float64Array {
  return Float64Array.from({ length: ears + 1 }, (_, voice) =>
    voice === 0 ? (ears === 0 ? 1 : believed.product) : believed.ears / ears,
  );
}

/**
 * The weights of least log-loss over `rows`, drawn to the believed ones. `said`: of each voice what it said of rows that it
 * had not learned from, each [rows, classes]; the first is the product's own.
 */
export function weighVoices(said: readonly Matrix[], y: Int32Array, rows: Int32Array): Float64Array {
  const start = believedWeights(said.length - 1);
  if (rows.length === 0 || said.length === 1) return start;
  const logs = logsOf(said);
  const classes = said[0]?.cols ?? 0;
  const even = new Float64Array(classes);
  const scores = new Float64Array(classes);
  const found = minimise((weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const i of rows) {
      pooledScores(logs, weights, even, i, scores);
      loss += softmaxInPlaceLogLoss(scores, y[i]!);
      scores[y[i]!]! -= 1;
      logs.forEach((log, voice) => {
        for (let c = 0; c < classes; c++) gradient[voice]! += scores[c]! * log[i * classes + c]!;
      });
    }
    weights.forEach((weight, voice) => {
      const off = weight - start[voice]!;
      loss += (believed.strength * off * off) / 2;
      gradient[voice]! += believed.strength * off;
    });
    for (let voice = 0; voice < gradient.length; voice++) gradient[voice]! /= rows.length;
    return loss / rows.length;
  }, start);
  return found.map((weight) => Math.max(0, weight));
}

/** By the pool of experts (../pool), without a prior: p_g ∝ the product over voices of p_voice,g to the power of its weight. */
export function poolVoices(said: readonly Matrix[], weights: Float64Array): Matrix {
  const { rows, cols } = said[0] ?? matrix(0, 0);
  return poolOpinions({ rows, logs: logsOf(said) }, weights, new Float64Array(cols));
}

function logsOf(said: readonly Matrix[]): Float64Array[] {
  return said.map(({ data }) => Float64Array.from(data, (p) => Math.log(p)));
}

/** Replaces scores by their softmax; returns minus the logarithm of what `truth` has of it. */
function softmaxInPlaceLogLoss(scores: Float64Array, truth: number): number {
  const score = scores[truth]!;
  return softmaxInPlace(scores) - score;
}
