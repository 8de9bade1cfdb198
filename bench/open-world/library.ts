// A library of ten genres, a starter that knows them from other artists, and the genres that come up in answers.
import type { Gtzan } from '../../lab/starter/gtzan.ts';
import { type Matrix, selectRows } from '../../src/core/domain/matrix.ts';
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';
import type { StarterKnowledge } from '../../src/core/learning/personal/personalTable.ts';
import { defaultEnsemble } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { fitStacking } from '../../src/core/learning/stacking/fitStacking.ts';
import { oneAfterTheOther } from '../../src/main/engines/learners.ts';
import { splitByArtist } from '../corrections/split.ts';

export interface Rows {
  readonly X: Matrix;
  readonly genres: readonly string[];
  readonly artists: readonly string[];
}

export interface OpenWorld {
  readonly starter: StarterKnowledge;
  /** The library: tracks that may be asked about, in random order. */
  readonly pool: Rows;
  /** Tracks of artists whom neither the starter nor any answer knows. */
  readonly test: Rows;
  /** All genres in random order: answers that cover three are of the first three. */
  readonly genres: readonly string[];
}

/** Half of each genre's tracks teach the starter; the rest is halved into pool and test. No artist is in two parts. */
export async function openWorld({ gtzan, X }: { gtzan: Gtzan; X: Matrix }, seed: number): Promise<OpenWorld> {
  const all: Rows = { X, genres: gtzan.labels, artists: gtzan.artists };
  const outer = splitByArtist(all, seed);
  const library = rowsOf(all, outer.test);
  const inner = splitByArtist(library, seed);
  const names = [...new Set(gtzan.labels)].sort();
  const order = permutation(names.length, createRandom(seed));
  return {
    starter: await fitStarter(rowsOf(all, outer.pool), seed),
    pool: rowsOf(library, inner.pool),
    test: rowsOf(library, inner.test),
    genres: Array.from(order, (at) => names[at] ?? ''),
  };
}

/** As `npm run train-starter` fits the one that ships. */
export async function fitStarter({ X, genres, artists }: Rows, seed: number): Promise<StarterKnowledge> {
  const classes = [...new Set(genres)].sort();
  const y = Int32Array.from(genres, (genre) => classes.indexOf(genre));
  const runBaseTask = oneAfterTheOther();
  const { model } = await fitStacking(defaultEnsemble, X, y, { classes, groups: artists, seed, runBaseTask });
  return { model, X, labels: genres, groups: artists };
}

export function rowsOf({ X, genres, artists }: Rows, rows: ArrayLike<number>): Rows {
  const at = Array.from(rows);
  return {
    X: selectRows(X, at),
    genres: at.map((i) => genres[i] ?? ''),
    artists: at.map((i) => artists[i] ?? ''),
  };
}
