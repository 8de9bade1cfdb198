// The learner to beat: each class by its share of the rows, whatever the row.
import * as z from 'zod';
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';
import type { Classifier, Learner } from '../learner.ts';
import { argmaxRows, checkRows, checkTrainingRows } from '../learner.ts';
import type { SerialisedModel } from '../serialisedModel.ts';
import { readShape } from '../serialisedModel.ts';

export interface MajorityConfig {
  readonly kind: 'majority';
}

export function majorityLearner(): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const shares = options.classes.map((_, c) => y.filter((label) => label === c).length / y.length);
      return majorityClassifier(options.classes, X.cols, shares);
    },
  };
}

function majorityClassifier(
  classes: readonly string[],
  features: number,
  shares: readonly number[],
): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    for (let i = 0; i < X.rows; i++) out.data.set(shares, i * classes.length);
    return out;
  };
  return {
    classes,
    predictProba,
    predict: (X) => argmaxRows(predictProba(X)),
    serialise: () => ({ json: { kind: 'majority', classes, features, shares }, weights: new Uint8Array() }),
  };
}

const shape = z.object({
  kind: z.literal('majority'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  shares: z.array(z.number()),
});

export function loadMajority({ json }: SerialisedModel): Classifier {
  const { classes, features, shares } = readShape(shape, json);
  return majorityClassifier(classes, features, shares);
}
