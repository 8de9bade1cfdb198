// A decision tree and a random forest (Breiman 2001): one tree on all rows, or many on resampled ones.
import * as z from 'zod';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { classifier } from '../../src/core/learning/learners/classifier.ts';
import {
  type Classifier,
  checkTrainingRows,
  type Learner,
  type LearnerKind,
} from '../../src/core/learning/learners/learner.ts';
import { savedForm } from '../../src/core/learning/learners/serialisedModel.ts';
import { createRandom, deriveSeed } from '../../src/core/learning/maths/random.ts';
import { binRows, growTree, leafOf, type Tree, treeFields } from './tree.ts';

export interface ForestConfig<Kind extends 'tree' | 'forest'> {
  readonly kind: Kind;
  readonly trees: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
}

export const tree: LearnerKind<ForestConfig<'tree'>> = {
  defaults: { kind: 'tree', trees: 1, maxDepth: 30, minLeaf: 1 },
  learner: forestLearner,
  load: (saved) => forestClassifier(form.read(saved)),
};

export const forest: LearnerKind<ForestConfig<'forest'>> = {
  defaults: { kind: 'forest', trees: 200, maxDepth: 30, minLeaf: 1 },
  learner: forestLearner,
  load: (saved) => forestClassifier(form.read(saved)),
};

/** A 'tree' sees all rows and features; a 'forest' resamples rows for each tree and the root of the features a split. */
function forestLearner(config: ForestConfig<'tree' | 'forest'>): Learner {
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
      return forestClassifier({ classes: options.classes, features: X.cols, trees });
    },
  };
}

/** A single tree is saved as a forest of one. */
const form = savedForm('forest', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    trees: z.array(treeFields(bytes)),
  }),
);

function forestClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, trees } = parts;
  return classifier({
    classes,
    features,
    probabilities(X) {
      const out = matrix(X.rows, classes.length);
      for (let i = 0; i < X.rows; i++)
        for (const tree of trees) {
          const leaf = leafOf(tree, X, i);
          for (let c = 0; c < classes.length; c++)
            out.data[i * classes.length + c]! += tree.value[leaf + c]! / trees.length;
        }
      return out;
    },
    serialise: () => form.write(parts),
  });
}

function oneHot(y: Int32Array, classCount: number): Matrix {
  const out = matrix(y.length, classCount);
  for (let i = 0; i < y.length; i++) out.data[i * classCount + y[i]!] = 1;
  return out;
}
