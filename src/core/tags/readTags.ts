// What each string of a folksonomy says: the tag as it is typed, its category, and the tags that the rules read in it.
import type { TagFacet, TagName } from '../domain/trackTag.ts';
import type { CleanedTag, Cleaner } from '../genres/clean.ts';
import { readGenreFields, tellingTag } from '../genres/declared.ts';
import type { TagCategory } from '../genres/judge.ts';
import { fold, words } from '../genres/normalise.ts';
import type { WrittenTag } from '../genres/report.ts';
import { namesIn } from './tagsIn.ts';

export interface ReadTag extends WrittenTag {
  readonly category: TagCategory;
  /** By `asTyped`; null for a string without anything to see. */
  readonly typed: TagName | null;
  /** By the rules; none for junk. */
  readonly names: readonly TagName[];
}

const facetOfCategory: Readonly<Record<TagCategory, TagFacet>> = {
  genre: 'genre',
  emotion: 'mood',
  description: 'description',
  number: 'time',
  junk: 'other',
};

export const categoryOfFacet: Readonly<Record<TagFacet, TagCategory>> = {
  genre: 'genre',
  mood: 'emotion',
  description: 'description',
  time: 'number',
  other: 'junk',
};

/**
 * Two strings are typed the same when they have the same words in the same order: case, accents, punctuation and further spaces do
 * not count, and '&' is 'and'. 'Hip-Hop' is 'hip hop', but 'hiphop' is not: that these are one genre is for the rules to say.
 * Punctuation counts where there is nothing else ('!!!'). Empty without anything to see. Idempotent.
 */
export function asTyped(written: string): string {
  return words(written).join(' ') || fold(written);
}

/** The category of a string, by the tags that it was read as. */
export function categoryOf(cleaned: readonly CleanedTag[]): TagCategory {
  return tellingTag(cleaned)?.category ?? 'junk';
}

/** Equal names come as one object, as there are few of them and many strings. `report` is told how many were read. */
export function readTags(
  tags: readonly WrittenTag[],
  cleaner: Cleaner,
  report: (done: number) => void = () => undefined,
): ReadTag[] {
  const known = new Map<string, TagName>();
  const once = (tag: TagName): TagName => {
    const key = `${tag.facet} ${tag.name}`;
    const same = known.get(key);
    if (same === undefined) known.set(key, tag);
    return same ?? tag;
  };
  return tags.map(({ written, count }, at) => {
    if (at % reportEvery === 0) report(at);
    const cleaned = readGenreFields([written], cleaner);
    const category = categoryOf(cleaned);
    const names = namesIn(cleaned).map(once);
    const typed = asTyped(written);
    const isEra = category !== 'number' || names.length > 0;
    const facet = isEra ? facetOfCategory[category] : 'other';
    return { written, count, category, typed: typed === '' ? null : once({ name: typed, facet }), names };
  });
}

const reportEvery = 1000;
