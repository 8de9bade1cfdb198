// Cleaning one tag in stages: normalise, aliases, ignore list, spelling, compounds, canonical names.
import { type Judgement, judge } from './judge.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { genreKey } from './name.ts';
import { fold, words } from './normalise.ts';
import { segment } from './segments.ts';

import type { TagWords } from './tagWords.ts';
import { liesUnder, type Vocabulary } from './vocabulary/vocabulary.ts';

/** The stage that settled what a tag is. */
export type CleaningStage =
  /** It differed from the stored name in case, accents, punctuation or spacing only. */
  | 'normalise'
  | 'alias'
  | 'ignore'
  /** It is one of the words beside the genres: a mood, a place, an instrument. */
  | 'facet'
  /** A misspelling was corrected. */
  | 'spelling'
  /** A compound was split, and the meaningful part kept. */
  | 'compound'
  /** It equals the stored name. */
  | 'canonical';

export interface CleanedTag extends Judgement {
  /** As written in the file, or the part that a separator cut off. */
  readonly written: string;
  readonly stage: CleaningStage;
}

export interface Cleaner {
  readonly vocabulary: Vocabulary;
  /** Never throws. Deterministic. */
  clean(written: string): CleanedTag;
}

/** Longer texts are lyrics or binary data in the wrong field. */
const longestTag = 500;
const mostWords = 16;

export function createCleaner(vocabulary: Vocabulary, tagWords: TagWords): Cleaner {
  // Built when the first text needs it, so that opening the vocabulary stays fast.
  let lexicon: Lexicon | null = null;
  return {
    vocabulary,
    clean(written) {
      lexicon ??= createLexicon(vocabulary, tagWords);
      return clean(written, lexicon);
    },
  };
}

const nothing: Judgement = { category: 'junk', genres: [], eras: [], moods: [], descriptions: [] };

function clean(written: string, lexicon: Lexicon): CleanedTag {
  const { vocabulary } = lexicon;
  if (written.length > longestTag) return { written, ...nothing, stage: 'normalise' };
  const tokens = words(written);
  // Only the user's own names consist of punctuation alone ('!!!').
  const key = tokens.length === 0 ? genreKey(written) : tokens.join('');
  if (key === '') return { written, ...nothing, stage: 'normalise' };
  if (vocabulary.ignored.has(key)) return { written, ...nothing, stage: 'ignore' };
  const name = vocabulary.bySpelling.get(fold(written)) ?? vocabulary.byKey.get(key);
  if (name !== undefined) {
    const stage = written === name ? 'canonical' : key === genreKey(name) ? 'normalise' : 'alias';
    return withoutIgnored({ written, ...nothing, category: 'genre', genres: [name], stage }, vocabulary);
  }
  if (tokens.length === 0 || tokens.length > mostWords) return { written, ...nothing, stage: 'normalise' };
  const word = lexicon.tagWords.byKey.get(key);
  if (word !== undefined) {
    const judged = judge({ segments: [{ kind: 'word', word }], tookApart: false });
    return { written, ...judged, stage: 'facet' };
  }
  if (/^(?:#|no\.?|nr\.?|n[°º]|№)\s*\d{1,3}$/iu.test(written.trim()))
    return { written, ...nothing, category: 'number', stage: 'facet' };
  const labelled =
    /^\s*(?:genre|style|mood|category|country|language|era|decade|instrument)s?\s*[:=]\s*(\S.*)$/iu.exec(
      written,
    );
  if (labelled?.[1] !== undefined) return { ...clean(labelled[1], lexicon), written };
  const bracketed = withBracket(written, lexicon);
  if (bracketed !== null) return withoutIgnored(bracketed, vocabulary);
  const segmentation = segment(tokens, lexicon);
  const { segments, respelled } = segmentation;
  const judged = judge(segmentation);
  const stage = respelled
    ? 'spelling'
    : segments.length === 1 && judged.category !== 'genre'
      ? 'facet'
      : 'compound';
  return withoutIgnored({ written, ...judged, stage }, vocabulary);
}

/**
 * 'House (Deep)' is deep house; 'Electronic (Techno)' names a genre below its own head; 'Techno (Peak / Time)'
 * keeps its head. Null when there is no bracket or no genre before it.
 */
function withBracket(written: string, lexicon: Lexicon): CleanedTag | null {
  if (!/[([{]/u.test(written)) return null;
  const match = /^([^()[\]{}]*[^()[\]{}\s])\s*[([{]([^()[\]{}]*)[)\]}]\s*$/u.exec(written);
  const [, head, inside] = match ?? [];
  if (head === undefined || inside === undefined) return null;
  const { vocabulary } = lexicon;
  const turned = /[/,;+]/u.test(inside) ? undefined : vocabulary.byKey.get(genreKey(`${inside} ${head}`));
  if (turned !== undefined)
    return { written, ...nothing, category: 'genre', genres: [turned], stage: 'compound' };
  const outer = clean(head, lexicon);
  if (outer.category !== 'genre') return null;
  const inner = clean(inside, lexicon);
  const nearer = inner.genres.filter((name) =>
    outer.genres.some((above) => liesUnder(vocabulary, name, above)),
  );
  return {
    written,
    category: 'genre',
    genres: nearer.length > 0 ? nearer : outer.genres,
    eras: union(outer.eras, inner.eras),
    moods: union(outer.moods, inner.moods),
    descriptions: union(outer.descriptions, inner.descriptions),
    stage: 'compound',
  };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

/** The ignore list applies after every stage: neither an alias nor a compound brings an ignored genre back. */
function withoutIgnored(tag: CleanedTag, vocabulary: Vocabulary): CleanedTag {
  if (vocabulary.ignored.size === 0 || tag.category !== 'genre') return tag;
  const genres = tag.genres.filter((name) => !vocabulary.ignored.has(genreKey(name)));
  if (genres.length === tag.genres.length) return tag;
  return genres.length > 0
    ? { ...tag, genres, stage: 'ignore' }
    : { written: tag.written, ...nothing, stage: 'ignore' };
}
