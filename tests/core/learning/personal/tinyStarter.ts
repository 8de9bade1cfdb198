// A starter of one learner and four columns, for tests of personal models.
import { fitEnsemble } from '../../../../lab/starter/fitEnsemble.ts';
import type { Matrix } from '../../../../src/core/domain/matrix.ts';
import type { StarterKnowledge } from '../../../../src/core/learning/personal/personalTable.ts';

interface Taught {
  /** Of four columns. */
  readonly X: Matrix;
  readonly labels: readonly string[];
  readonly groups: readonly string[];
}

export async function tinyStarter(taught: Taught): Promise<StarterKnowledge> {
  const table = { ...taught, featureNames: ['a', 'b', 'c', 'd'] };
  const config = {
    preprocessing: { kind: 'standard' },
    base: { knn: { kind: 'knn', k: 5, p: 2, weights: 'uniform', discriminants: null } },
    meta: { trustPenalty: 1, biasPenalty: 10, mixPenalty: 100 },
    folds: 3,
  } as const;
  const { model } = await fitEnsemble(table, { seed: 1, trainedAt: new Date(0), layout: [], config });
  return { model, ...table };
}
