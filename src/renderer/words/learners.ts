// What the ways of learning and the base learners are called.
import { earWords, type NamedEar } from '../../core/domain/groupWords.ts';
import type { CandidateName } from '../../core/domain/modelInfo.ts';
import type { BaseLearnerName } from '../../core/learning/stacking/ensembleConfig.ts';

export const candidateWords: Readonly<Record<CandidateName, string>> = {
  own: 'Your tracks alone',
  'with-starter': 'With the starter’s tracks',
  'starter-opinions': 'On the starter’s predictions',
  starter: 'The starter as it is',
  adapted: 'The starter, moved to your tracks',
  pooled: 'The starter and your tracks, weighed',
};

export const learnerWords: Readonly<Record<BaseLearnerName, string>> = {
  knn: 'Nearest neighbours',
  svm: 'Support vector machine',
  mlp: 'Neural network',
  logistic: 'Logistic regression',
  discriminant: 'Discriminant analysis',
  density: 'Density of each genre',
  library: 'Fitted to your tracks',
  starter: 'Fitted to the starter’s tracks',
  joint: 'Fitted to the starter’s and your tracks',
  adapted: 'The starter, moved to your tracks',
};

const names: Readonly<Record<string, string>> = learnerWords;

/** A model of another version may have learners that this one does not know: these stand as they are. */
export function learnerName(id: string, ears: readonly NamedEar[] = []): string {
  return names[id] ?? earWords(id, ears, 'An ear') ?? id;
}
