// A process of its own: half a million distinct tags through all three stages, with its memory and its time.
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { collapse } from '../../src/core/tags/collapse.ts';
import { countTags, folksonomyOf } from '../../src/core/tags/folksonomy.ts';
import { madeTags } from './made.ts';
import { cleaner, furtherWords } from './vocab.ts';

const distinct = Number(process.argv[2]);
const withTracks = process.argv[3] === 'tracks';

const tags = madeTags(distinct, 1);
const folksonomy = withTracks ? folksonomyOf(rows()) : { tags: countTags(tags), tracks: null };
const began = performance.now();
const before = process.cpuUsage();
const { stages } = collapse(folksonomy, 3, cleaner, furtherWords);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    tags: folksonomy.tags.length,
    tracks: folksonomy.tracks?.length ?? null,
    seconds: (performance.now() - began) / 1000,
    processorSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
    distinct: stages.map((stage) => stage.distinct),
    merges: stages.at(-1)?.merges.length ?? 0,
  }),
);

/** Ten tags a track: each tag on one, and as many again that people say often. */
function* rows() {
  const random = createRandom(2);
  for (const [at, tag] of tags.entries()) {
    const track = String(Math.floor(at / 5));
    yield { track, tag, weight: 1 };
    yield { track, tag: tags[Math.floor(random.next() ** 3 * 10_000)] ?? '', weight: 1 };
  }
}
