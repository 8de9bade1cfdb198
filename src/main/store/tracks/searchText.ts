// What is searched of a track, and what is typed as a query.
import { fold, words } from '../../../core/domain/text/folding.ts';

/** Null for what is absent, or nothing but space and marks. */
export function foldOrNull(text: string | null): string | null {
  return text === null ? null : fold(text) || null;
}

/** The folded words of the parts, one space between: what is searched. */
export function searchText(...parts: readonly (string | null)[]): string {
  return words(parts.filter((part) => part !== null).join(' ')).join(' ');
}

/**
 * What a person typed as an FTS5 query: each word must begin a word of the text ('moo bjo' finds 'Moonlight' by
 * 'Björk'); what is written together ('ac/dc', '雪国') must stand together. Null when nothing is asked for. Whatever
 * is typed is only ever words, never FTS5's own syntax.
 */
export function searchQuery(typed: string): string | null {
  const terms = typed
    .split(/\s+/u)
    .map(words)
    .filter((together) => together.length > 0)
    .map((together) => `"${together.join(' ')}"*`);
  return terms.length === 0 ? null : terms.join(' AND ');
}
