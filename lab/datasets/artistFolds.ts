// Splits of a data set into folds that keep artists apart, and which classes cannot be held out that way.
import { AppError } from '../../src/core/domain/errors.ts';
import { type Fold, groupedFolds } from '../../src/core/learning/judging/folds.ts';
import type { Dataset } from './dataset.ts';

export interface ArtistFolds {
  readonly folds: readonly Fold[];
  /** Classes whose files are all by one artist: they are held out file by file, with their artist known. */
  readonly ofOneArtist: readonly string[];
}

/** At most `count` folds, stratified by class. Throws AppError `too-few-examples` on fewer than two files. */
export function artistFolds(
  { y, groups, classes }: Pick<Dataset, 'y' | 'groups' | 'classes'>,
  count: number,
  seed: number,
): ArtistFolds {
  const folds = groupedFolds(y, groups, count, seed);
  if (folds.length < 2)
    throw new AppError('too-few-examples', 'Fewer than two files cannot be split into folds.');
  const artists = classes.map(() => new Set<string>());
  y.forEach((label, i) => void artists[label]!.add(groups[i]!));
  return { folds, ofOneArtist: classes.filter((_, label) => artists[label]!.size === 1) };
}
