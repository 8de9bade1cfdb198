// Our learners against scikit-learn 1.9 on the same rows and folds, each after a StandardScaler fitted in its fold.
import { describe, expect, it } from 'vitest';
import { selectRows } from '../../../src/core/domain/matrix.ts';
import { foldsFrom } from '../../../src/core/learning/judging/folds.ts';
import { accuracy } from '../../../src/core/learning/judging/metrics.ts';
import { knn } from '../../../src/core/learning/learners/knn.ts';
import type { Learner } from '../../../src/core/learning/learners/learner.ts';
import { logistic } from '../../../src/core/learning/learners/logistic.ts';
import { fitPreprocessing } from '../../../src/core/learning/learners/preprocessing.ts';
import { svm } from '../../../src/core/learning/learners/svm.ts';
import { svmLearner } from '../../../src/main/engines/svmLearner.ts';
import { hasShared } from '../../helpers/shared.ts';
import { type GtzanTable, gtzanTable } from './gtzan.ts';

async function predictOverFolds(
  { X, y, classes, fold10 }: GtzanTable,
  learner: Learner,
): Promise<Int32Array> {
  const out = new Int32Array(y.length);
  for (const { train, heldOut } of foldsFrom(fold10)) {
    const scaled = fitPreprocessing({ kind: 'standard' }, selectRows(X, train));
    const model = await learner.fit(
      scaled.transform(selectRows(X, train)),
      train.map((i) => y[i]!),
      { classes, seed: 1 },
    );
    const predicted = model.predict(scaled.transform(selectRows(X, heldOut)));
    heldOut.forEach((i, k) => {
      out[i] = predicted[k]!;
    });
  }
  return out;
}

describe.skipIf(!hasShared)('against scikit-learn on GTZAN', () => {
  const table = hasShared ? gtzanTable() : null;

  it('kNN gives the same label on at least 995 of 1000 rows', async () => {
    const predicted = await predictOverFolds(table!, knn.learner(knn.defaults));
    const reference = table!.referenceLabels('knn');
    expect(predicted.filter((c, i) => c === reference[i]).length).toBeGreaterThanOrEqual(995);
  });

  it('SVM gives the same label on at least 985 of 1000 rows', async () => {
    const predicted = await predictOverFolds(table!, svmLearner({ ...svm.defaults, calibrationFolds: 0 }));
    const reference = table!.referenceLabels('svm');
    expect(predicted.filter((c, i) => c === reference[i]).length).toBeGreaterThanOrEqual(985);
  });

  it('logistic regression is within 0.01', async () => {
    const predicted = await predictOverFolds(table!, logistic.learner(logistic.defaults));
    expect(
      Math.abs(accuracy(table!.y, predicted) - table!.referenceAccuracy('logistic')),
    ).toBeLessThanOrEqual(0.01);
  });
});
