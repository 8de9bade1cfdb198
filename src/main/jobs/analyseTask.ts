// What the analysis workers do: read a file's tags, or listen to it.
import type { Settings } from '../../core/model/settings.ts';
import type { Tags } from '../../core/model/tags.ts';

export type AnalyseTask =
  | { readonly kind: 'tags'; readonly path: Uint8Array }
  | { readonly kind: 'listen'; readonly path: Uint8Array; readonly depth: Settings['analysisDepth'] };

export type AnalyseAnswer =
  | { readonly kind: 'tags'; readonly tags: Tags; readonly fingerprint: string | null }
  | {
      readonly kind: 'listen';
      readonly durationSeconds: number;
      readonly windows: readonly HeardWindow[];
    };

export interface HeardWindow {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly features: Float32Array;
}
