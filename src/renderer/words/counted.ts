// A number with the word for what it counts.
import { nowUnsorted } from '../../core/domain/comparison.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { formatCount } from './format.ts';

const say = messagesOf('format');

/** English alone: each caller gets a message of its own. */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export const countedTracks = (count: number): string => say('tracks', { count });

/** '3 tracks changed genre, 2 of them are Unsorted now'. */
export function genresChanged({ changed, model }: Pick<RetrainReport, 'changed' | 'model'>): string {
  const unsorted = nowUnsorted(model.report.personal?.moves ?? []);
  return unsorted === 0
    ? say('genresChanged', { tracks: changed })
    : say('genresChangedUnsorted', { tracks: changed, unsorted });
}
