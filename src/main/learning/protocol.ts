// What the learning workers do: predict tracks with a stored model, fit a new one, say what to ask next, explain a track.
import * as z from 'zod';
import type { CandidateName, ModelReport } from '../../core/domain/modelInfo.ts';
import type { Engine } from '../../core/domain/settings.ts';
import type { MergeSuggestion, NearTag } from '../../core/genres/alike/neighbours.ts';
import type { Effect } from '../../core/learning/judging/explain.ts';
import type { BaseResult, BaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import type { FeatureRows } from './featureRows.ts';
import type { Near } from './featureSpace.ts';
import type { Question } from './questions.ts';
import type { TrainingTable } from './trainingTable.ts';

const workerDataSchema = z.object({ libraryDir: z.string() });

/** For workers that read the tracks' vectors by themselves; those that only fit need none. */
export function learnWorkerData(libraryDir: string): z.infer<typeof workerDataSchema> {
  return { libraryDir };
}

export function parseLearnWorkerData(data: unknown): z.infer<typeof workerDataSchema> {
  return workerDataSchema.parse(data);
}

/** A model's files. */
interface ModelPlace {
  /** Folder that holds the model. */
  readonly modelDir: string;
  /** The starter's folder holds its training rows, too. */
  readonly isStarter: boolean;
  /** The columns that it wants. */
  readonly featureNames: readonly string[];
}

interface TagContext {
  /** The genres that there are, each with all above it. */
  readonly vocabulary: readonly (readonly string[])[];
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
  /** Tracks of the library, labelled or not, with the same columns; their artists; whether their genre is not known. */
  readonly library: FeatureRows;
  readonly libraryGroups: readonly string[];
  readonly libraryOpen: readonly boolean[];
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
      readonly tracks: readonly number[];
    } & ModelPlace)
  /** Which tracks a model has still to judge. */
  | { readonly kind: 'unpredicted'; readonly modelId: number }
  /** What there is to learn from, as a table. */
  | { readonly kind: 'gather'; readonly seed: number }
  | TrainTask
  /** One fit of one base learner, for a worker that trains. */
  | { readonly kind: 'fit'; readonly task: BaseTask }
  | {
      readonly kind: 'review';
      /** The active model, its genres and columns. */
      readonly modelId: number;
      readonly classes: readonly string[];
      readonly featureNames: readonly string[];
      readonly limit: number;
    }
  | ({
      readonly kind: 'explain';
      readonly track: number;
      /** Neighbours that are wanted, of each kind. */
      readonly neighbours: number;
      readonly spaceVersion: number;
    } & ModelPlace)
  | {
      readonly kind: 'similar';
      readonly track: number;
      readonly limit: number;
      /** Another number whenever vectors have changed. */
      readonly spaceVersion: number;
    }
  /** Written tags that nearly always stand with or like this one. */
  | ({ readonly kind: 'like'; readonly tag: string } & TagContext)
  /** Rare tags that could be merged into a genre. */
  | ({ readonly kind: 'suggestMerges' } & TagContext)
  /** Which engine it computes with. */
  | { readonly kind: 'engine' };

export type LearnAnswer =
  | {
      readonly kind: 'predict';
      readonly classes: readonly string[];
      /** Those of the tracks that have the columns. */
      readonly tracks: Int32Array;
      /** The layout that each one's vectors were taken from. */
      readonly versions: Int32Array;
      /** For each track, as the mean of its windows: the ensemble's probabilities, then those of each base learner. */
      readonly values: Float32Array<ArrayBuffer>;
    }
  | { readonly kind: 'unpredicted'; readonly tracks: readonly number[] }
  | { readonly kind: 'gather'; readonly table: TrainingTable }
  | {
      readonly kind: 'train';
      readonly report: ModelReport;
      readonly comparison: { readonly rows: number; readonly before: number; readonly after: number } | null;
      /** For each row the genre that was heard while it was held out; null where it was not. */
      readonly heard: readonly (string | null)[];
    }
  | { readonly kind: 'fit'; readonly result: BaseResult }
  | { readonly kind: 'review'; readonly questions: readonly Question[] }
  | {
      readonly kind: 'explain';
      /** Of columns of the model's; none of a track that has not got them. */
      readonly effects: readonly Effect[];
      readonly nearestLabelled: readonly Near[];
      readonly nearestOthers: readonly Near[];
    }
  | { readonly kind: 'similar'; readonly near: readonly Near[] }
  /** Null for a tag that nobody wrote. */
  | { readonly kind: 'like'; readonly like: { cut: number; near: NearTag[] } | null }
  | { readonly kind: 'suggestMerges'; readonly suggestions: readonly MergeSuggestion[] }
  | { readonly kind: 'engine'; readonly engine: Engine };

/** Progress of a fit. */
export interface TrainProgress {
  /** 0 to 1. */
  readonly share: number;
  readonly step: string;
}
