// An SVM under artist-grouped, stratified five-fold cross-validation, over several divisions into folds.
import { selectRows } from '../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { fitPreprocessing } from '../../src/core/learning/learners/preprocessing.ts';
import { svm } from '../../src/core/learning/learners/svm.ts';
import { svmLearner } from '../../src/main/engines/svmLearner.ts';
import type { Labelled } from './curve.ts';

export async function crossValidated({ X, genres, artists }: Labelled, repeats: number) {
  const classes = [...new Set(genres)].sort();
  const truth = Int32Array.from(genres, (genre) => classes.indexOf(genre));
  const accuracies: number[] = [];
  for (let seed = 1; seed <= repeats; seed++) {
    let right = 0;
    for (const { train, heldOut } of groupedFolds(truth, artists, 5, seed)) {
      const known = selectRows(X, train);
      const { transform } = fitPreprocessing({ kind: 'power' }, known);
      const learner = svmLearner({ ...svm.defaults, calibrationFolds: 0 });
      const labels = train.map((i) => truth[i] ?? 0);
      const fitted = await learner.fit(transform(known), labels, { classes, seed });
      const predicted = fitted.predict(transform(selectRows(X, heldOut)));
      right += predicted.filter((label, i) => label === truth[heldOut[i] ?? -1]).length;
    }
    accuracies.push(right / X.rows);
  }
  const mean = accuracies.reduce((sum, x) => sum + x, 0) / repeats;
  const deviation = Math.sqrt(accuracies.reduce((sum, x) => sum + (x - mean) ** 2, 0) / repeats);
  return { mean, deviation };
}
