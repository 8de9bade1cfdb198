// A simulated person whose answers are of some genres only; what the library's model knows of all of them afterwards.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import type { CandidateName } from '../../src/core/domain/modelInfo.ts';
import { calibrationError, reliability } from '../../src/core/learning/judging/calibration.ts';
import { reviewQueue } from '../../src/core/learning/judging/reviewQueue.ts';
import { argmaxRows } from '../../src/core/learning/learners/learner.ts';
import { personalFolds } from '../../src/core/learning/personal/config.ts';
import { fitPersonal } from '../../src/core/learning/personal/fitPersonal.ts';
import type { StackingClassifier } from '../../src/core/learning/stacking/stackingClassifier.ts';
import { runBaseTask } from '../../src/main/engines/learners.ts';
import { type OpenWorld, type Rows, rowsOf } from './library.ts';

interface Answering {
  /** How many of the genres come up in answers; tracks of the others are passed over when they are asked about. */
  readonly cover: number;
  /** Numbers of answers after which to retrain and to evaluate, ascending. */
  readonly steps: readonly number[];
  readonly candidates: readonly CandidateName[];
  readonly seed: number;
}

/** Shares of the test tracks that are right; null where there is no such track. */
interface Accuracy {
  readonly all: number | null;
  /** Of the genres that came up in an answer, and of the others. */
  readonly answered: number | null;
  readonly unanswered: number | null;
}

export interface Reached {
  /** Fewer than asked for where the covered genres have no more tracks. */
  readonly answers: number;
  /** Genres that came up, and genres that can be predicted. */
  readonly answeredGenres: number;
  readonly predictableGenres: number;
  readonly chosen: CandidateName | null;
  readonly personal: Accuracy;
  /** On the same tracks. */
  readonly starter: Accuracy;
  readonly calibrationError: number;
}

/** What is reached after each step, by the product's own queue and learning. */
export async function simulate(
  world: OpenWorld,
  { cover, steps, candidates, seed }: Answering,
): Promise<Reached[]> {
  const { starter, pool, test, genres } = world;
  const covered = new Set(genres.slice(0, cover));
  const reached: Reached[] = [];
  let answered: number[] = [];
  let model: StackingClassifier = starter.model;
  let chosen: CandidateName | null = null;
  for (const k of steps) {
    const next = questions(pool, answered, model.predictProba).filter((i) =>
      covered.has(pool.genres[i] ?? ''),
    );
    answered = [...answered, ...next.slice(0, k - answered.length)];
    if (answered.length > 0)
      ({ model, chosen } = await learn(world, answered, candidates, seed + answered.length));
    const known = new Set(answered.map((i) => pool.genres[i] ?? ''));
    const probabilities = model.predictProba(test.X);
    const truth = Int32Array.from(test.genres, (genre) => model.classes.indexOf(genre));
    reached.push({
      answers: answered.length,
      answeredGenres: known.size,
      predictableGenres: model.classes.length,
      chosen,
      personal: accuracyOf(model, test, known),
      starter: accuracyOf(starter.model, test, known),
      calibrationError: calibrationError(reliability(truth, probabilities)),
    });
  }
  return reached;
}

/** All tracks not answered yet, in the order in which they are asked about. */
function questions(pool: Rows, answered: readonly number[], predict: (rows: Matrix) => Matrix): number[] {
  const open = [...pool.genres.keys()].filter((i) => !answered.includes(i));
  const tracks = rowsOf(pool, open);
  const known = rowsOf(pool, answered);
  return reviewQueue(
    { X: tracks.X, probabilities: predict(tracks.X), groups: tracks.artists },
    { X: known.X, groups: known.artists },
    { limit: open.length, anyway: true },
  ).map(({ row }) => open[row] ?? -1);
}

async function learn(
  { pool, starter }: OpenWorld,
  answered: readonly number[],
  candidates: readonly CandidateName[],
  seed: number,
) {
  const rows = rowsOf(pool, answered);
  return fitPersonal(
    {
      X: rows.X,
      starterColumns: Array.from({ length: pool.X.cols }, (_, j) => j),
      labels: rows.genres,
      groups: rows.artists,
      library: {
        X: pool.X,
        groups: pool.artists,
        open: pool.genres.map((_, i) => !answered.includes(i)),
      },
    },
    starter,
    { seed, runBaseTask, candidates, turnedOff: [], folds: personalFolds(new Set(rows.artists).size) },
  );
}

function accuracyOf(model: StackingClassifier, test: Rows, known: ReadonlySet<string>): Accuracy {
  const predicted = argmaxRows(model.predictProba(test.X));
  const right = test.genres.map((genre, i) => model.classes[predicted[i] ?? -1] === genre);
  const share = (counts: (genre: string) => boolean): number | null => {
    const those = right.filter((_, i) => counts(test.genres[i] ?? ''));
    return those.length === 0 ? null : those.filter((one) => one).length / those.length;
  };
  return {
    all: share(() => true),
    answered: share((genre) => known.has(genre)),
    unanswered: share((genre) => !known.has(genre)),
  };
}
