// Written strings and their readings: the rows of `stackwax tags`, and the effect of a change of the vocabulary.
import type { CleanedTag, Cleaner, CleaningStage } from './clean.ts';
import { readGenreFields, tellingTag } from './declared.ts';
import { type Facets, type TagCategory, tagCategories } from './judge.ts';
import { declaredGenre, type GenreMapper } from './vocabulary/ownGenres.ts';

/** A distinct written string and the number of files that carry it. */
export interface WrittenTag {
  readonly written: string;
  readonly count: number;
}

/** How strings are read now, or would be after a change. */
export interface TagReading {
  readonly cleaner: Cleaner;
  readonly toOwn: GenreMapper;
}

export interface TagReportRow extends WrittenTag, Facets {
  readonly category: TagCategory;
  /** Stored names, the primary one first. */
  readonly genres: readonly string[];
  /** The user's genre that it maps to, or null. */
  readonly declared: string | null;
  /** The stage that settled the category. */
  readonly stage: CleaningStage;
}

export interface CategoryShare {
  readonly category: TagCategory;
  /** Distinct written strings. */
  readonly strings: number;
  /** Occurrences. */
  readonly count: number;
}

export interface TagReport {
  /** Most frequent first, then by what was written. */
  readonly rows: readonly TagReportRow[];
  readonly shares: readonly CategoryShare[];
}

export function reportTags(tags: Iterable<WrittenTag>, reading: TagReading): TagReport {
  const rows = Array.from(tags, (tag) => reportRow(tag, reading)).sort(
    (a, b) => b.count - a.count || (a.written < b.written ? -1 : a.written > b.written ? 1 : 0),
  );
  const shares = tagCategories.map((category) => {
    const those = rows.filter((row) => row.category === category);
    return { category, strings: those.length, count: those.reduce((sum, row) => sum + row.count, 0) };
  });
  return { rows, shares };
}

function reportRow({ written, count }: WrittenTag, { cleaner, toOwn }: TagReading): TagReportRow {
  const tags = readGenreFields([written], cleaner);
  const telling = tellingTag(tags);
  const { genres, declared } = declaredGenre(tags, toOwn);
  return {
    written,
    count,
    category: telling?.category ?? 'junk',
    genres,
    declared,
    eras: gather(tags, (tag) => tag.eras),
    moods: gather(tags, (tag) => tag.moods),
    descriptions: gather(tags, (tag) => tag.descriptions),
    stage: telling?.stage ?? 'normalise',
  };
}

function gather(tags: readonly CleanedTag[], pick: (tag: CleanedTag) => readonly string[]): string[] {
  return [...new Set(tags.flatMap(pick))];
}

export interface TagChange {
  readonly before: TagReportRow;
  readonly after: TagReportRow;
}

/** The strings that two readings read differently, most frequent first. */
export function previewTags(tags: Iterable<WrittenTag>, now: TagReading, then: TagReading): TagChange[] {
  return Array.from(tags, (tag) => ({ before: reportRow(tag, now), after: reportRow(tag, then) }))
    .filter(({ before, after }) => differ(before, after))
    .sort((a, b) => b.before.count - a.before.count);
}

function differ(a: TagReportRow, b: TagReportRow): boolean {
  return (
    a.category !== b.category || a.declared !== b.declared || a.genres.join('\0') !== b.genres.join('\0')
  );
}
