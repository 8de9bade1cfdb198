// Which tags of tracks the list shows: pure functions over what the contract gives.
import type { TagFigures } from '../../../../core/domain/tagging.ts';
import { type TagFacet, type TrackTag, tagFacetSchema } from '../../../../core/domain/trackTag.ts';

export type FiguresOfTag = TagFigures['tags'][number];

export const facetFilters = ['all', ...tagFacetSchema.options] as const;
export type FacetFilter = (typeof facetFilters)[number];

/** A tag with how well it is heard; null where it was not learned. */
export interface OwnTag extends TrackTag {
  readonly figures: FiguresOfTag | null;
}

export function ownTags(tags: readonly TrackTag[], figures: TagFigures | null): OwnTag[] {
  const ofTag = new Map((figures?.tags ?? []).map((one) => [one.id, one]));
  return tags.map((tag) => ({ ...tag, figures: ofTag.get(tag.id) ?? null }));
}

export function inFacet(tags: readonly OwnTag[], filter: FacetFilter): readonly OwnTag[] {
  return filter === 'all' ? tags : tags.filter(({ facet }) => facet === filter);
}

/** How many tags each filter lists. */
export function countFacets(
  tags: readonly { readonly facet: TagFacet }[],
): Readonly<Record<FacetFilter, number>> {
  const counts = { all: tags.length, genre: 0, mood: 0, description: 0, time: 0, other: 0 };
  for (const { facet } of tags) counts[facet] += 1;
  return counts;
}
