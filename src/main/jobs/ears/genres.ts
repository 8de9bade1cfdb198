// Which genres the classes of a library's ears are, as learning takes them.
import { findGenre, liesUnder } from '../../../core/genres/vocabulary/vocabulary.ts';
import type { EarColumns } from '../../../core/learning/personal/ears/earColumns.ts';
import type { TrainingTable } from '../../learning/trainingTable.ts';
import type { Work } from '../context.ts';

/**
 * Who says 'electronic' does not sort by techno: a genre below one that is answered is no genre of its own, unless it is
 * answered, too.
 */
export function earsWithGenres(
  { store, genreWords }: Pick<Work, 'store' | 'genreWords'>,
  { ears, labels }: Pick<TrainingTable, 'ears' | 'labels'>,
): EarColumns[] {
  const vocabulary = genreWords.vocabulary();
  const answered = new Set(labels);
  const stored = (genre: string): string => findGenre(vocabulary, genre) ?? genre;
  const isBelow = (genre: string): boolean =>
    !answered.has(genre) &&
    [...answered].some((above) => liesUnder(vocabulary, stored(genre), stored(above)));
  const own = [...new Set([...labels, ...(store.models.active()?.report.classes ?? [])])];
  return ears.map(({ classes, ...places }) => ({
    ...places,
    genres: genreWords.heard(classes, own).flatMap(({ genre, classes: at }) => {
      const columns = at.flatMap((place) => places.scores[place] ?? []);
      return columns.length === 0 || isBelow(genre) ? [] : [{ genre, columns }];
    }),
  }));
}
