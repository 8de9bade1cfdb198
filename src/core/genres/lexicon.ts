// The look-up tables for cleaning, prepared once a vocabulary: names, tag words, spelling.
import { words } from './normalise.ts';
import { createSpeller, type Speller } from './spelling.ts';
import type { TagWords, WordKind } from './tagWords.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly tagWords: TagWords;
  readonly speller: Speller;
  /** Words that occur in any name, alias or phrase: never corrected, even where they mean nothing alone. */
  readonly parts: ReadonlySet<string>;
}

/** Words distinctive enough to be the target of a correction. */
const spellable = new Set<WordKind>(['mood', 'place', 'voice', 'instrument', 'style']);

export function createLexicon(vocabulary: Vocabulary, tagWords: TagWords): Lexicon {
  const parts = new Set<string>();
  const addParts = (phrase: string): void => {
    for (const part of words(phrase)) parts.add(part);
  };
  const tolerances = new Map<string, number>();
  for (const { name, aliases } of vocabulary.genres.values()) {
    addParts(name);
    aliases.forEach(addParts);
  }
  for (const part of parts) tolerances.set(part, genreTolerance(part.length));
  for (const [key, name] of vocabulary.byKey) {
    // The main genres are typed so often that a misspelling of one is likelier than another short word.
    const top = vocabulary.genres.get(name)?.top === true;
    tolerances.set(key, top && key.length === 5 ? 1 : genreTolerance(key.length));
  }
  for (const [key, { kind, name }] of tagWords.byKey) {
    addParts(name);
    if (spellable.has(kind) && !tolerances.has(key)) tolerances.set(key, wordTolerance(key.length));
  }
  const realWords = new Set([...tagWords.lookalikes, ...tagWords.byKey.keys()]);
  return { vocabulary, tagWords, speller: createSpeller(tolerances, realWords), parts };
}

/** The highest slip cost allowed for a genre's key of this length: the shorter, the likelier it is another word. */
function genreTolerance(length: number): number {
  if (length <= 5) return 0.75;
  if (length <= 7) return 1;
  return length <= 10 ? 1.5 : 2.5;
}

/** Everyday words have far more neighbours than genres. */
function wordTolerance(length: number): number {
  return length <= 6 ? 0.75 : 1;
}
