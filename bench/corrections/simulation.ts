// A simulated user who labels tracks and retrains in turn; accuracy is measured on the test half.

import { type Matrix, selectRows } from '../../src/core/domain/matrix.ts';
import type { CandidateName } from '../../src/core/domain/modelInfo.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../../src/core/features/layout.ts';
import { reviewQueue } from '../../src/core/learning/judging/reviewQueue.ts';
import { personalFolds } from '../../src/core/learning/personal/config.ts';
import { fitWithEars } from '../../src/core/learning/personal/ears/fitWithEars.ts';
import { columnsOf } from '../../src/core/learning/personal/knownRows.ts';
import type { StarterKnowledge } from '../../src/core/learning/personal/personalTable.ts';
import type { StackingClassifier } from '../../src/core/learning/stacking/stackingClassifier.ts';
import { runBaseTask } from '../../src/main/engines/learners.ts';
import type { Excerpts } from './excerpts.ts';
import type { Split } from './split.ts';

export const ways = ['queue', 'random'] as const;

interface Simulation {
  readonly way: (typeof ways)[number];
  /** Numbers of labels after which to retrain and to evaluate, ascending, from 0. */
  readonly steps: readonly number[];
  readonly candidates: readonly CandidateName[];
  readonly seed: number;
  /** The library's own list of genres is told: all others are turned off. */
  readonly isTold: boolean;
}

const starterColumns = BASE57_NAMES.map((name) => FEATURE_NAMES.indexOf(name));

/** Accuracy on the test half after each step. */
export async function simulate(
  excerpts: Excerpts,
  { pool, test }: Split,
  starter: StarterKnowledge,
  simulation: Simulation,
): Promise<number[]> {
  const { way, steps } = simulation;
  const { X, artists, ears } = excerpts;
  const reached: number[] = [];
  let answered: number[] = [];
  let predict = (rows: Matrix): Matrix => starter.model.predictProba(columnsOf(rows, starterColumns));
  let classes: readonly string[] = starter.model.classes;
  for (const k of steps) {
    const open = [...pool].filter((i) => !answered.includes(i));
    const asked =
      way === 'random'
        ? open.slice(0, k - answered.length)
        : reviewQueue(
            {
              X: selectRows(X, open),
              probabilities: predict(selectRows(X, open)),
              groups: open.map((i) => artists[i] ?? ''),
            },
            { X: selectRows(X, answered), groups: answered.map((i) => artists[i] ?? '') },
            { limit: k - answered.length, anyway: true },
          ).map(({ row }) => open[row] ?? -1);
    answered = [...answered, ...asked];
    if (answered.length > 0 || ears.length > 0) {
      const model = await learn(excerpts, answered, pool, starter, simulation);
      predict = model.predictProba;
      classes = model.classes;
    }
    reached.push(accuracyOn(excerpts, test, predict, classes));
  }
  return reached;
}

async function learn(
  { X, genres, artists, ears }: Excerpts,
  rows: readonly number[],
  pool: Int32Array,
  starter: StarterKnowledge,
  { candidates, seed, isTold }: Simulation,
): Promise<StackingClassifier> {
  const groups = rows.map((i) => artists[i] ?? '');
  const known = [...starter.model.classes, ...ears.flatMap((ear) => ear.genres.map(({ genre }) => genre))];
  const { model } = await fitWithEars(
    {
      X: selectRows(X, rows),
      starterColumns,
      labels: rows.map((i) => genres[i] ?? ''),
      groups,
      // The user's library: the tracks of the pool, not those of the test half.
      library: {
        X: selectRows(X, pool),
        groups: [...pool].map((i) => artists[i] ?? ''),
        open: [...pool].map((i) => !rows.includes(i)),
      },
    },
    ears,
    starter,
    {
      seed,
      runBaseTask,
      candidates,
      // The library's own list of genres: the starter's others are turned off.
      turnedOff: isTold ? known.filter((name) => !genres.includes(name)) : [],
      folds: personalFolds(new Set(groups).size),
    },
  );
  return model;
}

function accuracyOn(
  { X, genres }: Excerpts,
  test: Int32Array,
  predict: (rows: Matrix) => Matrix,
  classes: readonly string[],
): number {
  const { data, cols } = predict(selectRows(X, test));
  let right = 0;
  for (const [at, i] of test.entries()) {
    const row = data.subarray(at * cols, (at + 1) * cols);
    if (classes[row.indexOf(Math.max(...row))] === genres[i]) right += 1;
  }
  return right / test.length;
}
