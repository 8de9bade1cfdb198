// How well genres are learned from few labels by the columns alone: plain logistic regression, artists apart.
import { type Matrix, selectRows } from '../../src/core/domain/matrix.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import { logistic } from '../../src/core/learning/learners/logistic.ts';
import { fitPreprocessing } from '../../src/core/learning/learners/preprocessing.ts';
import { splitByArtist } from '../corrections/split.ts';

export interface Labelled {
  readonly X: Matrix;
  readonly genres: readonly string[];
  readonly artists: readonly string[];
}

const labelCounts = [10, 20, 40, 80] as const;

export interface Point {
  readonly labels: number;
  readonly mean: number;
  readonly standardError: number;
}

/**
 * Accuracy on the artists of one half after so many labels of the other, drawn at random; mean of the splits. Columns are standardised by
 * the labelled rows, C is 1: nothing is chosen.
 */
export async function learningCurve(table: Labelled, seeds: readonly number[]): Promise<Point[]> {
  const reached = labelCounts.map((): number[] => []);
  for (const seed of seeds) {
    const { pool, test } = splitByArtist(table, seed);
    for (const [at, count] of labelCounts.entries())
      reached[at]?.push(await rightShare(table, pool.subarray(0, count), test));
  }
  return reached.map((values, at) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
    return { labels: labelCounts[at] ?? 0, mean, standardError: Math.sqrt(variance / values.length) };
  });
}

/** Share of clips that are right when each artist is judged by a model of all others. */
export async function leaveOneArtistOut(table: Labelled): Promise<number> {
  let right = 0;
  for (const artist of new Set(table.artists)) {
    const rows = [...table.artists.keys()];
    const test = Int32Array.from(rows.filter((i) => table.artists[i] === artist));
    const train = Int32Array.from(rows.filter((i) => table.artists[i] !== artist));
    right += (await rightShare(table, train, test)) * test.length;
  }
  return right / table.artists.length;
}

async function rightShare({ X, genres }: Labelled, train: Int32Array, test: Int32Array): Promise<number> {
  const classes = [...new Set(genres)].sort();
  const known = selectRows(X, train);
  const { transform } = fitPreprocessing({ kind: 'standard' }, known);
  const truth = (rows: Int32Array) => rows.map((i) => classes.indexOf(genres[i] ?? ''));
  const learner = logistic.learner({ kind: 'logistic', c: 1 });
  const fitted = await learner.fit(transform(known), truth(train), { classes, seed: 1 });
  return accuracy(truth(test), fitted.predict(transform(selectRows(X, test))));
}
