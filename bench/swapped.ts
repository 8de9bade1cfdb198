// `npm run bench -- swapped [--splits n] [--seed n] [--json]`: learning from few labels on music that nothing was chosen on.
//
// The numbers in core/learning/personal/adapted and in the review queue were chosen on splits of the Emotify excerpts. Here the roles are
// swapped: Emotify's four genres are the teacher; GTZAN's thousand clips of ten genres, with the 57 columns that exist for
// them, are the library that is labelled, 25 tracks at a time. No model that was trained on GTZAN takes part.
import { parseArgs } from 'node:util';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { type Matrix, matrix, selectRows } from '../src/core/domain/matrix.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../src/core/features/layout.ts';
import { reviewQueue } from '../src/core/learning/judging/reviewQueue.ts';
import { argmaxRows } from '../src/core/learning/learners/learner.ts';
import { adaptedBasis } from '../src/core/learning/personal/adapted.ts';
import { columnsOf } from '../src/core/learning/personal/knownRows.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { type Excerpts, readExcerpts } from './corrections/excerpts.ts';
import { type Split, splitByArtist } from './corrections/split.ts';
import { compared, notWorse, printed } from './corrections/spread.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const splits = Number(values.splits);
const seed = Number(values.seed);
const steps = [10, 20, 40, 80, 160, 320];
const questionsAtOnce = 25;

const emotify = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
const inLayout = BASE57_NAMES.map((name) => FEATURE_NAMES.indexOf(name));
const teacher = { X: columnsOf(emotify.X, inLayout), labels: emotify.genres };
const { gtzan, X } = loadGtzan();
const user: Excerpts = { X, genres: gtzan.labels, artists: gtzan.artists, paths: [], ears: [] };
const columns = BASE57_NAMES.map((_, j) => j);

/** accuracy[way][step][split] */
const accuracy = { queue: steps.map((): number[] => []), random: steps.map((): number[] => []) };
for (let s = 0; s < splits; s++) {
  const split = splitByArtist(user, seed + s);
  for (const way of ['queue', 'random'] as const) {
    reachedBy(way, split).forEach((value, k) => {
      accuracy[way][k]?.push(value);
    });
  }
  if (process.stderr.isTTY) process.stderr.write(`\rsplit ${s + 1}/${splits} `);
}
const rows = compared(steps, accuracy.queue, accuracy.random);
if (values.json) printDocument(notWorse(rows), { splits, seed, tracks: X.rows, steps: rows });
else console.log(`test accuracy, mean of ${splits} splits ± standard error\n${printed(rows)}`);

/** Accuracy on the test half after each step. */
function reachedBy(way: 'queue' | 'random', { pool, test }: Split): number[] {
  const answered: number[] = [];
  let judge = (of: Matrix): Matrix => matrix(of.rows, 2, new Float32Array(2 * of.rows).fill(0.5));
  return steps.map((k) => {
    let classes: readonly string[] = [];
    while (answered.length < k) {
      const open = [...pool].filter((i) => !answered.includes(i));
      const count = Math.min(questionsAtOnce, k - answered.length);
      const asked = way === 'random' ? open.slice(0, count) : ask(open, answered, judge, count);
      answered.push(...asked);
      if (way === 'random' && answered.length < k) continue;
      const learned = learn(answered, pool);
      judge = learned.judge;
      classes = learned.classes;
    }
    const predicted = argmaxRows(judge(selectRows(X, test)));
    return test.filter((i, at) => classes[predicted[at] ?? -1] === user.genres[i]).length / test.length;
  });
}

function ask(
  open: readonly number[],
  answered: readonly number[],
  judge: (of: Matrix) => Matrix,
  count: number,
): number[] {
  const tracks = selectRows(X, open);
  return reviewQueue(
    { X: tracks, probabilities: judge(tracks), groups: open.map(artistOf) },
    { X: selectRows(X, answered), groups: answered.map(artistOf) },
    { limit: count, anyway: true },
  ).flatMap(({ row }) => open[row] ?? []);
}

function learn(answered: readonly number[], pool: Int32Array) {
  const classes = [...new Set(answered.map((i) => user.genres[i] ?? ''))].sort();
  const model = adaptedBasis({
    library: {
      X: selectRows(X, pool),
      groups: [...pool].map(artistOf),
      open: [...pool].map((i) => !answered.includes(i)),
    },
    starter: teacher,
    starterColumns: columns,
  }).fit(
    selectRows(X, answered),
    Int32Array.from(answered, (i) => classes.indexOf(user.genres[i] ?? '')),
    answered.map(artistOf),
    classes,
  );
  return { classes, judge: (of: Matrix): Matrix => model.judge(of).together };
}

function artistOf(i: number): string {
  return user.artists[i] ?? '';
}
