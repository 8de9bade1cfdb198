// A number with the word for what it counts.
import { formatCount } from './format.ts';

export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** '3 predictions changed', '1 prediction changed'. */
export const predictionsChanged = (count: number): string =>
  counted(count, 'prediction changed', 'predictions changed');

export const countedTracks = (count: number): string => counted(count, 'track', 'tracks');
