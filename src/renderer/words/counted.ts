// A number with the word for what it counts.
import { formatCount } from './format.ts';

export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** '3 tracks sound different', '1 track sounds different'. */
export const soundDifferent = (count: number): string =>
  counted(count, 'track sounds different', 'tracks sound different');

export const countedTracks = (count: number): string => counted(count, 'track', 'tracks');
