// The shipped vocabulary, read from resources/, and a cleaner over it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCleaner } from '../../src/core/genres/clean.ts';
import { parseTagWords } from '../../src/core/genres/tagWords.ts';
import { createVocabulary } from '../../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../../src/core/genres/vocabulary/vocabularyFile.ts';

function resource(name: string): string {
  return readFileSync(resolve(import.meta.dirname, '../../resources', name), 'utf8');
}

export const shippedGenres = parseGenreFile(resource('genres.txt'));
export const shippedTagWords = parseTagWords(resource('genres.words.txt'));
export const shippedVocabulary = createVocabulary(shippedGenres);
export const shippedCleaner = createCleaner(shippedVocabulary, shippedTagWords);
