// The tags of a folksonomy made fewer in three stages: as typed, by rules, by what stands with what.
import type { TagName } from '../domain/trackTag.ts';
import type { Cleaner } from '../genres/clean.ts';
import { type TagCategory, tagCategories } from '../genres/judge.ts';
import type { Folksonomy } from './folksonomy.ts';
import { mergeNear, rulesForTracks, rulesForWords, type TagMerge } from './nearTags.ts';
import { categoryOfFacet, type ReadTag, readTags } from './readTags.ts';
import { companyOfTracks, companyOfWords, type FurtherWords } from './tagCompany.ts';

/** I: as typed. II: by rules; junk is dropped. III: by neighbours, on top of the rules. */
export const collapseStages = [1, 2, 3] as const;
export type CollapseStage = (typeof collapseStages)[number];

export interface CollapsedCategory {
  readonly category: TagCategory;
  /** Distinct strings, and how often these were said. */
  readonly strings: number;
  readonly count: number;
  /** Distinct tags of this kind that are left; of junk none once the rules have gone over it. */
  readonly distinct: number;
}

export interface Collapse {
  readonly stage: CollapseStage;
  /** From each string to the tags that it became: one as typed; none, one or several by rules. */
  readonly canonical: ReadonlyMap<string, readonly TagName[]>;
  /** Distinct tags that are left. */
  readonly distinct: number;
  readonly byCategory: readonly CollapsedCategory[];
  /** Of stage III, the nearest first; none before. */
  readonly merges: readonly TagMerge[];
  /** What the neighbours of stage III were learned from: tags of the same track or, where no tracks are known, words of the same tag. */
  readonly learnedFrom: 'tracks' | 'words' | null;
}

export interface Collapsed {
  /** Each string as it was read. */
  readonly strings: readonly ReadTag[];
  /** The stages up to the one that was asked for. */
  readonly stages: readonly Collapse[];
}

export interface CollapseProgress {
  readonly phase: 'reading-strings' | 'finding-neighbours';
  readonly done: number;
  readonly total: number | null;
}

/**
 * In stages up to `last`. `further` is learned from beside the words of the tags where no tracks are known. Never throws,
 * whatever the strings are. Deterministic.
 */
export function collapse(
  { tags, tracks }: Folksonomy,
  last: CollapseStage,
  cleaner: Cleaner,
  further: FurtherWords,
  report: (progress: CollapseProgress) => void = () => undefined,
): Collapsed {
  const read = readTags(tags, cleaner, (done) =>
    report({ phase: 'reading-strings', done, total: tags.length }),
  );
  const typed = (tag: ReadTag): readonly TagName[] => (tag.typed === null ? [] : [tag.typed]);
  const stages = [collapsed(1, read, typed)];
  if (last === 1) return { strings: read, stages };
  const byRules = collapsed(2, read, ({ names }) => names);
  stages.push(byRules);
  if (last === 2) return { strings: read, stages };
  report({ phase: 'finding-neighbours', done: 0, total: null });
  const said = new Map<TagName, number>();
  for (const { names, count } of read)
    for (const name of names) said.set(name, (said.get(name) ?? 0) + count);
  const merges =
    tracks === null
      ? mergeNear(companyOfWords(read, further, cleaner), said, rulesForWords)
      : mergeNear(
          companyOfTracks(tracks, (written) => byRules.canonical.get(written) ?? []),
          said,
          rulesForTracks,
        );
  const into = new Map(merges.map((merge) => [merge.from, merge.into]));
  stages.push({
    ...collapsed(3, read, (tag) => [...new Set(tag.names.map((name) => into.get(name) ?? name))]),
    merges,
    learnedFrom: tracks === null ? 'words' : 'tracks',
  });
  return { strings: read, stages };
}

function collapsed(
  stage: CollapseStage,
  read: readonly ReadTag[],
  namesOf: (tag: ReadTag) => readonly TagName[],
): Collapse {
  const canonical = new Map<string, readonly TagName[]>();
  /** As typed a tag is what its string is; by rules it is of one facet. */
  const left = new Map<TagName, TagCategory>();
  for (const tag of read) {
    const names = namesOf(tag);
    canonical.set(tag.written, names);
    for (const name of names) left.set(name, stage === 1 ? tag.category : categoryOfFacet[name.facet]);
  }
  const perCategory = Map.groupBy(read, ({ category }) => category);
  const perName = Map.groupBy(left.values(), (category) => category);
  return {
    stage,
    canonical,
    distinct: left.size,
    byCategory: tagCategories.map((category) => {
      const strings = perCategory.get(category) ?? [];
      return {
        category,
        strings: strings.length,
        count: strings.reduce((sum, { count }) => sum + count, 0),
        distinct: perName.get(category)?.length ?? 0,
      };
    }),
    merges: [],
    learnedFrom: null,
  };
}
