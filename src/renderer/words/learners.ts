// What the ways of learning and the base learners are called.
import { earWords, type NamedEar } from '../../core/domain/groupWords.ts';
import type { CandidateName } from '../../core/domain/modelInfo.ts';
import { messagesOf } from '../../core/languages/say.ts';
import type { BaseLearnerName } from '../../core/learning/stacking/ensembleConfig.ts';

const say = messagesOf('learners');

export const candidateWords: Readonly<Record<CandidateName, string>> = {
  own: say('candidates.own'),
  'with-starter': say('candidates.with-starter'),
  'starter-opinions': say('candidates.starter-opinions'),
  starter: say('candidates.starter'),
  adapted: say('candidates.adapted'),
  pooled: say('candidates.pooled'),
};

export const learnerWords: Readonly<Record<BaseLearnerName, string>> = {
  knn: say('learners.knn'),
  svm: say('learners.svm'),
  mlp: say('learners.mlp'),
  logistic: say('learners.logistic'),
  discriminant: say('learners.discriminant'),
  density: say('learners.density'),
  library: say('learners.library'),
  starter: say('learners.starter'),
  joint: say('learners.joint'),
  adapted: say('learners.adapted'),
};

const names: Readonly<Record<string, string>> = learnerWords;

const namesInside: Readonly<Record<string, string>> = {
  knn: say('inside.knn'),
  svm: say('inside.svm'),
  mlp: say('inside.mlp'),
  logistic: say('inside.logistic'),
  discriminant: say('inside.discriminant'),
  density: say('inside.density'),
  library: say('inside.library'),
  starter: say('inside.starter'),
  joint: say('inside.joint'),
  adapted: say('inside.adapted'),
} satisfies Record<BaseLearnerName, string>;

const groups: Readonly<Record<string, string>> = {
  base57: say('groups.base57'),
  mfccCovariance: say('groups.mfccCovariance'),
  mfccDelta: say('groups.mfccDelta'),
  modulation: say('groups.modulation'),
  contrast: say('groups.contrast'),
  tonalCentroid: say('groups.tonalCentroid'),
  onsets: say('groups.onsets'),
  harmonicMotion: say('groups.harmonicMotion'),
  bandPulse: say('groups.bandPulse'),
};

/** A model of another version may have learners that this one does not know: these stand as they are. */
export function learnerName(id: string, ears: readonly NamedEar[] = []): string {
  return names[id] ?? earWords(id, ears, say('ear')) ?? id;
}

/** Within a sentence. */
export function learnerInside(id: string): string {
  return namesInside[id] ?? earWords(id, [], say('insideEar')) ?? id;
}

/** A feature group within a sentence; one of another version stands as it is. */
export function groupInside(group: string, ears: readonly NamedEar[]): string {
  return earWords(group, ears, say('insideEar')) ?? groups[group] ?? group;
}
