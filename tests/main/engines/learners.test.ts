// The learners that need an engine keep the contract, and so does the ensemble of all.

import type { Learner } from '../../../src/core/learning/learners/learner.ts';
import { mlp } from '../../../src/core/learning/learners/mlp.ts';
import { loadClassifier } from '../../../src/core/learning/learners/registry.ts';
import { svm } from '../../../src/core/learning/learners/svm.ts';
import { defaultEnsemble } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { fitStacking } from '../../../src/core/learning/stacking/fitStacking.ts';
import { loadStacking } from '../../../src/core/learning/stacking/stackingClassifier.ts';
import { oneAfterTheOther } from '../../../src/main/engines/learners.ts';
import { mlpLearner } from '../../../src/main/engines/mlpLearner.ts';
import { svmLearner } from '../../../src/main/engines/svmLearner.ts';
import { describeLearner } from '../../core/learning/learnerContract.ts';

describeLearner('SVM, whitened', svmLearner({ ...svm.defaults, whitening: 0.5 }), loadClassifier);
for (const kernel of ['rbf', 'linear', 'poly', 'sigmoid'] as const)
  describeLearner(
    `SVM (${kernel})`,
    svmLearner({ ...svm.defaults, kernel, gamma: kernel === 'sigmoid' ? 0.02 : 'scale' }),
    loadClassifier,
  );
describeLearner(
  'SVM without calibration',
  svmLearner({ ...svm.defaults, calibrationFolds: 0, gamma: 'auto' }),
  loadClassifier,
);

const small = { ...mlp.defaults, hidden: [16], epochs: 40, batchSize: 16, learningRate: 0.01 };
describeLearner('MLP', mlpLearner(small), loadClassifier);
describeLearner(
  'two MLPs of two layers that stop early',
  mlpLearner({
    ...small,
    hidden: [16, 8],
    dropout: 0,
    members: 2,
    earlyStopping: { share: 0.2, patience: 10 },
  }),
  loadClassifier,
);

const stacking: Learner = {
  async fit(X, y, options) {
    const config = { ...defaultEnsemble, base: { ...defaultEnsemble.base, mlp: { ...small, epochs: 15 } } };
    const { model } = await fitStacking(config, X, y, { ...options, runBaseTask: oneAfterTheOther() });
    return model;
  },
};
describeLearner('the ensemble', stacking, loadStacking);
