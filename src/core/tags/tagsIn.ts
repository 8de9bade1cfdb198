// The tags that a written string means, by the vocabulary: none, one or several.
import type { TagFacet, TagName } from '../domain/trackTag.ts';
import type { CleanedTag, Cleaner } from '../genres/clean.ts';
import { readGenreFields } from '../genres/declared.ts';

/** Raised whenever strings are read otherwise: all that are kept are then read anew. */
export const TAGS_IN_VERSION = 1;

/** Genres first, then times, moods and descriptions, each once. */
export function tagsIn(written: string, cleaner: Cleaner): TagName[] {
  return namesIn(readGenreFields([written], cleaner));
}

/** What cleaned strings name, each once. */
export function namesIn(cleaned: readonly CleanedTag[]): TagName[] {
  const named = (facet: TagFacet, names: readonly string[]): TagName[] =>
    names.map((name) => ({ name: name.toLowerCase(), facet }));
  const all = [
    ...cleaned.flatMap(({ genres }) => named('genre', genres)),
    ...cleaned.flatMap(({ eras }) => named('time', eras)),
    ...cleaned.flatMap(({ moods }) => named('mood', moods)),
    ...cleaned.flatMap(({ descriptions }) => named('description', descriptions)),
  ];
  return [...new Map(all.toReversed().map((tag) => [tag.name, tag])).values()].toReversed();
}
