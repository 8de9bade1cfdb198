// Gradient boosting (Friedman 2001) of the multinomial log-loss, with one tree of several outputs a round.
import * as z from 'zod';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { classifier, softmaxOfScores } from '../../src/core/learning/learners/classifier.ts';
import {
  type Classifier,
  checkTrainingRows,
  classesPresent,
  type LearnerKind,
} from '../../src/core/learning/learners/learner.ts';
import { savedForm } from '../../src/core/learning/learners/serialisedModel.ts';
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import { softmaxInPlace } from '../../src/core/learning/maths/softmax.ts';
import { binRows, growTree, leafOf, type Tree, treeFields } from './tree.ts';

export interface BoostingConfig {
  readonly kind: 'boosting';
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
  /** Share of the rows drawn for each round. */
  readonly subsample: number;
}

const form = savedForm('boosting', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    present: bytes.i32,
    /** Scores of the classes before the first tree. */
    start: bytes.f64,
    trees: z.array(treeFields(bytes)),
  }),
);

export const boosting: LearnerKind<BoostingConfig> = {
  defaults: {
    kind: 'boosting',
    rounds: 150,
    learningRate: 0.1,
    maxDepth: 5,
    minLeaf: 5,
    subsample: 0.7,
  },
  learner: (config) => ({
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const present = classesPresent(y, options.classes.length);
      const count = present.length;
      const column = Int32Array.from(y, (label) => present.indexOf(label));
      const start = new Float64Array(count);
      for (const k of column) start[k]! += 1 / X.rows;
      for (let k = 0; k < count; k++) start[k] = Math.log(start[k]!);

      const binned = binRows(X);
      const scores = Float64Array.from({ length: X.rows * count }, (_, at) => start[at % count]!);
      const residuals = matrix(X.rows, count);
      const trees: Tree[] = [];
      // One class is certain from the start.
      for (let round = 0; count > 1 && round < config.rounds; round++) {
        options.signal?.throwIfAborted();
        writeResiduals(scores, column, residuals);
        const random = createRandom(deriveSeed(options.seed, 'round', round));
        const rows = permutation(X.rows, random).subarray(
          0,
          Math.max(1, Math.round(config.subsample * X.rows)),
        );
        const { maxDepth, minLeaf, learningRate } = config;
        const newton = (own: Int32Array) => newtonStep(residuals, own, learningRate);
        const tree = growTree(binned, residuals, rows, { maxDepth, minLeaf, random }, newton);
        for (let i = 0; i < X.rows; i++) {
          const leaf = leafOf(tree, X, i);
          for (let k = 0; k < count; k++) scores[i * count + k]! += tree.value[leaf + k]!;
        }
        trees.push(tree);
      }
      return boostingClassifier({ classes: options.classes, features: X.cols, present, start, trees });
    },
  }),
  load: (saved) => boostingClassifier(form.read(saved)),
};

/** 1 for the true class, less the probability: what is still to be learned. */
function writeResiduals(scores: Float64Array, column: Int32Array, into: Matrix): void {
  const p = new Float64Array(into.cols);
  for (let i = 0; i < into.rows; i++) {
    p.set(scores.subarray(i * into.cols, (i + 1) * into.cols));
    softmaxInPlace(p);
    for (let k = 0; k < into.cols; k++) into.data[i * into.cols + k] = (k === column[i] ? 1 : 0) - p[k]!;
  }
}

/** Friedman's one Newton step for each output of a leaf, times the learning rate. */
function newtonStep(residuals: Matrix, rows: Int32Array, learningRate: number): Float32Array {
  const { cols } = residuals;
  const out = new Float32Array(cols);
  for (let k = 0; k < cols; k++) {
    let sum = 0;
    let curvature = 0;
    for (const i of rows) {
      const r = residuals.data[i * cols + k]!;
      sum += r;
      curvature += Math.abs(r) * (1 - Math.abs(r));
    }
    const step = (((cols - 1) / cols) * sum) / Math.max(curvature, 1e-6);
    out[k] = learningRate * Math.max(-4, Math.min(4, step));
  }
  return out;
}

function boostingClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, start, trees } = parts;
  return classifier({
    classes,
    features,
    probabilities: (X) =>
      softmaxOfScores(parts, X, (_x, scores, i) => {
        scores.set(start);
        for (const tree of trees) {
          const leaf = leafOf(tree, X, i);
          for (let k = 0; k < scores.length; k++) scores[k]! += tree.value[leaf + k]!;
        }
      }),
    serialise: () => form.write(parts),
  });
}
