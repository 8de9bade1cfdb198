// Folds that keep artists apart, or the reason why there can be none.
import { AppError } from '../../src/core/domain/errors.ts';
import { type Fold, groupedFolds } from '../../src/core/learning/judging/folds.ts';

export interface LabelledRows {
  readonly classes: readonly string[];
  /** Class of each row. */
  readonly y: Int32Array;
  /** Of each row; one of its own where nobody says whom it is by. */
  readonly artists: readonly string[];
}

/** Throws AppError 'too-few-examples' naming the class with one artist, who could not be judged by what others play. */
export function artistFolds({ classes, y, artists }: LabelledRows, count: number, seed: number): Fold[] {
  const artistsOf = classes.map(() => new Set<string>());
  for (const [i, label] of y.entries()) artistsOf[label]?.add(artists[i] ?? '');
  if (classes.length < 2)
    throw new AppError(
      'too-few-examples',
      `Everything is of one class ('${classes[0] ?? ''}'): two are needed.`,
    );
  for (const [c, own] of artistsOf.entries())
    if (own.size < 2)
      throw new AppError(
        'too-few-examples',
        `All of '${classes[c] ?? ''}' is by one artist, or is one file: whoever is judged must not be learned from, so two are needed.`,
      );
  return groupedFolds(y, artists, count, seed);
}
