// Genre words as the contract gives them, and changing them with everything that follows.
import type { GenreOverlay } from '../../core/genres/overlay.ts';
import type { TagReportRow } from '../../core/genres/report.ts';
import { isUnmapped } from '../../core/genres/unmapped.ts';
import type { Work } from './context.ts';
import type { GenreWords } from './genreWords.ts';

interface PlainRow extends Omit<TagReportRow, 'genres' | 'eras' | 'moods' | 'descriptions'> {
  genres: string[];
  eras: string[];
  moods: string[];
  descriptions: string[];
}

export function tagsReport(genreWords: GenreWords, unmappedOnly: boolean) {
  const { rows, shares } = genreWords.report();
  return { rows: rows.filter((row) => !unmappedOnly || isUnmapped(row)).map(plain), shares: [...shares] };
}

export function previewChanges(genreWords: GenreWords, overlay: GenreOverlay) {
  return genreWords
    .preview(overlay)
    .map(({ before, after }) => ({ before: plain(before), after: plain(after) }));
}

export function vocabularyList(genreWords: GenreWords) {
  return Array.from(genreWords.vocabulary().genres.values(), ({ name, parents, aliases }) => ({
    name,
    parents: [...parents],
    aliases: [...aliases],
  }));
}

/** Changes the vocabulary, reads every written string anew and decides every genre: all of it, or nothing. */
export function changeWords({ store, genreWords, events }: Work, change: () => unknown): void {
  store.transaction(() => {
    change();
    genreWords.rereadAll();
    store.decideGenres('all');
  });
  events.changed('genres', 'tracks');
}

function plain(row: TagReportRow): PlainRow {
  return {
    ...row,
    genres: [...row.genres],
    eras: [...row.eras],
    moods: [...row.moods],
    descriptions: [...row.descriptions],
  };
}
