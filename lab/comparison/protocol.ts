// The questions that a worker of a comparison answers: a trial each.
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import type { Epoch } from '../../src/core/learning/learners/learner.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import type { ModelName } from '../evaluation/modelNames.ts';
import type { TrialResult } from './trials.ts';

export interface ColumnsTrial {
  readonly table: EvaluationTable;
  readonly rows: Fold;
  readonly model: ModelName;
  readonly seed: number;
}

export type TrialQuestions = {
  readonly columns: {
    readonly input: ColumnsTrial;
    readonly output: TrialResult;
    readonly progress: Epoch;
  };
};
