// The classifier for rows that all have one class: certain of it, whatever it is shown.
import * as z from 'zod';
import { matrix } from '../../domain/matrix.ts';
import type { Classifier } from './learner.ts';
import { checkRows } from './learner.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import { readShape } from './serialisedModel.ts';

export function constantClassifier(classes: readonly string[], only: number, features: number): Classifier {
  return {
    classes,
    predict(X) {
      checkRows(X, features);
      return new Int32Array(X.rows).fill(only);
    },
    predictProba(X) {
      checkRows(X, features);
      const out = matrix(X.rows, classes.length);
      for (let i = 0; i < X.rows; i++) out.data[i * classes.length + only] = 1;
      return out;
    },
    serialise: () => ({ json: { kind: 'constant', classes, only, features }, weights: new Uint8Array() }),
  };
}

const shape = z.object({
  kind: z.literal('constant'),
  classes: z.array(z.string()),
  only: z.int().nonnegative(),
  features: z.int().positive(),
});

export function loadConstant({ json }: SerialisedModel): Classifier {
  const { classes, only, features } = readShape(shape, json);
  return constantClassifier(classes, only, features);
}
