// `npm run bench -- genres [--json]`: cleaning all 11,946 tags as people typed them, with and without loading; learning neighbours.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { learnTagEmbedding, vocabularyLists } from '../src/core/genres/alike/neighbours.ts';
import { createCleaner } from '../src/core/genres/clean.ts';
import { readGenreFields } from '../src/core/genres/declared.ts';
import { parseTagWords } from '../src/core/genres/tagWords.ts';
import { createVocabulary } from '../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../src/core/genres/vocabulary/vocabularyFile.ts';
import { atMost, printDocument } from './report/targets.ts';

const project = resolve(import.meta.dirname, '..');
const shared = resolve(project, process.env['STACKWAX_SHARED'] ?? '../shared');
const tags = readFileSync(resolve(shared, 'data/vocab/lastfm_tags_as_typed.txt'), 'utf8')
  .trimEnd()
  .split('\n');

const [loadMs, cleaner, vocabulary] = timed(() => {
  const words = createVocabulary(
    parseGenreFile(readFileSync(resolve(project, 'resources/genres.txt'), 'utf8')),
  );
  const tagWords = parseTagWords(readFileSync(resolve(project, 'resources/genres.words.txt'), 'utf8'));
  return [createCleaner(words, tagWords), words] as const;
});
const clean = (): number => timed(() => [tags.map((tag) => readGenreFields([tag], cleaner))])[0];
const coldMs = clean();
const warmMs = [clean(), clean()];
const [learnMs, neighbours] = timed(() => [learnTagEmbedding(vocabularyLists(vocabulary)).tags.length]);

if (process.argv.includes('--json')) {
  const targets = [atMost('all tags cleaned the first time, ms', coldMs, 1000)];
  printDocument(targets, { tags: tags.length, loadMs, coldMs, warmMs, learnMs });
} else {
  console.log(`vocabulary of ${vocabulary.genres.size} genres loaded in ${loadMs} ms`);
  console.log(`${tags.length} tags cleaned in ${coldMs} ms, then in ${warmMs.join(' and ')} ms`);
  console.log(`neighbours of ${neighbours} tags learned in ${learnMs} ms`);
}

/** Milliseconds, then what came out. */
function timed<const Output extends readonly unknown[]>(work: () => Output): [number, ...Output] {
  const started = performance.now();
  const output = work();
  return [Math.round(performance.now() - started), ...output];
}
