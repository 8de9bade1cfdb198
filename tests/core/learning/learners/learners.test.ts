// The pure learners keep the contract.
import { densityDefaults, densityLearner } from '../../../../src/core/learning/learners/density.ts';
import { knnDefaults, knnLearner } from '../../../../src/core/learning/learners/knn.ts';
import { loadClassifier } from '../../../../src/core/learning/learners/loadClassifier.ts';
import { logisticDefaults, logisticLearner } from '../../../../src/core/learning/learners/logistic.ts';
import { preprocessed } from '../../../../src/core/learning/learners/pipeline.ts';
import { describeLearner } from '../learnerContract.ts';

describeLearner('kNN', knnLearner(), loadClassifier);
describeLearner('kNN, k = 1, city block', knnLearner({ ...knnDefaults, k: 1, p: 1 }), loadClassifier);
describeLearner(
  'kNN, p = 3, squared',
  knnLearner({ ...knnDefaults, p: 3, weights: 'squared-distance' }),
  loadClassifier,
);
describeLearner('kNN by discriminants', knnLearner({ ...knnDefaults, discriminants: 0.2 }), loadClassifier);
describeLearner('one distribution a class', densityLearner(), loadClassifier);
describeLearner(
  'densities around rows',
  densityLearner({ ...densityDefaults, bandwidth: 0.7 }),
  loadClassifier,
);
describeLearner('logistic regression', logisticLearner(), loadClassifier);
for (const kind of ['standard', 'power'] as const)
  describeLearner(
    `logistic regression after ${kind} preprocessing`,
    preprocessed({ kind }, logisticLearner({ ...logisticDefaults, c: 10 })),
    loadClassifier,
  );
describeLearner(
  'kNN after quantile preprocessing',
  preprocessed({ kind: 'quantile', quantiles: 20 }, knnLearner()),
  loadClassifier,
);
