// Stage III: tags that stand with the same others are one, and the rarer goes into the more frequent.
import type { TagFacet, TagName } from '../domain/trackTag.ts';
import { tagStatistics } from '../genres/alike/cooccurrence.ts';
import { embed, nearestCuts } from '../genres/alike/neighbours.ts';
import { companyKey, isCompany } from './tagCompany.ts';

export interface TagMerge {
  readonly from: TagName;
  readonly into: TagName;
  /** Cosine distance, 0 (alike) to 2. */
  readonly distance: number;
}

export interface MergeRules {
  /** Tags of other kinds stay as they are. */
  readonly facets: readonly TagFacet[];
  /** In so many lists a tag has to stand. */
  readonly leastLists: number;
  /** In this share of the lists that the rarer tag stands in, the other one has to stand, too. */
  readonly leastTogether: number;
  /** The distance is at most this share of the mean distance to the ten nearest tags of any facet, on both sides; null: no matter. */
  readonly ofNearest: number | null;
  /** Of the vectors. */
  readonly dimensions: number;
}

/**
 * Tags of the same tracks: a tag is known by its company, whether or not people use both names on one track. What is typical of the same
 * genre is near, too, but not much nearer than other things are.
 */
export const rulesForTracks: MergeRules = {
  facets: ['genre', 'mood', 'description'],
  leastLists: 3,
  leastTogether: 0,
  ofNearest: 0.75,
  dimensions: 100,
};

/**
 * Words of the same tag tell what a genre is a kind of. They say nothing of moods, as what stands before 'songs' may be happy or sad,
 * and two genres before 'guitar' are not one: of half of its tags the rarer one must share the other's name.
 */
export const rulesForWords: MergeRules = {
  facets: ['genre'],
  leastLists: 1,
  leastTogether: 0.5,
  ofNearest: null,
  // More lets rare company in, which is chance.
  dimensions: 32,
};

/** The most frequent ones; rarer tags stay as they are. */
const mostTags = 5000;
const nearestCounted = 10;

interface Vector {
  readonly row: number;
}

interface Candidate extends Vector {
  readonly tag: TagName;
  readonly lists: number;
  /** The largest distance to what may be the same. */
  readonly cut: number;
}

/**
 * `said`: the tags, with how often each was said. From the most frequent to the rarest, each goes into the nearest of those that stay, if there is one of its facet that is among
 * the nearest 0.1 % of its distances, by a normal fitted to them, as it is of the other's. So every merge is of two tags that are near,
 * never by way of a third. Deterministic.
 */
export function mergeNear(
  lists: readonly (readonly string[])[],
  said: ReadonlyMap<TagName, number>,
  { facets, leastLists, leastTogether, ofNearest, dimensions }: MergeRules,
): TagMerge[] {
  const statistics = tagStatistics(lists, (key) => key);
  const embedding = embed(statistics, dimensions);
  const width = embedding.dimensions;
  const frequent = [...said]
    .flatMap(([tag, times]) => {
      const row = isCompany(tag) ? statistics.rowByKey.get(companyKey(tag)) : undefined;
      return row === undefined ? [] : [{ tag, times, row, lists: statistics.counts[row] ?? 0 }];
    })
    .filter(({ lists: count }) => count >= leastLists)
    .sort((a, b) => b.times - a.times || b.lists - a.lists || (a.tag.name < b.tag.name ? -1 : 1))
    .slice(0, mostTags);
  const distanceBetween = (a: Vector, b: Vector): number => {
    let product = 0;
    for (let i = 0; i < width; i++)
      product += (embedding.vectors[a.row * width + i] ?? 0) * (embedding.vectors[b.row * width + i] ?? 0);
    return 1 - product;
  };
  const cuts = nearestCuts(
    embedding,
    frequent.map(({ row }) => row),
  );
  const candidates = frequent.map((one, at): Candidate => {
    const cut = cuts[at] ?? Number.NEGATIVE_INFINITY;
    return { ...one, cut: ofNearest === null ? cut : Math.min(cut, ofNearest * meanOfNearest(one)) };
  });

  function meanOfNearest(one: Vector): number {
    const distances = Float64Array.from(frequent, (other) =>
      other === one ? 2 : distanceBetween(one, other),
    );
    const nearest = distances.sort().subarray(0, Math.min(nearestCounted, frequent.length - 1));
    return nearest.reduce((sum, distance) => sum + distance, 0) / nearest.length;
  }
  const standTogether = (rare: Candidate, other: Candidate): boolean =>
    (statistics.met[rare.row]?.get(other.row) ?? 0) >= leastTogether * rare.lists;

  const merges: TagMerge[] = [];
  const staying = new Map<TagFacet, Candidate[]>(facets.map((facet) => [facet, []]));
  for (const candidate of candidates) {
    const others = staying.get(candidate.tag.facet);
    if (others === undefined) continue;
    let nearest: { readonly into: Candidate; readonly distance: number } | null = null;
    for (const into of others) {
      const distance = distanceBetween(candidate, into);
      if (distance > candidate.cut || distance > into.cut || distance >= (nearest?.distance ?? Infinity))
        continue;
      if (standTogether(candidate, into)) nearest = { into, distance };
    }
    if (nearest === null) others.push(candidate);
    else merges.push({ from: candidate.tag, into: nearest.into.tag, distance: nearest.distance });
  }
  return merges.sort((a, b) => a.distance - b.distance);
}
