// What was asked of the cleaning of tags.
import { atLeast, atMost, type Target } from '../report/targets.ts';
import type { TagCleaningFigures } from './figures.ts';

export function tagCleaningTargets({ drawn, gold, many }: TagCleaningFigures): Target[] {
  return [
    atLeast('100 merges of stage III that the tree finds right, share', drawn.shareRight, 0.9),
    atLeast('strings in the category that a person expects, share', gold.categoryRight, 0.95),
    atLeast('strings with exactly the expected genres, share', gold.genresRight, 0.92),
    ...many.flatMap(({ tracks, processorSeconds, peakMb }) => {
      const what = `500,000 tags${tracks === null ? '' : ' of tracks'} through three stages`;
      return [
        atMost(`${what}, s of one processor`, processorSeconds, 60),
        atMost(`${what}, peak MB`, peakMb, 2048),
      ];
    }),
  ];
}
