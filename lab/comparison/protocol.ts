// The questions that a worker of a comparison answers: a trial each.
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import type { Epoch } from '../../src/core/learning/learners/learner.ts';
import type { InputName } from '../datasets/inputKinds.ts';
import type { Manifest } from '../datasets/manifest.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import type { ModelName } from '../evaluation/modelNames.ts';
import type { SequenceConfig } from '../sequences/configs.ts';
import type { TrialResult } from './trials.ts';

export interface ColumnsTrial {
  readonly table: EvaluationTable;
  readonly rows: Fold;
  readonly model: ModelName;
  readonly seed: number;
}

interface Sequences {
  readonly manifest: Manifest;
  readonly input: InputName;
  readonly config: SequenceConfig;
  readonly seed: number;
}

export interface SequenceTrial extends Sequences {
  readonly rows: Fold;
}

export interface BatchByHeart extends Sequences {
  readonly rows: Int32Array;
  readonly steps: number;
}

export type TrialQuestions = {
  readonly columns: { readonly input: ColumnsTrial; readonly output: TrialResult; readonly progress: Epoch };
  readonly sequences: {
    readonly input: SequenceTrial;
    readonly output: TrialResult;
    readonly progress: Epoch;
  };
  /** The loss at each step of learning one batch by heart. */
  readonly byHeart: {
    readonly input: BatchByHeart;
    readonly output: readonly number[];
    readonly progress: Epoch;
  };
};
