// An imported folksonomy learned as typed, by rules, and by neighbours beside each other: what making tags fewer does to hearing them.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { artistsToLearn, tracksToLearn } from '../../src/core/domain/tagging.ts';
import type { TagFacet, TagName } from '../../src/core/domain/trackTag.ts';
import type { Cleaner } from '../../src/core/genres/clean.ts';
import { meanScore, scoresByTag, type TagScore } from '../../src/core/learning/tagging/figures.ts';
import { fitTags, type TagWay } from '../../src/core/learning/tagging/fitTags.ts';
import { targetsOf } from '../../src/core/learning/tagging/tagRows.ts';
import { type CollapseStage, collapse } from '../../src/core/tags/collapse.ts';
import { folksonomyOf, type TaggedTrack } from '../../src/core/tags/folksonomy.ts';

/** The tracks that were tagged. */
export interface TaggedLibrary {
  /** What the rows of the folksonomy call each. */
  readonly names: readonly string[];
  readonly artists: readonly string[];
  /** Raw rows, one a track. */
  readonly X: Matrix;
}

export interface StageFigures {
  readonly stage: CollapseStage;
  /** Tags that are left, and those of them that enough tracks have to be learned. */
  readonly distinct: number;
  readonly learned: number;
  /** Tracks a learned tag has, on average. */
  readonly tracksPerTag: number;
  /** Out of fold by artist; null where nothing could be learned. */
  readonly macro: TagScore | null;
  readonly byFacet: readonly ({ readonly facet: TagFacet; readonly tags: number } & TagScore)[];
}

/** What is learned of one tag: its share on each track that has it. */
interface Learnable extends TagName {
  readonly shares: ReadonlyMap<number, number>;
}

/** Each stage by itself, from the same rows and on the same tracks. Rows of unknown tracks are told to stage III, and no more. */
export function compareStages(
  rows: readonly TaggedTrack[],
  library: TaggedLibrary,
  way: TagWay,
  cleaner: Cleaner,
  seed: number,
): StageFigures[] {
  const { stages } = collapse(folksonomyOf(rows), 3, cleaner, { written: [], related: [] });
  return stages.map(({ stage, canonical, distinct }) => {
    const tags = learnable(rows, library, (written) => canonical.get(written) ?? []);
    if (tags.length === 0) return { stage, distinct, learned: 0, tracksPerTag: 0, macro: null, byFacet: [] };
    const said = new Float64Array(library.X.rows * tags.length).fill(Number.NaN);
    for (const [t, { shares }] of tags.entries())
      for (const [row, share] of shares) said[row * tags.length + t] = share;
    const targets = targetsOf(said, tags.length);
    const { X, artists: groups } = library;
    const { outOfFold } = fitTags({ X, groups, targets, library: X }, way, { seed });
    const scores = scoresByTag(targets, outOfFold);
    const byFacet = [...new Set(tags.map(({ facet }) => facet))].sort().flatMap((facet) => {
      const own = scores.filter((_, t) => tags[t]?.facet === facet);
      const mean = meanScore(own);
      return mean === null ? [] : [{ facet, tags: own.length, ...mean }];
    });
    const tracks = tags.reduce((sum, { shares }) => sum + shares.size, 0);
    return {
      stage,
      distinct,
      learned: tags.length,
      tracksPerTag: tracks / tags.length,
      macro: meanScore(scores),
      byFacet,
    };
  });
}

/** As the library learns an import: from a half (the least weight) to one (the largest). */
function learnable(
  rows: readonly TaggedTrack[],
  { names, artists, X }: TaggedLibrary,
  tagsOf: (written: string) => readonly TagName[],
): Learnable[] {
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const most = rows.reduce((largest, { weight }) => Math.max(largest, weight), 0);
  const found = new Map<string, { readonly tag: TagName; readonly weights: Map<number, number> }>();
  for (const { track, tag: written, weight } of rows) {
    const row = rowOf.get(track);
    if (row === undefined || !(weight > 0)) continue;
    for (const tag of tagsOf(written)) {
      const key = `${tag.facet} ${tag.name}`;
      const own = found.get(key) ?? { tag, weights: new Map<number, number>() };
      // People who wrote it otherwise meant the same.
      own.weights.set(row, Math.min(most, (own.weights.get(row) ?? 0) + weight));
      found.set(key, own);
    }
  }
  return [...found.values()]
    .filter(({ weights }) => {
      const count = new Set([...weights.keys()].map((row) => artists[row])).size;
      return weights.size >= tracksToLearn && count >= artistsToLearn && weights.size < X.rows;
    })
    .map(({ tag, weights }) => ({
      ...tag,
      shares: new Map([...weights].map(([row, weight]) => [row, 0.5 + 0.5 * Math.sqrt(weight / most)])),
    }));
}
