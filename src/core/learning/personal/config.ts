// What the personal ensemble is made of, by how many rows there are to learn from.
import { knn } from '../learners/knn.ts';
import { mlp } from '../learners/mlp.ts';
import { svm } from '../learners/svm.ts';
import type { BaseLearners, EnsembleConfig } from '../stacking/ensembleConfig.ts';

/** From here on a network with a hidden layer is worth its seconds; below, logistic regression takes its place. */
const enoughForNetwork = 300;

/**
 * Of few rows nothing about the learners can be learned. Worse: where one row is held out, its genre is the rarer one
 * among the others, so that a free meta-learner finds the base learners to be wrong and turns them round.
 */
export const evenPooling = { trustPenalty: 1e4, biasPenalty: 1e4, mixPenalty: 1e4 } as const;

export function personalEnsemble(rows: number): EnsembleConfig {
  const both: BaseLearners = {
    // Few rows of many columns: compared along the directions that separate the genres.
    knn: { ...knn.defaults, k: 7, discriminants: 0.3 },
    svm: { ...svm.defaults, calibrationFolds: 0 },
  };
  const few: BaseLearners = { ...both, logistic: { kind: 'logistic', c: 0.1 } };
  const many: BaseLearners = { ...both, mlp: { ...mlp.defaults, hidden: [64], epochs: 40 } };
  return {
    preprocessing: { kind: 'power' },
    base: rows < enoughForNetwork ? few : many,
    meta: rows < enoughForNetwork ? evenPooling : { trustPenalty: 1, biasPenalty: 10, mixPenalty: 100 },
    folds: 5,
  };
}

/** Leave-one-artist-out while artists are few, then five parts. */
export function personalFolds(artists: number): number {
  return artists <= 12 ? artists : 5;
}
