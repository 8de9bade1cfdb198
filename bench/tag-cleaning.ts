// `npm run bench -- tag-cleaning [--quick] [--json]`: tags that people wrote by category and stage, merges judged, half a million tags.
//
// Whether a merge is right is told by the tree of resources/genres.txt, from which stage III learns nothing here (see judged.ts). How it
// is done was found on draws of merges from seed 1001 on; seed 1 is reported. Half a million tags are work of one thread in a process of
// its own, so its processor time is its time on a machine that does nothing else. `--quick` leaves them out.
import { parseArgs } from 'node:util';
import { atLeast, atMost, printDocument } from './report/targets.ts';
import { tagCleaningFigures } from './tag-cleaning/figures.ts';
import { tagCleaningMarkdown } from './tag-cleaning/markdown.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const figures = tagCleaningFigures(!values.quick);
if (values.json) {
  const { drawn, gold, many } = figures;
  printDocument(
    [
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
    ],
    figures,
  );
} else console.log(tagCleaningMarkdown(figures));
