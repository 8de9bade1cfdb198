// Makes any saved classifier again, whichever learner it came from.
import * as z from 'zod';
import { loadBoosting } from './comparison/boosting.ts';
import { loadForest } from './comparison/forest.ts';
import { loadGaussian } from './comparison/gaussian.ts';
import { loadMajority } from './comparison/majority.ts';
import { loadConstant } from './constant.ts';
import { loadDensity } from './density.ts';
import { loadKnn } from './knn.ts';
import type { Classifier } from './learner.ts';
import { loadLogistic } from './logistic.ts';
import { loadMlp } from './mlp.ts';
import { loadPipeline } from './pipeline.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import { readShape } from './serialisedModel.ts';
import { loadSvm } from './svm.ts';

const loaders = {
  boosting: loadBoosting,
  constant: loadConstant,
  density: loadDensity,
  forest: loadForest,
  gaussian: loadGaussian,
  knn: loadKnn,
  logistic: loadLogistic,
  majority: loadMajority,
  mlp: loadMlp,
  pipeline: (model: SerialisedModel) => loadPipeline(model, loadClassifier),
  svm: loadSvm,
};

const kindOf = z.object({
  kind: z.enum([
    'boosting',
    'constant',
    'density',
    'forest',
    'gaussian',
    'knn',
    'logistic',
    'majority',
    'mlp',
    'pipeline',
    'svm',
  ]),
});

export function loadClassifier(model: SerialisedModel): Classifier {
  return loaders[readShape(kindOf, model.json).kind](model);
}
