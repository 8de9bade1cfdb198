// What an ensemble is made of, as plain data that can be saved and sent to a worker.
import type { Matrix } from '../../domain/matrix.ts';
import { density } from '../learners/density.ts';
import { knn } from '../learners/knn.ts';
import type { FitOptions } from '../learners/learner.ts';
import { mlp } from '../learners/mlp.ts';
import type { PreprocessingConfig } from '../learners/preprocessing.ts';
import type { LearnerConfig, LearnerConfigs } from '../learners/registry.ts';
import type { SerialisedModel } from '../learners/serialisedModel.ts';
import { svm } from '../learners/svm.ts';
import { off, type PoolingConfig } from './pooling.ts';

/**
 * Whose opinions a model is made of, each with a name on the screen: kinds of learners, one that is in the ensemble
 * twice, the two halves of 'adapted', and the experts of a personal model.
 */
export type BaseLearnerName =
  | keyof LearnerConfigs
  | 'discriminant'
  | 'library'
  | 'starter'
  | 'joint'
  | 'adapted';

/** What ensembles that ship are made of. */
export type BaseLearners = { readonly [Name in BaseLearnerName]?: LearnerConfig };

export interface EnsembleConfig {
  readonly preprocessing: PreprocessingConfig;
  /** By name, in the order in which the meta-learner takes them. */
  readonly base: { readonly [name: string]: LearnerConfig };
  /** Several, the most cautious last: out-of-fold log-loss on the rows that are fitted decides. */
  readonly meta: PoolingConfig | readonly PoolingConfig[];
  /** Folds for the out-of-fold probabilities. */
  readonly folds: number;
}

/** One fit of one learner: everything it needs, as data (safe for structured cloning). */
export interface BaseTask<Config = LearnerConfig> {
  readonly config: Config;
  /** Preprocessed training rows. */
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly classes: readonly string[];
  readonly seed: number;
  readonly groups: readonly string[] | null;
  /** Preprocessed rows to judge; null asks for the fitted model instead. */
  readonly heldOut: Matrix | null;
  /** Whether the learner's own votes on them are wanted besides their probabilities; they cost as much again. */
  readonly votes?: boolean;
  /** Preprocessed rows of unknown class to learn from besides. */
  readonly unlabelled?: Matrix | undefined;
}

export interface BaseResult {
  /** Probabilities of the held-out rows, when there were any. */
  readonly heldOut: Matrix | null;
  /** The learner's own votes on them, when they were wanted. */
  readonly predicted: Int32Array | null;
  /** The fitted model, when no rows were held out. */
  readonly model: SerialisedModel | null;
  /** What the fit alone took, wherever it ran. */
  readonly seconds: number;
}

export type RunBaseTask<Config = LearnerConfig> = (
  task: BaseTask<Config>,
  signal?: AbortSignal,
  onEpoch?: FitOptions['onEpoch'],
) => Promise<BaseResult>;

/** The base learners of the default ensemble, from local to smooth and one of each kind. */
export const defaultBase = {
  knn: { ...knn.defaults, k: 25, weights: 'squared-distance', discriminants: 0.1 },
  svm: { ...svm.defaults, cost: 3, gamma: 0.03, calibrationFolds: 0, whitening: 0.5 },
  mlp: { ...mlp.defaults, epochs: 30 },
  discriminant: density.defaults,
  density: { ...density.defaults, bandwidth: 0.8 },
} as const satisfies BaseLearners;

/** What `npm run choose-starter` chose (resources/starter-model/choice.json). */
export const defaultEnsemble: EnsembleConfig = {
  // Music by new artists has more outliers than what was learned from: none may decide alone.
  preprocessing: { kind: 'power', farthest: 2.5 },
  base: defaultBase,
  // Bias and mix are off: where artists are held out, so is much of a genre, and what they would learn from that is how
  // the folds were cut.
  meta: [10, 100, 1000].map((trustPenalty) => ({ trustPenalty, biasPenalty: off, mixPenalty: off })),
  folds: 5,
};

/**
 * The default ensemble and one more member, which learns from the rows that it is to judge as well, all at once. Its numbers were chosen by
 * the log-loss of the whole stack on inner folds.
 */
export const togetherEnsemble: EnsembleConfig = {
  ...defaultEnsemble,
  base: {
    ...defaultBase,
    together: { ...density.defaults, heard: { rounds: 8, weight: 2, sharpness: 1.5 } },
  },
};
