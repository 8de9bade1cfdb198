// A number with the word for what it counts.
import { nowUnsorted } from '../../core/domain/comparison.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('format');

export const countedTracks = (count: number): string => say('tracks', { count });

/** '3 tracks changed genre, 2 of them are Unsorted now'. */
export function genresChanged({ changed, model }: Pick<RetrainReport, 'changed' | 'model'>): string {
  const unsorted = nowUnsorted(model.report.personal?.moves ?? []);
  return unsorted === 0
    ? say('genresChanged', { tracks: changed })
    : say('genresChangedUnsorted', { tracks: changed, unsorted });
}
