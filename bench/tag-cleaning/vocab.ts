// The lists of shared data that people wrote: tags as typed, genre names, genres with their subgenres, strings of files.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { createCleaner } from '../../src/core/genres/clean.ts';
import { parseTagWords } from '../../src/core/genres/tagWords.ts';
import { createVocabulary } from '../../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../../src/core/genres/vocabulary/vocabularyFile.ts';
import type { FurtherWords } from '../../src/core/tags/tagCompany.ts';

const project = resolve(import.meta.dirname, '../..');
const shared = resolve(project, process.env['STACKWAX_SHARED'] ?? '../shared');
const resource = (name: string): string => readFileSync(resolve(project, 'resources', name), 'utf8');

export const vocabulary = createVocabulary(parseGenreFile(resource('genres.txt')));
export const tagWords = parseTagWords(resource('genres.words.txt'));
export const cleaner = createCleaner(vocabulary, tagWords);

function text(file: string): string {
  return readFileSync(resolve(shared, 'data/vocab', file), 'utf8');
}

function lines(file: string): string[] {
  return text(file).trimEnd().split('\n');
}

/** Genre and subgenre of each line, or the genre alone. */
const subgenres = (file: string): string[][] =>
  lines(file)
    .slice(1)
    .map((line) => (line.split('\t')[0] ?? '').split('---'));

const related = ['lastfm_subgenres.tsv', 'tagtraum_subgenres.tsv'].map((file) => ({
  file,
  lists: subgenres(file),
}));

/** Every string of each file, as written. */
export const vocabFiles: readonly { readonly file: string; readonly written: readonly string[] }[] = [
  { file: 'lastfm_tags_as_typed.txt', written: lines('lastfm_tags_as_typed.txt') },
  { file: 'musicbrainz_genres.txt', written: lines('musicbrainz_genres.txt') },
  ...related.map(({ file, lists }) => ({ file, written: lists.flatMap((list) => list.at(-1) ?? []) })),
  {
    file: 'observed_genre_strings.csv',
    written: parseCsv(text('observed_genre_strings.csv')).flatMap((row) => row['string'] ?? []),
  },
];

/** What stage III learns from besides the tags themselves: nothing of the tree by which it is judged. */
export const furtherWords: FurtherWords = {
  written: vocabFiles.slice(1).flatMap(({ written }) => written),
  related: related.flatMap(({ lists }) => lists),
};

/** What a person expects of each string. */
export const gold = parseCsv(text('as_typed_gold.csv')).map((row) => ({
  written: row['string'] ?? '',
  category: row['category'] ?? '',
  canonical: (row['canonical'] ?? '').split(';').filter(Boolean),
}));
