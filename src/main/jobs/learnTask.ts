// What the learning workers do: predict rows with a stored model, or fit a new one.
import type { ModelReport } from '../../core/model/modelInfo.ts';

/** Feature vectors with the columns that the model wants, row after row. */
export interface FeatureRows {
  readonly data: Float32Array;
  readonly rows: number;
}

export type LearnTask =
  | {
      readonly kind: 'predict';
      /** Folder that holds the model. */
      readonly modelDir: string;
      /** The starter's folder holds its training rows, too. */
      readonly isStarter: boolean;
      readonly features: FeatureRows;
    }
  | {
      readonly kind: 'train';
      readonly starterDir: string;
      /** Folder to write the new model into; must exist and be empty. */
      readonly modelDir: string;
      readonly features: FeatureRows;
      /** Genre of each row. */
      readonly labels: readonly string[];
      /** Artist of each row. */
      readonly groups: readonly string[];
      readonly featuresVersion: number;
      readonly seed: number;
      readonly trainedAt: number;
    };

export type LearnAnswer =
  | {
      readonly kind: 'predict';
      readonly classes: readonly string[];
      /** For each row: the ensemble's probabilities, then those of each base learner. */
      readonly values: Float32Array;
    }
  | { readonly kind: 'train'; readonly report: ModelReport };

/** Progress of a fit. */
export interface TrainProgress {
  /** 0 to 1. */
  readonly share: number;
  readonly step: string;
}
