// Gradient boosting (Friedman 2001) of the multinomial log-loss, with one tree of several outputs a round.
import * as z from 'zod';
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';
import { createRandom, deriveSeed, permutation } from '../../maths/random.ts';
import { softmaxInPlace } from '../../maths/softmax.ts';
import type { Classifier, Learner } from '../learner.ts';
import { argmaxRows, checkRows, checkTrainingRows, classesPresent } from '../learner.ts';
import type { SerialisedModel } from '../serialisedModel.ts';
import {
  arrayPlace,
  modelPlace,
  readFloat64,
  readInt32,
  readModel,
  readShape,
  writeWeights,
} from '../serialisedModel.ts';
import { binRows, growTree, leafOf, loadTree, serialiseTree, type Tree } from './tree.ts';

export interface BoostingConfig {
  readonly kind: 'boosting';
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
  /** Share of the rows drawn for each round. */
  readonly subsample: number;
}

export const boostingDefaults: BoostingConfig = {
  kind: 'boosting',
  rounds: 150,
  learningRate: 0.1,
  maxDepth: 5,
  minLeaf: 5,
  subsample: 0.7,
};

export function boostingLearner(config: BoostingConfig = boostingDefaults): Learner {
  return {
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
  };
}

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

interface BoostingParts {
  readonly classes: readonly string[];
  readonly features: number;
  readonly present: Int32Array;
  readonly start: Float64Array;
  readonly trees: readonly Tree[];
}

function boostingClassifier({ classes, features, present, start, trees }: BoostingParts): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    const scores = new Float64Array(present.length);
    for (let i = 0; i < X.rows; i++) {
      scores.set(start);
      for (const tree of trees) {
        const leaf = leafOf(tree, X, i);
        for (let k = 0; k < scores.length; k++) scores[k]! += tree.value[leaf + k]!;
      }
      softmaxInPlace(scores);
      for (let k = 0; k < scores.length; k++) out.data[i * classes.length + present[k]!] = scores[k]!;
    }
    return out;
  };
  return {
    classes,
    predictProba,
    predict: (X) => argmaxRows(predictProba(X)),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'boosting',
        classes,
        features,
        present: writer.array(present),
        start: writer.array(start),
        trees: trees.map((tree) => writer.model(serialiseTree(tree))),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({
  kind: z.literal('boosting'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  present: arrayPlace,
  start: arrayPlace,
  trees: z.array(modelPlace),
});

export function loadBoosting({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, present, start, trees } = readShape(shape, json);
  return boostingClassifier({
    classes,
    features,
    present: readInt32(weights, present),
    start: readFloat64(weights, start),
    trees: trees.map((place) => loadTree(readModel(weights, place))),
  });
}
