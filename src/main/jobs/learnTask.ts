// What the learning workers do: predict rows with a stored model, fit a new one, say what to ask next, explain a track.
import type { BaseResult, BaseTask } from '../../core/learning/ensembleConfig.ts';
import type { Effect } from '../../core/learning/explain.ts';
import type { CandidateName } from '../../core/learning/personalClassifier.ts';
import type { Question } from '../../core/learning/reviewQueue.ts';
import type { ModelReport } from '../../core/model/modelInfo.ts';
import type { Engine } from '../../core/model/settings.ts';

/** Feature vectors, row after row. */
export interface FeatureRows {
  readonly data: Float32Array;
  readonly rows: number;
}

/** A model's files. */
interface ModelPlace {
  /** Folder that holds the model. */
  readonly modelDir: string;
  /** The starter's folder holds its training rows, too. */
  readonly isStarter: boolean;
}

/** What an earlier model learned, and how. */
export interface Earlier {
  readonly candidate: CandidateName;
  /** The rows of the new table that it knew, too. */
  readonly rows: readonly number[];
}

export interface TrainTask {
  readonly kind: 'train';
  readonly starterDir: string;
  /** Folder to write the new model into; must exist and be empty. */
  readonly modelDir: string;
  readonly features: FeatureRows;
  readonly featureNames: readonly string[];
  /** Genre of each row. */
  readonly labels: readonly string[];
  /** Artist of each row. */
  readonly groups: readonly string[];
  /** Tracks of the library, labelled or not, with the same columns, and their artists. */
  readonly library: FeatureRows;
  readonly libraryGroups: readonly string[];
  readonly labelledRows: number;
  readonly taggedRows: number;
  readonly featuresVersion: number;
  readonly seed: number;
  readonly trainedAt: number;
  /** The active model, when it is a personal one; null compares with the starter. */
  readonly earlier: Earlier | null;
  /** Only the earlier way of learning is fitted. */
  readonly quick: boolean;
  /** Threads for the fits. */
  readonly threads: number;
}

export type LearnTask =
  | ({
      readonly kind: 'predict';
      /** Rows of the columns that the model wants. */
      readonly features: FeatureRows;
    } & ModelPlace)
  | TrainTask
  /** One fit of one base learner, for a worker that trains. */
  | { readonly kind: 'fit'; readonly task: BaseTask }
  | {
      readonly kind: 'review';
      readonly features: FeatureRows;
      /** [rows, genres] */
      readonly probabilities: FeatureRows;
      readonly groups: readonly string[];
      readonly answered: FeatureRows;
      readonly answeredGroups: readonly string[];
      readonly limit: number;
    }
  | ({
      readonly kind: 'explain';
      /** The windows of the track, of the columns that the model wants. */
      readonly features: FeatureRows;
      /** Rows of other tracks, which say what is usual. */
      readonly usual: FeatureRows;
    } & ModelPlace)
  /** Which engine it computes with. */
  | { readonly kind: 'engine' };

export type LearnAnswer =
  | {
      readonly kind: 'predict';
      readonly classes: readonly string[];
      /** For each row: the ensemble's probabilities, then those of each base learner. */
      readonly values: Float32Array;
    }
  | {
      readonly kind: 'train';
      readonly report: ModelReport;
      readonly comparison: { readonly rows: number; readonly before: number; readonly after: number } | null;
    }
  | { readonly kind: 'fit'; readonly result: BaseResult }
  | { readonly kind: 'review'; readonly questions: readonly Question[] }
  | { readonly kind: 'explain'; readonly genre: string; readonly effects: readonly Effect[] }
  | { readonly kind: 'engine'; readonly engine: Engine };

/** Progress of a fit. */
export interface TrainProgress {
  /** 0 to 1. */
  readonly share: number;
  readonly step: string;
}
