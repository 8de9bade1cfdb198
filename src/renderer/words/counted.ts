// A number with the word for what it counts.
import { formatCount } from '../format.ts';

export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export const countedTracks = (count: number): string => counted(count, 'track', 'tracks');
