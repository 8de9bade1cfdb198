// `npm run bench -- corrections`: learning from a user's labels, with the review queue and with random tracks.
//
// [--audio <folder with one sub-folder a genre> --index <csv with file, artist>] [--splits n] [--seed n] [--json]
// [--candidates own,adapted ...] fits only these candidates  [--ear <file.onnx>] listens with an ear beside the product
//
// Tracks are split by artist into a pool and a test half; the files' own tags are not used. A simulated user labels k
// tracks of the pool; after each step the personal model is fitted as `retrain` fits it, and evaluated on
// the test half. Both orders of labelling use the same splits. The library's own list of genres is told: others are turned
// off. With an ear the figure without that list stands beside it, and GTZAN's fifty clips (their artists unknown to the
// starter) are learned with and without the ear, by halves of their artists.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { candidateNames } from '../src/core/domain/modelInfo.ts';
import type { StarterKnowledge } from '../src/core/learning/personal/personalTable.ts';
import { loadStarter } from '../src/main/engines/starter.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { correctionsBefore, notBelow } from './corrections/before.ts';
import { readClips } from './corrections/clips.ts';
import { besideEar } from './corrections/ear.ts';
import { type Excerpts, readExcerpts } from './corrections/excerpts.ts';
import { simulate, ways } from './corrections/simulation.ts';
import { halvesByArtist, splitByArtist } from './corrections/split.ts';
import { compared, notWorse, printed, type Spread, shown, spread } from './corrections/spread.ts';
import { earOfFile } from './ears/earOfFile.ts';
import { atLeast, printDocument, type Target } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    audio: { type: 'string' },
    index: { type: 'string' },
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    candidates: { type: 'string', default: candidateNames.join(',') },
    ear: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const audio = values.audio === undefined ? sharedData('emotify', 'audio') : resolve(values.audio);
const index = values.index === undefined ? sharedData('emotify', 'index.csv') : resolve(values.index);
const steps = [0, 10, 20, 40, 80];
const wanted = {
  alone: new Map([
    [10, 0.67],
    [20, 0.68],
    [40, 0.69],
    [80, 0.69],
  ]),
  withEar: new Map([
    [0, 0.7],
    [10, 0.72],
    [20, 0.74],
    [40, 0.77],
    [80, 0.78],
  ]),
};
const splits = Number(values.splits);
const seed = Number(values.seed);
const candidates = candidateNames.filter((name) => values.candidates.split(',').includes(name));
const ear = values.ear === undefined ? null : await earOfFile(values.ear);

const shipped = await loadStarter(resolve(import.meta.dirname, '../resources/starter-model'));
const starter = { model: shipped.model, ...shipped.table };
const excerpts = await heard(await readExcerpts(audio, index));
/** accuracy[way][step][split] */
const accuracy = { queue: steps.map((): number[] => []), random: steps.map((): number[] => []) };
const untold = steps.map((): number[] => []);
for (let s = 0; s < splits; s++) {
  const split = splitByArtist(excerpts, seed + s);
  const run = { steps, candidates, seed: seed + s };
  for (const way of ways) {
    const reached = await simulate(excerpts, split, starter, { ...run, way, isTold: true });
    reached.forEach((value, k) => {
      accuracy[way][k]?.push(value);
    });
  }
  if (ear !== null) {
    const reached = await simulate(excerpts, split, starter, { ...run, way: 'queue', isTold: false });
    reached.forEach((value, k) => {
      untold[k]?.push(value);
    });
  }
  if (process.stderr.isTTY) process.stderr.write(`\rsplit ${s + 1}/${splits} `);
}

const rows = compared(steps, accuracy.queue, accuracy.random);
const asked = ear === null ? wanted.alone : wanted.withEar;
const reached = rows.flatMap(({ k, queue }): Target[] => {
  const target = asked.get(k);
  return target === undefined ? [] : [atLeast(`accuracy after ${k} answers`, queue.mean, target)];
});
const beside = steps.map((k, at) => ({ k, accuracy: spread(untold[at] ?? []) }));
const ofClips = ear === null ? [] : await learnClips(await readClips(1));
const targets = [
  ...reached,
  ...notWorse(rows),
  ...ofClips.map(({ k, alone, withEar }) =>
    atLeast(`GTZAN clips after ${k} answers with the ear, not below those without`, withEar.mean, alone.mean),
  ),
  ...notBelow(correctionsBefore, rows),
];
if (values.json) {
  const withEar = ear === null ? {} : { ear: ear.manifest.name, listNotTold: beside, clips: ofClips };
  printDocument(targets, { splits, seed, tracks: excerpts.X.rows, steps: rows, ...withEar });
} else {
  console.log(`test accuracy, mean of ${splits} splits ± standard error\n${printed(rows)}`);
  if (ear !== null) {
    console.log("the library's list of genres not told");
    for (const { k, accuracy } of beside)
      console.log(`k = ${String(k).padStart(3)}  queue ${shown(accuracy)}`);
    console.log('GTZAN clips, artists unknown to the starter');
    for (const { k, alone, withEar } of ofClips)
      console.log(`k = ${String(k).padStart(3)}  alone ${shown(alone)}  with the ear ${shown(withEar)}`);
  }
  for (const { name, value, target, met } of reached)
    console.log(`${name}: ${value.toFixed(3)} (at least ${target}: ${met ? 'met' : 'missed'})`);
}

async function heard(own: Excerpts): Promise<Excerpts> {
  return ear === null
    ? own
    : { ...own, ...(await besideEar(own.X, own.paths, ear, [...new Set(own.genres)])) };
}

/** Either half of the artists is answered, in random order, and the other one judged, so that every clip is judged once. */
async function learnClips({
  clips,
  starter: apart,
}: {
  readonly clips: Excerpts;
  readonly starter: StarterKnowledge;
}): Promise<{ readonly k: number; readonly alone: Spread; readonly withEar: Spread }[]> {
  const both = { alone: clips, withEar: await heard(clips) };
  const clipSteps = [0, 10, 20];
  const found = clipSteps.map(() => ({ alone: [] as number[], withEar: [] as number[] }));
  for (let s = 0; s < splits; s++) {
    const halves = halvesByArtist(clips, seed + s);
    for (const name of ['alone', 'withEar'] as const) {
      const run = { way: 'random', steps: clipSteps, candidates, seed: seed + s, isTold: true } as const;
      const right = clipSteps.map(() => 0);
      for (const half of halves)
        (await simulate(both[name], half, apart, run)).forEach((value, at) => {
          right[at] = (right[at] ?? 0) + value * half.test.length;
        });
      right.forEach((count, at) => {
        found[at]?.[name].push(count / clips.X.rows);
      });
    }
  }
  return clipSteps.map((k, at) => ({
    k,
    alone: spread(found[at]?.alone ?? []),
    withEar: spread(found[at]?.withEar ?? []),
  }));
}
