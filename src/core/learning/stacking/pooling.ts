// The meta-learner of stacking: a multinomial logistic regression that starts from trusting all base learners alike.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import { minimise } from '../maths/lbfgs.ts';
import type { Rows } from '../maths/rows/arithmetic.ts';
import { turnedOver } from '../maths/rows/columns.ts';
import { rowArithmetic } from '../maths/rows/inUse.ts';
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

  const X = sideBySide(centredLogs(opinions), classes, rows);
  const turned = turnedOver(X);
  const arithmetic = rowArithmetic();
  const seen = new Uint8Array(classes);
  for (const i of rows) seen[y[i]!] = 1;
  const truths = rows.map((i) => y[i]!);
  const biased = start.length > learners;
  const mixed = start.length > learners + classes;
  const perRow = 1 / rows.length;
  const penalty = (p: number): number =>
    p < learners ? config.trustPenalty : p < learners + classes ? config.biasPenalty : config.mixPenalty;
  const factors = { data: new Float64Array(classes * X.cols), rows: classes, cols: X.cols };
  const residuals = { data: new Float64Array(classes * rows.length), rows: classes, cols: rows.length };

  const solution = minimise(
    (w, gradient) => {
      gradient.fill(0);
      factorsOf(size, w, factors.data);
      let loss = 0;
      arithmetic.products(X, factors, 'all', (r, scores) => {
        if (biased) for (let c = 0; c < classes; c++) scores[c]! += w[learners + c]!;
        const truth = truths[r]!;
        loss -= scores[truth]! - softmaxInPlace(scores);
        scores[truth]! -= 1;
        for (let c = 0; c < classes; c++) {
          residuals.data[c * rows.length + r] = scores[c]!;
          if (biased && seen[c] === 1) gradient[learners + c]! += scores[c]!;
        }
      });
      arithmetic.products(turned, residuals, 'all', (column, sums) => {
        const b = Math.floor(column / classes);
        gradient[b]! += sums[column % classes]!;
        if (!mixed) return;
        const mix = learners + classes + column * classes;
        for (let c = 0; c < classes; c++) if (seen[c] === 1) gradient[mix + c]! += sums[c]!;
      });
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

/** The learners' logs of the given rows, beside each other [rows, learners * classes]. */
function sideBySide(logs: readonly Float64Array[], classes: number, rows: Int32Array): Rows {
  const cols = logs.length * classes;
  const data = new Float64Array(rows.length * cols);
  rows.forEach((i, r) => {
    logs.forEach((opinion, b) => {
      data.set(opinion.subarray(i * classes, (i + 1) * classes), r * cols + b * classes);
    });
  });
  return { data, rows: rows.length, cols };
}

/** By how much each log counts for each class [classes, learners * classes]. */
function factorsOf({ learners, classes }: Size, w: Float64Array, into: Float64Array): void {
  const mixed = w.length > learners + classes;
  const cols = learners * classes;
  for (let column = 0; column < cols; column++) {
    const mix = learners + classes + column * classes;
    for (let c = 0; c < classes; c++) {
      const own = column % classes === c ? w[Math.floor(column / classes)]! : 0;
      into[c * cols + column] = mixed ? own + w[mix + c]! : own;
    }
  }
}

function pooling(size: Size, w: Float64Array): Pooling {
  return {
    pool(opinions) {
      const { rows } = opinions[0]!;
      const { learners, classes } = size;
      const X = sideBySide(
        centredLogs(opinions),
        classes,
        Int32Array.from({ length: rows }, (_, i) => i),
      );
      const factors = { data: new Float64Array(classes * X.cols), rows: classes, cols: X.cols };
      factorsOf(size, w, factors.data);
      const out = matrix(rows, classes);
      rowArithmetic().products(X, factors, 'all', (i, scores) => {
        for (let c = 0; c < classes; c++) scores[c]! += w[learners + c]!;
        softmaxInPlace(scores);
        out.data.set(scores, i * classes);
      });
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
