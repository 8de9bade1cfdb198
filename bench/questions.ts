// `npm run bench -- questions [--splits n] [--seed n] [--json]`: what a question of the review queue is worth, and when it stops.
//
// Two libraries, each split by artist into tracks to ask about and tracks to test on: the Emotify excerpts (four genres, two
// of them new to the starter), and half of GTZAN's table with a starter fitted on the other half. A simulated person answers
// five questions, the model learns, and so on until nothing is worth asking; then thirty more are asked all the same. A
// gain is in accuracy on the test tracks, a question.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../src/core/features/layout.ts';
import { loadStarter } from '../src/main/engines/starter.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { readExcerpts } from './corrections/excerpts.ts';
import { splitByArtist } from './corrections/split.ts';
import { shown, spread } from './corrections/spread.ts';
import { openWorld, rowsOf } from './open-world/library.ts';
import { type Library, type Sitting, sitting } from './questions/simulation.ts';
import { atLeast, atMost, printDocument, type Target } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    library: { type: 'string', default: 'emotify,gtzan' },
    json: { type: 'boolean', default: false },
  },
});
const splits = Number(values.splits);
const firstSeed = Number(values.seed);
const further = 30;
/** What the queue states: the next question is expected to put at least so many tracks right. */
const stated = 0.1;

const shipped = await loadStarter(resolve(import.meta.dirname, '../resources/starter-model'));
const excerpts = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
const gtzan = loadGtzan();

const libraries: Readonly<Record<string, (seed: number) => Promise<Library>>> = {
  async emotify(seed) {
    const { pool, test } = splitByArtist(excerpts, seed);
    return {
      pool: rowsOf(excerpts, pool),
      test: rowsOf(excerpts, test),
      starter: { model: shipped.model, ...shipped.table },
      starterColumns: BASE57_NAMES.map((name) => FEATURE_NAMES.indexOf(name)),
      turnedOff: shipped.model.classes.filter((genre) => !excerpts.genres.includes(genre)),
    };
  },
  async gtzan(seed) {
    const { pool, test, starter } = await openWorld(gtzan, seed);
    return { pool, test, starter, starterColumns: BASE57_NAMES.map((_, j) => j), turnedOff: [] };
  },
};

const targets: Target[] = [];
const figures: object[] = [];
for (const [name, make] of Object.entries(libraries)) {
  if (!values.library.split(',').includes(name)) continue;
  const sittings: Sitting[] = [];
  let tests = 0;
  for (let s = 0; s < splits; s++) {
    const library = await make(firstSeed + s);
    tests += library.test.genres.length / splits;
    sittings.push(await sitting(library, further, firstSeed + s));
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: split ${s + 1}/${splits} `);
  }
  const over = (of: (one: Sitting) => number) => spread(sittings.map(of));
  const begin = ({ worth }: Sitting) => worth[0] ?? { answers: 0, accuracy: Number.NaN };
  const stop = ({ worth }: Sitting) => worth.at(-1) ?? { answers: 0, accuracy: Number.NaN };
  const end = ({ anyway }: Sitting) => anyway.at(-1) ?? { answers: 0, accuracy: Number.NaN };
  const slope = (
    a: { answers: number; accuracy: number },
    b: { answers: number; accuracy: number },
  ): number => (b.answers === a.answers ? 0 : (b.accuracy - a.accuracy) / (b.answers - a.answers));
  const before = over((one) => slope(begin(one), stop(one)));
  const after = over((one) => slope(stop(one), end(one)));
  const random = over((one) => slope(begin(one), one.random));
  const beyondRandom = over(({ worth, random: chance }) => (worth.at(-1)?.accuracy ?? 0) - chance.accuracy);
  const asked = over((one) => stop(one).answers);
  const sure =
    sittings.reduce((sum, one) => sum + one.sure, 0) /
    Math.max(
      1,
      sittings.reduce((sum, one) => sum + stop(one).answers, 0),
    );
  const row = {
    library: name,
    asked,
    accuracyBefore: over((one) => begin(one).accuracy),
    accuracyAtStop: over((one) => stop(one).accuracy),
    accuracyAfter: over((one) => end(one).accuracy),
    accuracyRandom: over((one) => one.random.accuracy),
    gainBeforeStop: before,
    gainAfterStop: after,
    gainRandom: random,
    tracksAfterStop: after.mean * tests,
    sure,
  };
  figures.push(row);
  targets.push(
    atLeast(`${name}: gain a question before the stop - after it`, before.mean - after.mean, 0),
    atMost(
      `${name}: test tracks put right by a question after the stop, less one standard error`,
      (after.mean - after.standardError) * tests,
      stated,
    ),
    atLeast(
      `${name}: accuracy at the stop - with as many random tracks + one standard error`,
      beyondRandom.mean + beyondRandom.standardError,
      0,
    ),
    atMost(`${name}: share of questions about what was 95 % likely`, sure, 0),
  );
  if (!values.json)
    console.log(
      `${name}: ${asked.mean.toFixed(0)} ± ${asked.standardError.toFixed(0)} questions, accuracy ${shown(row.accuracyBefore)}, at the stop ${shown(row.accuracyAtStop)}, ` +
        `${further} later ${shown(row.accuracyAfter)}, at random ${shown(row.accuracyRandom)}\n` +
        `  a question: before ${before.mean.toFixed(4)}, after ${after.mean.toFixed(4)} ± ${after.standardError.toFixed(4)} (${row.tracksAfterStop.toFixed(2)} tracks), random ${random.mean.toFixed(4)}; sure ${sure}`,
    );
}
if (values.json) printDocument(targets, { splits, seed: firstSeed, further, libraries: figures });
