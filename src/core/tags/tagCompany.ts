// What tags stand with, as lists to learn vectors from: other tags of the same tracks or, where no tracks are known, words of the same tag.
import type { TagName } from '../domain/trackTag.ts';
import type { Cleaner } from '../genres/clean.ts';
import { genreKey } from '../genres/name.ts';
import { words } from '../genres/normalise.ts';
import { lineage, type Vocabulary } from '../genres/vocabulary/vocabulary.ts';
import type { ReadTag } from './readTags.ts';
import { tagsIn } from './tagsIn.ts';

/** What is learned from beside the tags themselves where no tracks are known. */
export interface FurtherWords {
  /** Strings that name tags. */
  readonly written: readonly string[];
  /** Strings that belong together, the most special one last: a genre and its subgenre. */
  readonly related: readonly (readonly string[])[];
}

/** A list that somebody wrote on purpose tells more than a tag that holds two words. */
const weightOfRelated = 3;
/** Rarer words have too little company to tell anything, and there are ever more of them the more tags there are. */
const mostWords = 10_000;
/** Of more tags the ones said most often are learned from. */
const mostTags = 100_000;

/** Numbers are nobody's company: they stand with everything. */
export function isCompany({ facet }: TagName): boolean {
  return facet !== 'time' && facet !== 'other';
}

/** A list a track. */
export function companyOfTracks(
  tracks: readonly (readonly string[])[],
  namesOf: (written: string) => readonly TagName[],
): string[][] {
  return tracks.map((tags) => [
    ...new Set(tags.flatMap((tag) => namesOf(tag).filter(isCompany).map(companyKey))),
  ]);
}

/**
 * A list a distinct string that names anything: the tags that it names, its words, and its last word once more, because it is
 * that which 'blues rock' is a kind of.
 */
export function companyOfWords(
  tags: readonly Pick<ReadTag, 'written' | 'names' | 'count'>[],
  further: FurtherWords,
  cleaner: Cleaner,
): string[][] {
  const read = (written: string) => ({ written, names: tagsIn(written, cleaner) });
  const telling = tags.filter(({ names }) => names.some(isCompany));
  const frequentTags =
    telling.length <= mostTags ? telling : telling.toSorted((a, b) => b.count - a.count).slice(0, mostTags);
  const alone = [...frequentTags, ...further.written.map(read)];
  const together = further.related.map((list) => list.flatMap((written) => tagsIn(written, cleaner)));
  const lists = [
    ...alone.map(({ written, names }) => ({ names, inside: words(written), times: 1 })),
    ...together.map((names) => ({
      names,
      inside: names.flatMap(({ name }) => words(name)),
      times: weightOfRelated,
    })),
  ];
  const frequent = mostFrequent(lists.map(({ inside }) => inside));
  return lists.flatMap(({ names, inside, times }) => {
    const last = inside.at(-1);
    const list = [
      ...names.filter(isCompany).map(companyKey),
      ...inside.filter((word) => frequent.has(word)),
      ...(last === undefined || !frequent.has(last) ? [] : [`last ${last}`]),
    ];
    return Array.from({ length: times }, () => list);
  });
}

/** What the vocabulary itself tells: its names and spellings, and each genre with all above it. */
export function vocabularyWords(vocabulary: Vocabulary): FurtherWords {
  return {
    written: Array.from(vocabulary.genres.values(), ({ name, aliases }) => [name, ...aliases]).flat(),
    related: Array.from(vocabulary.genres.keys(), (name) => lineage(vocabulary, name).toReversed()),
  };
}

/** A tag of one word is that word. */
export function companyKey({ name }: TagName): string {
  return genreKey(name);
}

function mostFrequent(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size <= mostWords) return new Set(counts.keys());
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return new Set(sorted.slice(0, mostWords).map(([word]) => word));
}
