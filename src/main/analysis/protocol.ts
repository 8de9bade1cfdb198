// The questions that an analysis worker answers about one file: tags, features, pictures, beats, cover, its sound as WAVE.
import * as z from 'zod';
import type { EarInUse } from '../../core/domain/ear.ts';
import type { Layout } from '../../core/domain/layout.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import type { CoverSize } from '../../core/domain/pictures/coverSizes.ts';
import type { TrackMarks } from '../../core/domain/pictures/marks.ts';
import type { Settings } from '../../core/domain/settings.ts';
import type { Tags } from '../../core/domain/tags.ts';
import type { VersionedFacts } from '../../core/domain/track.ts';
import type { BeatRow } from '../../core/features/beatRows.ts';
import type { FrameGroup, FrameLevel } from '../../core/features/frames.ts';
import type { OnnxRuntimeName } from '../engines/onnx/ort.ts';
import type { Cover } from '../library/cover.ts';
import type { AnalysedGroup, Analysis, LackingTrack } from '../store/learning/features.ts';

const workerDataSchema = z.object({ kernelsFile: z.string() });

/** What an analysis worker must be started with. */
export type AnalysisWorkerData = z.infer<typeof workerDataSchema>;

export function parseWorkerData(data: unknown): AnalysisWorkerData {
  return workerDataSchema.parse(data);
}

interface File {
  readonly path: Uint8Array;
}

interface Excerpts extends File {
  readonly depth: Settings['analysisDepth'];
}

/** Ears whose groups may be among those asked for; a worker keeps their models open. */
interface Listening extends Excerpts {
  readonly ears: readonly EarInUse[];
  /** For files that another machine has named; AppError('unreadable') where it is another one. */
  readonly expects?: Expected;
}

export interface Expected {
  readonly fingerprint: string;
  /** The folder that it must lie below, whatever links there are; null: anywhere. */
  readonly below: Uint8Array | null;
}

/** A file open in this one worker, under a name of the asker's choice. */
interface OpenWav {
  readonly name: string;
}

export interface EarTrial {
  readonly runtime: OnnxRuntimeName;
  /** Of processor time, for a window of 30 s once the model is open. */
  readonly windowMs: number;
}

/** A window or the interval between two beats; `values` in the order of FEATURE_NAMES or of BEAT_NAMES. */
export type DescribedRow = BeatRow;

/** The rows of all windows of a file, one after the other. */
export interface FollowedFile {
  /** One for each group asked for: rows x its columns. */
  readonly groups: readonly Matrix[];
  /** Of each row, in the track. */
  readonly startSeconds: Float64Array;
  readonly durationSeconds: Float64Array;
}

export interface SmallCover {
  readonly hash: string;
  readonly pictures: readonly { readonly px: CoverSize; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

export type AnalysisQuestions = {
  readonly tags: {
    readonly input: File;
    readonly output: { readonly tags: Tags; readonly fingerprint: string | null };
  };
  /** So many bytes, fewer at the end only, for whoever cannot reach the file. */
  readonly piece: {
    readonly input: File & { readonly from: number; readonly length: number };
    readonly output: { readonly size: number; readonly bytes: Uint8Array };
  };
  /** A track from the start: its windows, what they are like, and these groups of them. */
  readonly analyse: {
    readonly input: Listening & { readonly groups: Layout };
    readonly output: Analysis;
    /** The share of a whole track that is measured; 0 whenever a window is begun. */
    readonly progress: number;
  };
  /** What a track that was analysed lacks, of the windows that are known already. */
  readonly addLacking: {
    readonly input: Listening & Pick<TrackMarks, 'windows'> & Pick<LackingTrack, 'lacks'>;
    readonly output: {
      readonly groups: readonly AnalysedGroup[];
      /** Where facts were asked for; the beats of each window with them. */
      readonly found: {
        readonly facts: VersionedFacts;
        readonly beats: readonly (readonly number[])[];
      } | null;
    };
    readonly progress: number;
  };
  /** As `encodePeaks` writes them; on the way, what is drawn so far. */
  readonly peaks: {
    readonly input: File & { readonly points: number };
    readonly output: Uint8Array;
    readonly progress: Uint8Array;
  };
  /** As `spectrogramJson` writes it. */
  readonly spectrogram: { readonly input: File; readonly output: Uint8Array };
  /** Of each window at the track's tempo, in seconds from its start; none in one that is no longer there. */
  readonly beats: {
    readonly input: File & Pick<TrackMarks, 'windows'> & { readonly tempoBpm: number | null };
    readonly output: readonly (readonly number[])[];
  };
  /** Chromaprint's, of the first two minutes; empty for what is shorter than some 2.7 s. */
  readonly print: { readonly input: File; readonly output: Uint32Array };
  readonly describe: {
    readonly input: Excerpts & { readonly level: 'window' | 'beat' };
    readonly output: readonly DescribedRow[];
  };
  /** Mel bands and chroma as they go by, at each of the levels asked for. */
  readonly frames: {
    readonly input: Excerpts & {
      readonly groups: readonly FrameGroup[];
      readonly levels: readonly FrameLevel[];
    };
    readonly output: { readonly durationSeconds: number; readonly levels: readonly FollowedFile[] };
  };
  /** Runs an ear on half a minute of noise: whether it can be used, and at what cost. */
  readonly tryEar: { readonly input: EarInUse; readonly output: EarTrial };
  readonly cover: { readonly input: File; readonly output: Cover | null };
  /** The same made small. `pictures` is empty where it is broken or too large; `hash` is that of the picture as it was found. */
  readonly smallCover: {
    readonly input: File & { readonly sizes: readonly CoverSize[] };
    readonly output: SmallCover | null;
  };
  /** Opens a file for `readWav`; its size in bytes. */
  readonly openWav: {
    readonly input: OpenWav & File & { readonly tempFolder: string };
    readonly output: number;
  };
  /** Bytes `start` up to, but not including, `end`. */
  readonly readWav: {
    readonly input: OpenWav & File & { readonly start: number; readonly end: number };
    readonly output: Uint8Array;
  };
  readonly closeWav: { readonly input: OpenWav; readonly output: undefined };
};
