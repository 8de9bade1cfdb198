// The questions that a learning worker answers about models, training, and which tracks or tags are alike.
import * as z from 'zod';
import type { ClusterMethod, Trial } from '../../core/domain/clusters.ts';
import type { ForeignKind } from '../../core/domain/foreign.ts';
import type { Layout } from '../../core/domain/layout.ts';
import type { SimilarTrack, SimilarTracks } from '../../core/domain/likeness.ts';
import type { MapKind } from '../../core/domain/map.ts';
import type { ModelReport } from '../../core/domain/modelInfo.ts';
import type { FitStep } from '../../core/domain/progress.ts';
import type { Review, ReviewItem } from '../../core/domain/review.ts';
import type { Engine } from '../../core/domain/settings.ts';
import type { Statistics, StatisticsScope } from '../../core/domain/statistics.ts';
import type { TagFigures } from '../../core/domain/tagging.ts';
import type { TagName } from '../../core/domain/trackTag.ts';
import type { Blended, Limits, Path, RadioTrack } from '../../core/domain/walk.ts';
import type { MergeSuggestion, NearTag } from '../../core/genres/alike/neighbours.ts';
import type { TagCategory } from '../../core/genres/judge.ts';
import type { WrittenTag } from '../../core/genres/report.ts';
import type { TagWords } from '../../core/genres/tagWords.ts';
import type { Vocabulary as VocabularyOfGenres } from '../../core/genres/vocabulary/vocabulary.ts';
import type { Effect } from '../../core/learning/judging/explain.ts';
import type { Sound } from '../../core/learning/judging/standingOut.ts';
import type { Epoch } from '../../core/learning/learners/learner.ts';
import type { EarColumns } from '../../core/learning/personal/ears/earColumns.ts';
import type { EarlierModel } from '../../core/learning/personal/fitPersonal.ts';
import type { BaseResult, BaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import type { MapProgress } from '../../core/map/layOut.ts';
import type { Trust } from '../../core/map/trust.ts';
import type { Collapse, CollapseProgress, CollapseStage } from '../../core/tags/collapse.ts';
import type { Folksonomy } from '../../core/tags/folksonomy.ts';
import type { DescribedCluster } from '../store/clusters/described.ts';
import type { PrintPair } from '../store/duplicates/prints.ts';
import type { KeptTagger } from '../store/trackTags/taggers.ts';
import type { ReadForeign } from './imports/found.ts';
import type { UnkeptSpace } from './space.ts';
import type { TrainingInput } from './trainingRows.ts';
import type { TrainingTable } from './trainingTable.ts';

const workerDataSchema = z.object({
  libraryDir: z.string(),
  /** Where the library file is read: its own folder, or that of a copy. */
  readFrom: z.string(),
  /** Folder of the starter model, whose rows teach the space. */
  starterDir: z.string(),
  /** kernels/space.wasm */
  spaceKernelsFile: z.string(),
});

/** For workers that read the library by themselves; those that only fit need none. */
export type LearnWorkerData = z.infer<typeof workerDataSchema>;

export function parseLearnWorkerData(data: unknown): LearnWorkerData {
  return workerDataSchema.parse(data);
}

/** A stored model: its folder, which for the starter holds its training rows, too, and the groups that it reads. */
export interface ModelFiles {
  readonly modelDir: string;
  readonly isStarter: boolean;
  readonly layout: Layout;
}

export interface TrainInput {
  readonly starterDir: string;
  /** Folder to write the new model into; must exist and be empty. */
  readonly modelDir: string;
  readonly table: TrainingTable;
  /** The table's ears, with the genres that their classes are. */
  readonly ears: readonly EarColumns[];
  readonly seed: number;
  readonly trainedAt: number;
  /** The active model and what it can predict, when it is a personal one; null compares with the starter. */
  readonly earlier: (EarlierModel & { readonly classes: readonly string[] }) | null;
  /** Genres that a person took out: they are not predicted, unless answers name them all the same. */
  readonly turnedOff: readonly string[];
  /** Only the pool is fitted, and the earlier way of learning. */
  readonly quick: boolean;
  /** Threads for the fits. */
  readonly threads: number;
}

export interface TrainOutput {
  readonly report: ModelReport;
  /** The out-of-fold prediction of each row; null where there is none. */
  readonly outOfFold: readonly (string | null)[];
}

export interface TrainProgress {
  readonly step: FitStep;
  readonly done: number;
  readonly total: number;
}

export interface PredictOutput {
  readonly classes: readonly string[];
  /** Those of the tracks that have the model's groups. */
  readonly tracks: Int32Array;
  /** For each track, as the mean of its windows: the ensemble's probabilities, then those of each base learner. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** A track to ask the user about. */
export interface ReviewQuestion extends Pick<ReviewItem, 'uncertainty' | 'guesses'> {
  readonly track: number;
  /** The window that is most like the rest of it. */
  readonly window: number;
}

/** A track among all, near by the groups of `wanted` that there are. `spaceVersion` is another whenever vectors have changed. */
interface InSpace {
  readonly track: number;
  readonly spaceVersion: number;
  readonly wanted: Layout;
}

export interface PathQuestion extends AsSpace {
  readonly from: number;
  readonly to: number;
  /** Null: as many as suit. */
  readonly steps: number | null;
  readonly limits: Limits;
  readonly artistGap: number;
}

export interface BlendQuestion extends AsSpace {
  readonly more: readonly number[];
  readonly less: readonly number[];
  readonly limit: number;
  readonly perArtist: number;
}

export interface RadioQuestion extends AsSpace {
  readonly seeds: readonly number[];
  readonly home: readonly number[] | null;
  readonly more: readonly number[];
  readonly less: readonly number[];
  readonly played: readonly number[];
  readonly length: number;
  readonly gap: number;
  readonly seed: number;
}

/** The genres that there are, each with all above it. */
interface Vocabulary {
  readonly vocabulary: readonly (readonly string[])[];
}

/** The library's space at this version, by the groups of `wanted` that there are. */
interface AsSpace {
  readonly spaceVersion: number;
  readonly wanted: Layout;
}

/** Tracks on a map, x and y of each. */
export interface OnMap {
  readonly ids: Int32Array;
  readonly places: Uint16Array;
}

/** Every track on a map of this kind. */
interface LayOut {
  readonly input: AsSpace & { readonly kind: MapKind; readonly seed: number };
  readonly output: OnMap & { readonly metric: string };
  readonly progress: MapProgress;
}

export interface ClusterStep {
  readonly done: number;
  readonly total: number | null;
}

export interface ClustersWanted {
  readonly method: ClusterMethod;
  /** Null: chosen. */
  readonly k: number | null;
  readonly seed: number;
}

/** Every present track of the space in a cluster; the largest comes first. */
export interface FindClusters {
  readonly input: AsSpace & ClustersWanted;
  readonly output: {
    readonly metric: string;
    readonly dims: number;
    readonly tracks: Int32Array;
    readonly labels: Int32Array;
    readonly trials: readonly Trial[];
    readonly silhouette: number | null;
    readonly daviesBouldin: number | null;
    /** For each cluster the one of the clustering before that it is. */
    readonly same: readonly (number | null)[];
    readonly medoids: readonly (readonly number[])[];
  };
  readonly progress: ClusterStep;
}

export type Placed = readonly (readonly [trackId: number, clusterId: number])[];

/** Which clusters these tracks belong into, as far as they are in the space. */
interface PlaceInClusters {
  readonly input: AsSpace & { readonly tracks: readonly number[] };
  readonly output: Placed;
}

/** What has a fingerprint of this version, and a track of each sound that is to get one. */
export interface Unprinted {
  readonly input: { readonly version: number };
  readonly output: { readonly printed: number; readonly failed: number; readonly waiting: Int32Array };
}

/** What people tagged, to be made fewer up to a stage, read with this vocabulary. */
export interface CollapseQuestion {
  readonly genres: VocabularyOfGenres;
  readonly tagWords: TagWords;
  readonly folksonomy: Folksonomy;
  readonly last: CollapseStage;
}

export interface CollapsedString extends WrittenTag {
  readonly category: TagCategory;
  /** Null without anything to see. */
  readonly asTyped: string | null;
  readonly tags: readonly TagName[];
}

/** The stages as they are told, and each string with the tags that it is after the last one. */
export interface CollapseAnswer {
  readonly stages: readonly Omit<Collapse, 'canonical'>[];
  readonly strings: readonly CollapsedString[];
}

/** Every tag that enough tracks have, learned of the groups of `wanted` that there are. */
export interface LearnTags {
  readonly input: { readonly wanted: Layout; readonly seed: number; readonly learnedAt: number };
  readonly output: Omit<KeptTagger, 'weights'> & {
    readonly weights: Uint8Array<ArrayBuffer>;
    readonly figures: TagFigures;
    /** Of the tags that can be told by sound. */
    readonly thresholds: readonly { readonly tagId: number; readonly threshold: number }[];
  };
  readonly progress: { readonly done: number; readonly total: number };
}

/** What is heard in these tracks: of track n the tags from `starts[n]` to before `starts[n + 1]`. */
export interface HeardTags {
  readonly state: 'heard';
  /** The number of the tagger. */
  readonly tagger: number;
  readonly tracks: Int32Array;
  readonly starts: Int32Array;
  readonly tagIds: Int32Array<ArrayBuffer>;
  readonly probabilities: Float64Array<ArrayBuffer>;
}

export interface HearTags {
  readonly input: { readonly tracks: readonly number[] };
  /** The library may have no tagger, or one that cannot be used. */
  readonly output: HeardTags | { readonly state: 'none' | 'damaged' };
}

export interface ReviewTag {
  readonly input: { readonly tagId: number; readonly limit: number; readonly except: readonly number[] };
  readonly output: {
    readonly questions: readonly {
      readonly track: number;
      readonly window: number;
      readonly certainty: number;
    }[];
    readonly open: number;
  };
}

/** What jobs ask. */
export type BackgroundQuestions = {
  /** Reads the model anew and tries it. Throws AppError('library-unusable') when it is damaged. */
  readonly tryModel: { readonly input: ModelFiles; readonly output: null };
  readonly predict: {
    readonly input: ModelFiles & { readonly tracks: readonly number[] };
    readonly output: PredictOutput;
  };
  /** The tracks that a model has still to predict. */
  readonly unpredicted: {
    readonly input: { readonly modelId: number; readonly layout: Layout };
    readonly output: readonly number[];
  };
  /** What there is to learn from. */
  readonly gather: { readonly input: TrainingInput; readonly output: TrainingTable };
  readonly train: {
    readonly input: TrainInput;
    readonly output: TrainOutput;
    readonly progress: TrainProgress;
  };
  readonly findClusters: FindClusters;
  readonly placeInClusters: PlaceInClusters;
  readonly layOut: LayOut;
  /** How far a map can be trusted; null where it has too few tracks. */
  readonly judgeMap: {
    readonly input: AsSpace & OnMap;
    readonly output: Trust | null;
    readonly progress: MapProgress;
  };
  readonly learnTags: LearnTags;
  readonly hearTags: HearTags;
  /** Tracks that are there, were analysed, and were not heard with the current tagger. */
  readonly unheardTracks: { readonly input: null; readonly output: readonly number[] };
  readonly unprinted: Unprinted;
  /** Compares the fingerprints of this version that were not compared yet with all that may be like them. */
  readonly comparePrints: {
    readonly input: { readonly version: number };
    readonly output: { readonly pairs: readonly PrintPair[]; readonly compared: readonly number[] };
    readonly progress: { readonly done: number; readonly total: number };
  };
  /** What a file of another program holds, and which tracks it means. Throws AppError('invalid' | 'unreadable'). */
  readonly readForeign: {
    readonly input: { readonly path: string; readonly as: ForeignKind | null };
    readonly output: ReadForeign;
    readonly progress: { readonly done: number; readonly total: number };
  };
  readonly collapseTags: {
    readonly input: CollapseQuestion;
    readonly output: CollapseAnswer;
    readonly progress: CollapseProgress;
  };
  /** One fit of one base learner. */
  readonly fit: { readonly input: BaseTask; readonly output: BaseResult; readonly progress: Epoch };
};

/** What a person waits for: it must not queue behind a training. */
export type InteractiveQuestions = {
  /**
   * Which tracks to ask about next, the most telling first, by the genres of the active model and the groups that there are;
   * none where no more is worth asking.
   */
  readonly review: {
    readonly input: {
      readonly modelId: number;
      readonly classes: readonly string[];
      readonly wanted: Layout;
      readonly limit: number;
      readonly except: readonly number[];
      readonly anyway: boolean;
    };
    readonly output: Omit<Review, 'questions'> & { readonly questions: readonly ReviewQuestion[] };
  };
  /** `neighbours` of each kind; effects of the model's columns, none of a track that lacks them. */
  readonly explain: {
    /** `ears`: the groups of their scores. */
    readonly input: ModelFiles & InSpace & { readonly neighbours: number; readonly ears: Layout };
    readonly output: {
      readonly effects: readonly Effect[];
      readonly heard: readonly { readonly ear: string; readonly sounds: readonly Sound[] }[];
      readonly nearestLabelled: readonly SimilarTrack[];
      readonly nearestOthers: readonly SimilarTrack[];
    };
  };
  readonly similar: {
    readonly input: InSpace & {
      readonly limit: number;
      readonly perArtist: number;
      /** Only these; null for all. */
      readonly among: readonly number[] | null;
    };
    readonly output: SimilarTracks;
  };
  readonly reviewTag: ReviewTag;
  readonly unprinted: Unprinted;
  readonly placeInClusters: PlaceInClusters;
  /** What is typical of each cluster. */
  readonly describeClusters: { readonly input: null; readonly output: readonly DescribedCluster[] };
  /** Points of the space with this track, or with all, that are not kept, at most so many, which count as kept from then on. */
  readonly takeUnkept: {
    readonly input: AsSpace & { readonly limit: number; readonly track: number | null };
    readonly output: UnkeptSpace;
  };
  /** The name of the kept metric; null where tracks would be compared by another one now. */
  readonly keptMetricInUse: { readonly input: { readonly wanted: Layout }; readonly output: string | null };
  /** A map that is there at once. */
  readonly layOut: LayOut;
  /** Where these tracks belong on a map, as far as they are in the space. */
  readonly placeOnMap: {
    readonly input: AsSpace & OnMap & { readonly tracks: readonly number[] };
    readonly output: OnMap;
  };
  /** Walks; ids that have no place in the space are left out, but for the ends of a path. */
  readonly path: { readonly input: PathQuestion; readonly output: Path };
  readonly blend: { readonly input: BlendQuestion; readonly output: Blended[] };
  readonly radio: { readonly input: RadioQuestion; readonly output: RadioTrack[] };
  /** Tags that nearly always stand with or like this one; null for a tag that no file has. */
  readonly similarTags: {
    readonly input: Vocabulary & { readonly tag: string };
    readonly output: { cut: number; near: NearTag[] } | null;
  };
  /** Rare tags that could be merged into a genre. */
  readonly suggestMerges: { readonly input: Vocabulary; readonly output: readonly MergeSuggestion[] };
  /** What the library, or a list of its tracks, is made of. */
  readonly statistics: { readonly input: StatisticsScope; readonly output: Statistics };
  /** What the neural network is computed with on this machine. */
  readonly engine: { readonly input: null; readonly output: Engine };
};

export type LearningQuestions = BackgroundQuestions & InteractiveQuestions;
