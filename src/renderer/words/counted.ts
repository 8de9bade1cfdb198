// A number with the word for what it counts.
import { nowUnsorted } from '../../core/domain/comparison.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import { formatCount } from './format.ts';

export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export const countedTracks = (count: number): string => counted(count, 'track', 'tracks');

/** '3 tracks changed genre, 2 of them are Unsorted now'. */
export function genresChanged({ changed, model }: Pick<RetrainReport, 'changed' | 'model'>): string {
  const unsorted = nowUnsorted(model.report.personal?.moves ?? []);
  const sentence = `${countedTracks(changed)} changed genre`;
  return unsorted === 0
    ? sentence
    : `${sentence}, ${formatCount(unsorted)} of them ${unsorted === 1 ? 'is' : 'are'} Unsorted now`;
}
