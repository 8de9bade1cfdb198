// `npm run bench -- swapped [--splits n] [--seed n] [--adapted] [--json]`: learning from few labels on music that nothing was chosen on.
//
// The numbers in core/learning/personal/adapted and in the review queue were chosen on splits of the Emotify excerpts. Here the roles are
// swapped: Emotify's four genres are the teacher; GTZAN's thousand clips of ten genres, with the 57 columns that exist for
// them, are the library that is labelled, 25 tracks at a time, and whose own list of genres is told. No model that was trained
// on GTZAN takes part. `[--adapted]` learns as the product did up to commit f336b66, by adapted discriminants alone.
import { parseArgs } from 'node:util';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { type Matrix, matrix, selectRows } from '../src/core/domain/matrix.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../src/core/features/layout.ts';
import { reviewQueue } from '../src/core/learning/judging/reviewQueue.ts';
import { argmaxRows } from '../src/core/learning/learners/learner.ts';
import { adaptedBasis } from '../src/core/learning/personal/adapted.ts';
import { personalFolds } from '../src/core/learning/personal/config.ts';
import { fitPersonal } from '../src/core/learning/personal/fitPersonal.ts';
import { columnsOf } from '../src/core/learning/personal/knownRows.ts';
import { runBaseTask } from '../src/main/engines/learners.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { notBelow, swappedBefore } from './corrections/before.ts';
import { type Excerpts, readExcerpts } from './corrections/excerpts.ts';
import { type Split, splitByArtist } from './corrections/split.ts';
import { compared, notWorse, printed } from './corrections/spread.ts';
import { fitStarter as teacherOf } from './open-world/library.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    adapted: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const splits = Number(values.splits);
const seed = Number(values.seed);
const steps = [10, 20, 40, 80, 160, 320];
const questionsAtOnce = 25;

const emotify = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
const inLayout = BASE57_NAMES.map((name) => FEATURE_NAMES.indexOf(name));
const teacher = await teacherOf({ ...emotify, X: columnsOf(emotify.X, inLayout) }, seed);
const { gtzan, X } = loadGtzan();
const user: Excerpts = { X, genres: gtzan.labels, artists: gtzan.artists, paths: [], ears: [] };
const columns = BASE57_NAMES.map((_, j) => j);

/** accuracy[way][step][split] */
const accuracy = { queue: steps.map((): number[] => []), random: steps.map((): number[] => []) };
for (let s = 0; s < splits; s++) {
  const split = splitByArtist(user, seed + s);
  for (const way of ['queue', 'random'] as const) {
    const reached = await reachedBy(way, split);
    reached.forEach((value, k) => {
      accuracy[way][k]?.push(value);
    });
  }
  if (process.stderr.isTTY) process.stderr.write(`\rsplit ${s + 1}/${splits} `);
}
const rows = compared(steps, accuracy.queue, accuracy.random);
if (values.json)
  printDocument([...notWorse(rows), ...notBelow(swappedBefore, rows)], {
    splits,
    seed,
    tracks: X.rows,
    steps: rows,
  });
else console.log(`test accuracy, mean of ${splits} splits ± standard error\n${printed(rows)}`);

/** Accuracy on the test half after each step. */
async function reachedBy(way: 'queue' | 'random', { pool, test }: Split): Promise<number[]> {
  const answered: number[] = [];
  let judge = (of: Matrix): Matrix => matrix(of.rows, 2, new Float32Array(2 * of.rows).fill(0.5));
  const reached: number[] = [];
  for (const k of steps) {
    let classes: readonly string[] = [];
    while (answered.length < k) {
      const open = [...pool].filter((i) => !answered.includes(i));
      const count = Math.min(questionsAtOnce, k - answered.length);
      const asked = way === 'random' ? open.slice(0, count) : ask(open, answered, judge, count);
      answered.push(...asked);
      if (way === 'random' && answered.length < k) continue;
      const learned = await learn(answered, pool);
      judge = learned.judge;
      classes = learned.classes;
    }
    const predicted = argmaxRows(judge(selectRows(X, test)));
    const right = test.filter((i, at) => classes[predicted[at] ?? -1] === user.genres[i]);
    reached.push(right.length / test.length);
  }
  return reached;
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

async function learn(answered: readonly number[], pool: Int32Array) {
  const library = {
    X: selectRows(X, pool),
    groups: [...pool].map(artistOf),
    open: [...pool].map((i) => !answered.includes(i)),
  };
  const rows = { X: selectRows(X, answered), groups: answered.map(artistOf) };
  const labels = answered.map((i) => user.genres[i] ?? '');
  if (values.adapted) {
    const classes = [...new Set(labels)].sort();
    const y = Int32Array.from(labels, (label) => classes.indexOf(label));
    const basis = adaptedBasis({ library, starter: teacher, starterColumns: columns });
    const model = basis.fit(rows.X, y, rows.groups, classes);
    return { classes, judge: (of: Matrix): Matrix => model.judge(of).together };
  }
  const { model } = await fitPersonal({ ...rows, labels, starterColumns: columns, library }, teacher, {
    seed,
    runBaseTask,
    candidates: ['pooled'],
    turnedOff: teacher.model.classes.filter((name) => !user.genres.includes(name)),
    folds: personalFolds(new Set(rows.groups).size),
  });
  return { classes: model.classes, judge: model.predictProba };
}

function artistOf(i: number): string {
  return user.artists[i] ?? '';
}
