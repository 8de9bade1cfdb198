// `npm run bench -- tag-cleaning [--quick] [--json]`: tags that people wrote by category and stage, merges judged, half a million tags.
//
// Whether a merge is right is told by the tree of resources/genres.txt, from which stage III learns nothing here (see judged.ts). How it
// is done was found on the same list, its merges as a whole seen: the share of the drawn ones is no blind test, only the draw is by chance. Half a million tags are work of one thread in a process of
// its own, so its processor time is its time on a machine that does nothing else. `--quick` leaves them out.
import { parseArgs } from 'node:util';
import { printDocument } from './report/targets.ts';
import { tagCleaningFigures } from './tag-cleaning/figures.ts';
import { tagCleaningMarkdown } from './tag-cleaning/markdown.ts';
import { tagCleaningTargets } from './tag-cleaning/targets.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const figures = tagCleaningFigures(!values.quick);
if (values.json) printDocument(tagCleaningTargets(figures), figures);
else console.log(tagCleaningMarkdown(figures));
