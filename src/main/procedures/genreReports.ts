// Genre words as the contract gives them, and changing them with everything that follows.
import { type MergeSuggestion, type NearTag, vocabularyLists } from '../../core/genres/alike/neighbours.ts';
import type { TagReportRow } from '../../core/genres/report.ts';
import { isUnmapped } from '../../core/genres/unmapped.ts';
import type { GenreOverlay } from '../../core/genres/vocabulary/overlay.ts';
import type { Work } from '../jobs/context.ts';
import type { GenreWords } from '../work/genreWords.ts';

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

/** The user's genres, each with the nearest of them above it. */
export function genreList({ store, genreWords }: Work) {
  const { parentOf } = genreWords.family();
  return store.genres.list().map((genre) => ({ ...genre, parent: parentOf(genre.name) }));
}

/** Written tags that nearly always stand with or like this one; null when nobody wrote it. */
export async function likeTag(
  { learning, genreWords }: Work,
  tag: string,
  signal: AbortSignal | undefined,
): Promise<{ cut: number; near: NearTag[] } | null> {
  return await learning.like({ tag, vocabulary: vocabularyLists(genreWords.vocabulary()) }, { signal });
}

/** Rare tags that could be merged into a genre. */
export async function mergesToSuggest(
  { learning, genreWords }: Work,
  signal: AbortSignal | undefined,
): Promise<MergeSuggestion[]> {
  const vocabulary = vocabularyLists(genreWords.vocabulary());
  return [...(await learning.suggestMerges({ vocabulary }, { signal }))];
}

/** Changes the vocabulary, reads every written string anew and decides every genre: all of it, or nothing. */
export function changeWords({ store, genreWords, events }: Work, change: () => unknown): void {
  store.transaction(() => {
    change();
    store.decideGenres(genreWords.rereadAll());
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
