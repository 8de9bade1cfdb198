// The tags of one track as the inspector lists them: what holds by kind, then what might, then what was refused.
import { type SelectedTag, type TagFacet, tagFacetSchema } from '../../../../core/domain/trackTag.ts';

export type TagRowName = TagFacet | 'proposed' | 'refused';

export interface TagRow {
  readonly row: TagRowName;
  readonly tags: readonly SelectedTag[];
}

/** Rows that hold something, by name; the likeliest proposals first. */
export function tagRows(tags: readonly SelectedTag[]): TagRow[] {
  const byName = [...tags].sort((a, b) => a.name.localeCompare(b.name));
  const rows: TagRow[] = tagFacetSchema.options.map((facet) => ({
    row: facet,
    tags: byName.filter((tag) => tag.tracks > 0 && tag.facet === facet),
  }));
  const proposed = byName.filter(
    ({ tracks, refused, certainty }) => tracks === 0 && refused === 0 && certainty !== null,
  );
  rows.push({
    row: 'proposed',
    tags: proposed.sort((a, b) => (b.certainty ?? 0) - (a.certainty ?? 0)),
  });
  rows.push({ row: 'refused', tags: byName.filter(({ refused }) => refused > 0) });
  return rows.filter(({ tags: listed }) => listed.length > 0);
}

/** What a person's yes or no comes to: said again it is taken back. */
export function saidNext({ by, refused }: SelectedTag, answer: 'yes' | 'no'): boolean | null {
  if (answer === 'yes') return by === 'person' ? null : true;
  return refused > 0 ? null : false;
}
