// `npm run bench -- corrections`: learning from a user's labels, with the review queue and with random tracks.
//
// [--audio <folder with one sub-folder a genre> --index <csv with file, artist>] [--splits n] [--seed n] [--json]
// [--candidates own,adapted ...] fits only these candidates
//
// Tracks are split by artist into a pool and a test half; the files' own tags are not used. A simulated user labels k
// tracks of the pool; after each step the personal model is fitted as `retrain` fits it, and evaluated on
// the test half. Both orders of labelling use the same splits.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { candidateNames } from '../src/core/domain/modelInfo.ts';
import { loadStarter } from '../src/main/engines/starter.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { readExcerpts } from './corrections/excerpts.ts';
import { simulate, ways } from './corrections/simulation.ts';
import { splitByArtist } from './corrections/split.ts';
import { compared, notWorse, printed } from './corrections/spread.ts';
import { atLeast, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    audio: { type: 'string' },
    index: { type: 'string' },
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    candidates: { type: 'string', default: candidateNames.join(',') },
    json: { type: 'boolean', default: false },
  },
});
const audio = values.audio === undefined ? sharedData('emotify', 'audio') : resolve(values.audio);
const index = values.index === undefined ? sharedData('emotify', 'index.csv') : resolve(values.index);
const steps = [0, 10, 20, 40, 80];
const splits = Number(values.splits);
const seed = Number(values.seed);
const candidates = candidateNames.filter((name) => values.candidates.split(',').includes(name));

const excerpts = await readExcerpts(audio, index);
const starter = await loadStarter(resolve(import.meta.dirname, '../resources/starter-model'));
/** accuracy[way][step][split] */
const accuracy = { queue: steps.map((): number[] => []), random: steps.map((): number[] => []) };
for (let s = 0; s < splits; s++) {
  const split = splitByArtist(excerpts, seed + s);
  for (const way of ways) {
    const reached = await simulate(excerpts, split, starter, { way, steps, candidates, seed: seed + s });
    reached.forEach((value, k) => {
      accuracy[way][k]?.push(value);
    });
  }
  if (process.stderr.isTTY) process.stderr.write(`\rsplit ${s + 1}/${splits} `);
}

const rows = compared(steps, accuracy.queue, accuracy.random);
const queueAt = (k: number): number => rows.find((row) => row.k === k)?.queue.mean ?? Number.NaN;
const targets = [
  atLeast('accuracy after 40 answers', queueAt(40), 0.62),
  atLeast('accuracy after 80 answers', queueAt(80), 0.68),
  ...notWorse(rows),
];
if (values.json) printDocument(targets, { splits, seed, tracks: excerpts.X.rows, steps: rows });
else console.log(`test accuracy, mean of ${splits} splits ± standard error\n${printed(rows)}`);
