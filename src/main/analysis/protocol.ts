// What the analysis workers do: read a file's tags, listen to it, draw its waveform and spectrogram, find its beats and its cover.
import * as z from 'zod';
import type { ImageType } from '../../core/domain/image.ts';
import type { TrackMarks } from '../../core/domain/marks.ts';
import type { Settings } from '../../core/domain/settings.ts';
import type { Tags } from '../../core/domain/tags.ts';

const workerDataSchema = z.object({ kernelsFile: z.string() });

/** What an analysis worker must be started with. */
export function analyseWorkerData(kernelsFile: string): z.infer<typeof workerDataSchema> {
  return { kernelsFile };
}

export function parseWorkerData(data: unknown): z.infer<typeof workerDataSchema> {
  return workerDataSchema.parse(data);
}

export type AnalyseTask =
  | { readonly kind: 'tags'; readonly path: Uint8Array }
  | { readonly kind: 'listen'; readonly path: Uint8Array; readonly depth: Settings['analysisDepth'] }
  | { readonly kind: 'peaks'; readonly path: Uint8Array; readonly points: number }
  | { readonly kind: 'spectrogram'; readonly path: Uint8Array }
  | { readonly kind: 'beats'; readonly path: Uint8Array; readonly windows: TrackMarks['windows'] }
  | { readonly kind: 'cover'; readonly path: Uint8Array }
  /** For a worker that only plays: what it opens stays open there, under a name of the asker's. */
  | {
      readonly kind: 'open-wav';
      readonly name: string;
      readonly path: Uint8Array;
      readonly tempFolder: string;
    }
  | { readonly kind: 'read-wav'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'close-wav'; readonly name: string }
  | {
      readonly kind: 'describe';
      readonly path: Uint8Array;
      readonly depth: Settings['analysisDepth'];
      /** A row a window, or a row for every interval between two beats. */
      readonly level: 'window' | 'beat';
    };

export type AnalyseAnswer =
  | { readonly kind: 'tags'; readonly tags: Tags; readonly fingerprint: string | null }
  | {
      readonly kind: 'listen';
      readonly durationSeconds: number;
      readonly windows: readonly HeardWindow[];
      readonly facts: HeardFacts;
    }
  /** As `encodePeaks` writes them. */
  | { readonly kind: 'peaks'; readonly peaks: Uint8Array }
  /** As `spectrogramJson` writes it. */
  | { readonly kind: 'spectrogram'; readonly json: Uint8Array }
  /** Seconds from the start of the track. */
  | { readonly kind: 'beats'; readonly beats: readonly number[] }
  | { readonly kind: 'cover'; readonly cover: FoundCover | null }
  | { readonly kind: 'open-wav'; readonly size: number }
  | { readonly kind: 'read-wav'; readonly bytes: Uint8Array }
  | { readonly kind: 'close-wav' }
  | { readonly kind: 'describe'; readonly rows: readonly DescribedRow[] };

export interface FoundCover {
  readonly contentType: ImageType;
  readonly bytes: Uint8Array;
}

export interface DescribedRow {
  /** From the start of the track. */
  readonly startSeconds: number;
  readonly durationSeconds: number;
  /** In the order of FEATURE_NAMES, or of BEAT_NAMES. */
  readonly values: Float32Array;
}

export interface HeardFacts {
  /** Beats a minute; null where nothing begins. */
  readonly tempoBpm: number | null;
  /** 'C major'. */
  readonly musicalKey: string | null;
  readonly loudnessLufs: number | null;
  readonly dynamicRangeDb: number | null;
}

export interface HeardWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly features: Float32Array;
}
