// The learner to beat: each class by its share of the rows, whatever the row.
import * as z from 'zod';
import { matrix } from '../../src/core/domain/matrix.ts';
import { classifier } from '../../src/core/learning/learners/classifier.ts';
import {
  type Classifier,
  checkTrainingRows,
  type LearnerKind,
} from '../../src/core/learning/learners/learner.ts';
import { savedForm } from '../../src/core/learning/learners/serialisedModel.ts';

export interface MajorityConfig {
  readonly kind: 'majority';
}

const form = savedForm('majority', () =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    shares: z.array(z.number()).readonly(),
  }),
);

export const majority: LearnerKind<MajorityConfig> = {
  defaults: { kind: 'majority' },
  learner: () => ({
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes } = options;
      const shares = classes.map((_, c) => y.filter((label) => label === c).length / y.length);
      return majorityClassifier({ classes, features: X.cols, shares });
    },
  }),
  load: (saved) => majorityClassifier(form.read(saved)),
};

function majorityClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, shares } = parts;
  return classifier({
    classes,
    features,
    probabilities(X) {
      const out = matrix(X.rows, classes.length);
      for (let i = 0; i < X.rows; i++) out.data.set(shares, i * classes.length);
      return out;
    },
    serialise: () => form.write(parts),
  });
}
