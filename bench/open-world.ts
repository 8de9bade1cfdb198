// `npm run bench -- open-world`: genres that nobody was asked about stay known while others are learned.
//
// [--cover 3,5,8,10] how many of the ten genres come up in answers  [--k 0,5,10,20,40,80,160] after how many answers
// [--splits n] [--seed n] [--candidates own,adapted ...] fits only these candidates  [--json]
//
// GTZAN's table of ten genres and 57 columns. Half of each genre, by artist, teaches a starter as the one that ships is
// taught. The other half is a library: a simulated person answers the review queue's questions about one half of it, where
// the tracks are of the covered genres, and after each step the personal model is fitted as `retrain` fits it. All
// genres are judged on the library's other artists, beside the starter on the same tracks. Splits are the same for all covers.
import { parseArgs } from 'node:util';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { candidateNames } from '../src/core/domain/modelInfo.ts';
import { openWorld } from './open-world/library.ts';
import { line, row, targetsOf } from './open-world/report.ts';
import { type Reached, simulate } from './open-world/simulation.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    cover: { type: 'string', default: '3,5,8,10' },
    k: { type: 'string', default: '0,5,10,20,40,80,160' },
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    candidates: { type: 'string', default: candidateNames.join(',') },
    json: { type: 'boolean', default: false },
  },
});
const ascending = (list: string): number[] => [...new Set(list.split(',').map(Number))].sort((a, b) => a - b);
const covers = ascending(values.cover);
const steps = ascending(values.k);
const splits = Number(values.splits);
const seed = Number(values.seed);
const candidates = candidateNames.filter((name) => values.candidates.split(',').includes(name));

const table = loadGtzan();
/** reached[cover][step][split] */
const reached = covers.map(() => steps.map((): Reached[] => []));
for (let s = 0; s < splits; s++) {
  const world = await openWorld(table, seed + s);
  for (const [c, cover] of covers.entries()) {
    const ofCover = await simulate(world, { cover, steps, candidates, seed: seed + s });
    ofCover.forEach((one, at) => {
      reached[c]?.[at]?.push(one);
    });
    console.error(
      `split ${s + 1}/${splits}, ${cover} genres covered: ${Math.round(performance.now() / 1000)} s`,
    );
  }
}

const rows = covers.flatMap((cover, c) => steps.map((k, at) => row(cover, k, reached[c]?.[at] ?? [])));
if (values.json) printDocument(targetsOf(rows), { splits, seed, candidates, tracks: table.X.rows, rows });
else {
  console.log(
    `accuracy on the test tracks, mean of ${splits} splits ± standard error; in brackets the starter on the same`,
  );
  console.log(rows.map(line).join('\n'));
}
