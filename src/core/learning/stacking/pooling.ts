// The meta-learner of stacking: a multinomial logistic regression that starts from trusting all base learners alike.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import { minimise } from '../maths/lbfgs.ts';
import { softmaxInPlace } from '../maths/softmax.ts';

/**
 * score[c] = bias[c] + sum over learners b of trust[b] log p_b[c] + sum over b and classes d of mix[b, d, c] log p_b[d].
 *
 * The first two terms are logarithmic opinion pooling (Genest and Zidek 1986), the third a full multinomial regression.
 * Penalties pull `trust` to 1 / learners, `bias` and `mix` to 0: with few rows it pools, with many it learns which
 * learner to trust about which class. A class without rows here keeps bias and mix 0 and is pooled.
 */
export interface PoolingConfig {
  readonly trustPenalty: number;
  readonly biasPenalty: number;
  readonly mixPenalty: number;
}

/** A penalty that leaves nothing of what it is on. */
export const off = 1e7;

export interface Pooling {
  /** Base learners' probabilities, each [rows, classes], to probabilities [rows, classes]. */
  pool(opinions: readonly Matrix[]): Matrix;
  serialise(): SerialisedModel;
}

interface Size {
  readonly learners: number;
  readonly classes: number;
}

/** `opinions` must be out of fold: each row judged by models that have not seen it. `rows` names the rows to learn from. */
export function fitPooling(
  config: PoolingConfig,
  opinions: readonly Matrix[],
  y: Int32Array,
  rows: Int32Array,
  signal?: AbortSignal,
): Pooling {
  const size: Size = { learners: opinions.length, classes: opinions[0]!.cols };
  const { learners, classes } = size;
  const parameters = learners + classes + learners * classes * classes;
  const even = new Float64Array(parameters).fill(1 / learners, 0, learners);
  if (rows.length === 0) return pooling(size, even);
  // What is off at the end need not be looked for.
  const start = even.subarray(
    0,
    config.mixPenalty < off ? parameters : config.biasPenalty < off ? learners + classes : learners,
  );

  const logs = centredLogs(opinions);
  const seen = new Uint8Array(classes);
  for (const i of rows) seen[y[i]!] = 1;
  const scores = new Float64Array(classes);
  const perRow = 1 / rows.length;
  const penalty = (p: number): number =>
    p < learners ? config.trustPenalty : p < learners + classes ? config.biasPenalty : config.mixPenalty;

  const solution = minimise(
    (w, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const i of rows) {
        const truth = y[i]!;
        poolRow(size, w, logs, i, scores);
        loss -= scores[truth]! - softmaxInPlace(scores);
        scores[truth]! -= 1;
        addGradient(size, seen, logs, i, scores, gradient);
      }
      for (let p = 0; p < start.length; p++) {
        const away = w[p]! - start[p]!;
        loss += (penalty(p) * away * away) / 2;
        gradient[p] = (gradient[p]! + penalty(p) * away) * perRow;
      }
      return loss * perRow;
    },
    start,
    { signal },
  );
  even.set(solution);
  return pooling(size, even);
}

/** log p of every learner, less its mean over the classes: [learners][rows * classes]. */
function centredLogs(opinions: readonly Matrix[]): Float64Array[] {
  return opinions.map(({ data, rows, cols }) => {
    const out = new Float64Array(data.length);
    for (let i = 0; i < rows; i++) {
      let mean = 0;
      for (let c = 0; c < cols; c++) {
        out[i * cols + c] = Math.log(Math.max(1e-6, data[i * cols + c]!));
        mean += out[i * cols + c]! / cols;
      }
      for (let c = 0; c < cols; c++) out[i * cols + c]! -= mean;
    }
    return out;
  });
}

function poolRow(
  { learners, classes }: Size,
  w: Float64Array,
  logs: readonly Float64Array[],
  row: number,
  scores: Float64Array,
): void {
  const biased = w.length > learners;
  const mixed = w.length > learners + classes;
  for (let c = 0; c < classes; c++) scores[c] = biased ? w[learners + c]! : 0;
  for (let b = 0; b < learners; b++) {
    const opinion = logs[b]!;
    for (let d = 0; d < classes; d++) {
      const log = opinion[row * classes + d]!;
      scores[d]! += w[b]! * log;
      if (!mixed) continue;
      const mix = learners + classes + (b * classes + d) * classes;
      for (let c = 0; c < classes; c++) scores[c]! += w[mix + c]! * log;
    }
  }
}

function addGradient(
  { learners, classes }: Size,
  seen: Uint8Array,
  logs: readonly Float64Array[],
  row: number,
  residuals: Float64Array,
  gradient: Float64Array,
): void {
  const mixed = gradient.length > learners + classes;
  if (gradient.length > learners)
    for (let c = 0; c < classes; c++) if (seen[c] === 1) gradient[learners + c]! += residuals[c]!;
  for (let b = 0; b < learners; b++) {
    const opinion = logs[b]!;
    for (let d = 0; d < classes; d++) {
      const log = opinion[row * classes + d]!;
      gradient[b]! += residuals[d]! * log;
      if (!mixed) continue;
      const mix = learners + classes + (b * classes + d) * classes;
      for (let c = 0; c < classes; c++) if (seen[c] === 1) gradient[mix + c]! += residuals[c]! * log;
    }
  }
}

function pooling(size: Size, w: Float64Array): Pooling {
  return {
    pool(opinions) {
      const logs = centredLogs(opinions);
      const { rows } = opinions[0]!;
      const out = matrix(rows, size.classes);
      const scores = new Float64Array(size.classes);
      for (let i = 0; i < rows; i++) {
        poolRow(size, w, logs, i, scores);
        softmaxInPlace(scores);
        out.data.set(scores, i * size.classes);
      }
      return out;
    },
    serialise: () => form.write({ ...size, w }),
  };
}

const form = savedForm(null, (bytes) =>
  z.object({ learners: z.int().positive(), classes: z.int().positive(), w: bytes.f64 }),
);

export function loadPooling(saved: SerialisedModel): Pooling {
  const { w, ...size } = form.read(saved);
  return pooling(size, w);
}
