// The pure learners keep the contract.
import { density } from '../../../../src/core/learning/learners/density.ts';
import { knn } from '../../../../src/core/learning/learners/knn.ts';
import { logistic } from '../../../../src/core/learning/learners/logistic.ts';
import { loadClassifier } from '../../../../src/core/learning/learners/registry.ts';
import { describeLearner } from '../learnerContract.ts';

describeLearner('kNN', knn.learner(knn.defaults), loadClassifier);
describeLearner('kNN, k = 1, city block', knn.learner({ ...knn.defaults, k: 1, p: 1 }), loadClassifier);
describeLearner(
  'kNN, p = 3, squared',
  knn.learner({ ...knn.defaults, p: 3, weights: 'squared-distance' }),
  loadClassifier,
);
describeLearner('kNN by discriminants', knn.learner({ ...knn.defaults, discriminants: 0.2 }), loadClassifier);
describeLearner('one distribution a class', density.learner(density.defaults), loadClassifier);
describeLearner(
  'densities around rows',
  density.learner({ ...density.defaults, bandwidth: 0.7 }),
  loadClassifier,
);
describeLearner('logistic regression', logistic.learner(logistic.defaults), loadClassifier);
