// A decision tree and a random forest (Breiman 2001): one tree on all rows, or many on resampled ones.
import * as z from 'zod';
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';
import { createRandom, deriveSeed } from '../../maths/random.ts';
import type { Classifier, Learner } from '../learner.ts';
import { argmaxRows, checkRows, checkTrainingRows } from '../learner.ts';
import type { SerialisedModel } from '../serialisedModel.ts';
import { modelPlace, readModel, readShape, writeWeights } from '../serialisedModel.ts';
import { oneHot } from './oneHot.ts';
import { binRows, growTree, leafOf, loadTree, serialiseTree, type Tree } from './tree.ts';

export interface ForestConfig {
  readonly kind: 'tree' | 'forest';
  readonly trees: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
}

export const treeDefaults: ForestConfig = { kind: 'tree', trees: 1, maxDepth: 30, minLeaf: 1 };
export const forestDefaults: ForestConfig = { kind: 'forest', trees: 200, maxDepth: 30, minLeaf: 1 };

/** A 'tree' sees all rows and features; a 'forest' resamples rows for each tree and the root of the features a split. */
export function forestLearner(config: ForestConfig): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const binned = binRows(X);
      const targets = oneHot(y, options.classes.length);
      const trees: Tree[] = [];
      for (let t = 0; t < config.trees; t++) {
        options.signal?.throwIfAborted();
        const random = createRandom(deriveSeed(options.seed, 'tree', t));
        const rows = Int32Array.from({ length: X.rows }, (_, i) =>
          config.kind === 'tree' ? i : random.integer(X.rows),
        );
        const featuresPerSplit =
          config.kind === 'tree' ? undefined : Math.max(1, Math.floor(Math.sqrt(X.cols)));
        const { maxDepth, minLeaf } = config;
        trees.push(growTree(binned, targets, rows, { maxDepth, minLeaf, featuresPerSplit, random }));
      }
      return forestClassifier(options.classes, X.cols, trees);
    },
  };
}

function forestClassifier(classes: readonly string[], features: number, trees: readonly Tree[]): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    for (let i = 0; i < X.rows; i++)
      for (const tree of trees) {
        const leaf = leafOf(tree, X, i);
        for (let c = 0; c < classes.length; c++)
          out.data[i * classes.length + c]! += tree.value[leaf + c]! / trees.length;
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
        kind: 'forest',
        classes,
        features,
        trees: trees.map((tree) => writer.model(serialiseTree(tree))),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({
  kind: z.literal('forest'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  trees: z.array(modelPlace),
});

export function loadForest({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, trees } = readShape(shape, json);
  return forestClassifier(
    classes,
    features,
    trees.map((place) => loadTree(readModel(weights, place))),
  );
}
