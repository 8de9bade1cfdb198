// The classifier for rows that all have one class: certain of it, whatever it is shown.
import * as z from 'zod';
import { matrix } from '../../domain/matrix.ts';
import { classifier } from './classifier.ts';
import type { Classifier } from './learner.ts';
import { type SerialisedModel, savedForm } from './serialisedModel.ts';

const form = savedForm('constant', () =>
  z.object({
    classes: z.array(z.string()).readonly(),
    only: z.int().nonnegative(),
    features: z.int().positive(),
  }),
);

export function constantClassifier(classes: readonly string[], only: number, features: number): Classifier {
  return classifier({
    classes,
    features,
    probabilities(X) {
      const out = matrix(X.rows, classes.length);
      for (let i = 0; i < X.rows; i++) out.data[i * classes.length + only] = 1;
      return out;
    },
    serialise: () => form.write({ classes, only, features }),
  });
}

export function loadConstant(saved: SerialisedModel): Classifier {
  const { classes, only, features } = form.read(saved);
  return constantClassifier(classes, only, features);
}
