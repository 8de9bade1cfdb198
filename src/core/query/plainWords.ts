// The words that a search looks for in texts, so that they can be marked where they are found.
import type { Query } from './query.ts';

/** Not those that must be absent. */
export function soughtWords(query: Query): string {
  switch (query.kind) {
    case 'words':
      return query.text;
    case 'and':
    case 'or':
      return query.parts.map(soughtWords).join(' ').trim();
    case 'text':
      return query.any.flatMap((value) => (value.kind === 'none' ? [] : [value.text])).join(' ');
    default:
      return '';
  }
}
