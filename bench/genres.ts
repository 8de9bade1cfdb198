// Time of cleaning all 11,946 tags as people typed them, with and without loading; and of learning neighbours.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { learnTagEmbedding, vocabularyLists } from '../src/core/genres/alike/neighbours.ts';
import { createCleaner } from '../src/core/genres/clean.ts';
import { readGenreFields } from '../src/core/genres/declared.ts';
import { parseTagWords } from '../src/core/genres/tagWords.ts';
import { createVocabulary } from '../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../src/core/genres/vocabulary/vocabularyFile.ts';

const project = resolve(import.meta.dirname, '..');
const shared = resolve(project, process.env['STACKWAX_SHARED'] ?? '../shared');
const tags = readFileSync(resolve(shared, 'data/vocab/lastfm_tags_as_typed.txt'), 'utf8')
  .trimEnd()
  .split('\n');

const started = performance.now();
const vocabulary = createVocabulary(
  parseGenreFile(readFileSync(resolve(project, 'resources/genres.txt'), 'utf8')),
);
const tagWords = parseTagWords(readFileSync(resolve(project, 'resources/genres.words.txt'), 'utf8'));
const cleaner = createCleaner(vocabulary, tagWords);
console.log(`vocabulary of ${vocabulary.genres.size} genres loaded in ${since(started)}`);

for (const run of ['cold', 'warm', 'warm']) {
  const at = performance.now();
  for (const tag of tags) readGenreFields([tag], cleaner);
  console.log(`${tags.length} tags cleaned in ${since(at)} (${run})`);
}

const at = performance.now();
const { tags: learned } = learnTagEmbedding(vocabularyLists(vocabulary));
console.log(`neighbours of ${learned.length} tags learned in ${since(at)}`);

function since(start: number): string {
  return `${Math.round(performance.now() - start)} ms`;
}
