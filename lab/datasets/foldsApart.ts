// Folds in which everybody is judged by what others play, or the reason why there can be none.
import { AppError } from '../../src/core/domain/errors.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { artistFolds } from './artistFolds.ts';
import type { Dataset } from './dataset.ts';

/** Throws AppError 'too-few-examples', also naming the classes of one artist, who would be judged and learned from at once. */
export function foldsApart(
  rows: Pick<Dataset, 'y' | 'groups' | 'classes'>,
  count: number,
  seed: number,
): readonly Fold[] {
  const [only = '', another] = rows.classes;
  if (another === undefined)
    throw new AppError('too-few-examples', `Everything is of one class ('${only}'): two are needed.`);
  const { folds, ofOneArtist } = artistFolds(rows, count, seed);
  if (ofOneArtist.length > 0)
    throw new AppError(
      'too-few-examples',
      `Whoever is judged must not be learned from, so each class needs two artists: all of ${ofOneArtist.map((name) => `'${name}'`).join(', ')} is by one, or is one file.`,
    );
  return folds;
}
