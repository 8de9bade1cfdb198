// A simulated person who answers what the review queue asks, round after round with a retraining between, until it stops, and then goes on.

import { reviewQueue } from '../../src/core/learning/judging/reviewQueue.ts';
import { argmaxRows } from '../../src/core/learning/learners/learner.ts';
import { personalFolds } from '../../src/core/learning/personal/config.ts';
import { fitPersonal } from '../../src/core/learning/personal/fitPersonal.ts';
import { columnsOf } from '../../src/core/learning/personal/knownRows.ts';
import type { StarterKnowledge } from '../../src/core/learning/personal/personalTable.ts';
import type { StackingClassifier } from '../../src/core/learning/stacking/stackingClassifier.ts';
import { runBaseTask } from '../../src/main/engines/learners.ts';
import { type Rows, rowsOf } from '../open-world/library.ts';

export interface Library {
  /** Tracks to ask about, in random order, and tracks by other artists to test on. */
  readonly pool: Rows;
  readonly test: Rows;
  readonly starter: StarterKnowledge;
  /** Where the starter's columns are. */
  readonly starterColumns: readonly number[];
  /** Genres of the starter's that the library has not. */
  readonly turnedOff: readonly string[];
}

/** After so many answers so many test tracks were right, in all. */
interface Reached {
  readonly answers: number;
  readonly accuracy: number;
}

export interface Sitting {
  /** After each round, the first before any answer, the last where the queue stopped. */
  readonly worth: readonly Reached[];
  /** From the stop on, asked all the same. */
  readonly anyway: readonly Reached[];
  /** As many random tracks as were worth asking. */
  readonly random: Reached;
  /** Before the stop: questions about what was at least 95 % likely, and what answers were expected to put right, in tracks. */
  readonly sure: number;
  readonly expected: number;
}

const questionsARound = 5;
const known = 0.95;

export async function sitting(library: Library, furtherAnswers: number, seed: number): Promise<Sitting> {
  const { pool, test, starter, starterColumns, turnedOff } = library;
  const inPool = [...pool.genres.keys()];
  const unasked = (rows: Rows) => starter.model.predictProba(columnsOf(rows.X, starterColumns));
  let model: Pick<StackingClassifier, 'classes'> & { predict: typeof unasked } = {
    classes: starter.model.classes,
    predict: unasked,
  };
  let answered: number[] = [];
  let sure = 0;
  let expected = 0;
  const reached = (): Reached => {
    const predicted = argmaxRows(model.predict(test));
    const right = test.genres.filter((genre, i) => model.classes[predicted[i] ?? -1] === genre).length;
    return { answers: answered.length, accuracy: right / test.genres.length };
  };
  const ask = (limit: number, anyway: boolean) => {
    const open = inPool.filter((i) => !answered.includes(i));
    const tracks = rowsOf(pool, open);
    const done = rowsOf(pool, answered);
    const probabilities = model.predict(tracks);
    const questions = reviewQueue(
      { X: tracks.X, probabilities, groups: tracks.artists },
      { X: done.X, groups: done.artists },
      { limit, anyway },
    );
    return questions.map(({ row, gain }) => {
      const own = probabilities.data.subarray(row * probabilities.cols, (row + 1) * probabilities.cols);
      return { track: open[row] ?? -1, gain, likely: Math.max(...own) };
    });
  };
  const learn = async (): Promise<void> => {
    const rows = rowsOf(pool, answered);
    const fit = await fitPersonal(
      {
        X: rows.X,
        starterColumns,
        labels: rows.genres,
        groups: rows.artists,
        library: { X: pool.X, groups: pool.artists, open: inPool.map((i) => !answered.includes(i)) },
      },
      starter,
      {
        seed,
        runBaseTask,
        candidates: ['pooled'],
        turnedOff,
        folds: personalFolds(new Set(rows.artists).size),
      },
    );
    model = { classes: fit.model.classes, predict: ({ X }) => fit.model.predictProba(X) };
  };

  const worth = [reached()];
  for (;;) {
    const questions = ask(questionsARound, false);
    if (questions.length === 0) break;
    sure += questions.filter(({ likely }) => likely >= known).length;
    expected += questions.reduce((sum, { gain }) => sum + gain, 0);
    answered = [...answered, ...questions.map(({ track }) => track)];
    await learn();
    worth.push(reached());
  }
  const asked = answered.length;
  const anyway = [reached()];
  while (answered.length < Math.min(inPool.length, asked + furtherAnswers)) {
    const rest = Math.min(questionsARound, asked + furtherAnswers - answered.length);
    answered = [...answered, ...ask(rest, true).map(({ track }) => track)];
    await learn();
    anyway.push(reached());
  }
  answered = inPool.slice(0, asked);
  if (asked > 0) await learn();
  return { worth, anyway, random: reached(), sure, expected };
}
