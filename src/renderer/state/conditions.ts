// A filter as a person edits it, one condition a line, and back.
import { albumOrder, type TrackFilter, type TrackSort } from '../../core/domain/listing.ts';
import {
  type AnyOfPart,
  anyOfFields,
  type OneOfField,
  oneOfFields,
  type RangeField,
  rangeFields,
  type SortField,
  type TextField,
  textFields,
  trackFields,
} from '../../core/domain/trackFields.ts';

const facetFields = { tagGenres: 'genre', mood: 'mood', era: 'era', description: 'description' } as const;
type FacetField = keyof typeof facetFields;
const facetNames: readonly FacetField[] = ['tagGenres', 'mood', 'era', 'description'];
const tagParts = ['tags', 'withoutTags'] as const;
const anyOfParts: readonly AnyOfPart[] = anyOfFields.map((field) => trackFields[field].filter.part);
const daysFields = ['notPlayedForDays'] as const;
const yesFields = ['disagrees', 'needsReview', 'maybeNotMusic', 'duplicate', 'spare'] as const;

export type ManyField = 'genreIds' | 'clusterIds' | AnyOfPart | FacetField | (typeof tagParts)[number];
export type TextPart = 'search' | TextField | 'album' | 'folder';
type DaysField = (typeof daysFields)[number];
export type Field = ManyField | RangeField | DaysField | TextPart | OneOfField | (typeof yesFields)[number];

const manyFields: readonly ManyField[] = [
  'genreIds',
  'clusterIds',
  ...tagParts,
  ...anyOfParts,
  ...facetNames,
];
const textParts: readonly TextPart[] = ['search', ...textFields, 'album', 'folder'];

/** What rules and filters can be about, in the order in which menus offer it. */
export const fields: readonly Field[] = [
  ...new Set<Field>([
    ...(['genreIds', 'sources', 'confidence', ...tagParts, 'search'] as const),
    ...textFields,
    'album',
    ...rangeFields,
    ...daysFields,
    ...anyOfParts,
    'clusterIds',
    'folder',
    ...facetNames,
    ...yesFields,
    ...oneOfFields,
  ]),
];
/** Those that the filter bar offers. */
export const chipFields = fields.filter(
  (field) =>
    isOneOf(manyFields, field) ||
    isOneOf(rangeFields, field) ||
    isOneOf(daysFields, field) ||
    field === 'folder',
);

/** An empty condition holds for every track. */
export type Condition =
  /** Any of these; ids of genres, clusters and tags as text. Of tags, and what genre tags hold besides genres, each. */
  | { readonly kind: 'many'; readonly field: ManyField; readonly values: readonly string[] }
  /** In the unit that the person reads; null = open. */
  | {
      readonly kind: 'range';
      readonly field: RangeField;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** Before now; null = any. */
  | { readonly kind: 'days'; readonly field: DaysField; readonly days: number | null }
  | { readonly kind: 'text'; readonly field: TextPart; readonly text: string }
  | { readonly kind: 'one'; readonly field: OneOfField; readonly value: string }
  | { readonly kind: 'yes'; readonly field: (typeof yesFields)[number]; readonly yes: boolean };

/** How the person reads a range, where not as it is stored: percent, minutes and kilobits. Dividing keeps 57 % at 0.57. */
const shownRanges: Readonly<
  Partial<Record<RangeField, { shown(value: number): number; stored(value: number): number }>>
> = {
  confidence: { shown: (share) => share * 100, stored: (percent) => percent / 100 },
  durationSeconds: { shown: (seconds) => seconds / 60, stored: (minutes) => minutes * 60 },
  bitRate: { shown: (bits) => bits / 1000, stored: (kilobits) => kilobits * 1000 },
};

const plain = { shown: (value: number) => value, stored: (value: number) => value };

export function emptyCondition(field: Field): Condition {
  if (isOneOf(manyFields, field)) return { kind: 'many', field, values: [] };
  if (isOneOf(rangeFields, field)) return { kind: 'range', field, min: null, max: null };
  if (isOneOf(daysFields, field)) return { kind: 'days', field, days: null };
  if (isOneOf(textParts, field)) return { kind: 'text', field, text: '' };
  if (isOneOf(oneOfFields, field)) return { kind: 'one', field, value: trackFields[field].filter.first };
  return { kind: 'yes', field, yes: true };
}

export function conditionsOf(filter: TrackFilter): Condition[] {
  const found: Condition[] = [];
  const genreIds = [
    ...(filter.genreIds ?? []),
    ...(typeof filter.genreId === 'number' ? [filter.genreId] : []),
  ];
  const many = (field: ManyField, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined && values.length > 0)
      found.push({ kind: 'many', field, values: values.map(String) });
  };
  many('genreIds', genreIds);
  many('clusterIds', filter.clusterIds);
  many('tags', filter.tags && [...new Set(filter.tags.map(({ tagId }) => tagId))]);
  many('withoutTags', filter.withoutTags);
  for (const part of anyOfParts) {
    const single = part === 'sources' && filter.source !== undefined ? [filter.source] : [];
    many(part, [...(filter[part] ?? []), ...single]);
  }
  for (const field of facetNames) {
    const written = filter.facets?.filter(({ facet }) => facet === facetFields[field]);
    many(
      field,
      written?.map(({ value }) => value),
    );
  }
  for (const field of rangeFields) {
    const range = filter[field];
    if (range === undefined) continue;
    const { shown: inUnit } = shownRanges[field] ?? plain;
    const shown = (value: number | undefined): number | null =>
      value === undefined ? null : Math.round(inUnit(value) * 100) / 100;
    found.push({ kind: 'range', field, min: shown(range.min), max: shown(range.max) });
  }
  for (const field of daysFields) {
    const days = filter[field];
    if (days !== undefined) found.push({ kind: 'days', field, days });
  }
  for (const field of ['search', ...textFields] as const) {
    const text = filter[field];
    if (text !== undefined) found.push({ kind: 'text', field, text });
  }
  if (filter.album !== undefined) found.push({ kind: 'text', field: 'album', text: filter.album.title });
  if (filter.folder !== undefined) found.push({ kind: 'text', field: 'folder', text: filter.folder.path });
  for (const field of oneOfFields) {
    const value = filter[field];
    if (value !== undefined) found.push({ kind: 'one', field, value });
  }
  for (const field of yesFields) {
    const yes = filter[field];
    if (yes !== undefined) found.push({ kind: 'yes', field, yes });
  }
  return found;
}

/** `before`: the filter that was edited; what no condition can show of it stays as it is. */
export function filterOf(conditions: readonly Condition[], before: TrackFilter): TrackFilter {
  let filter: TrackFilter = before.genreId === null ? { genreId: null } : {};
  for (const condition of conditions) filter = { ...filter, ...partOf(condition, filter) };
  // Who says a tag no line changes; it stays as long as the tag does.
  const tags = filter.tags?.flatMap((tag) => {
    const same = (before.tags ?? []).filter(({ tagId }) => tagId === tag.tagId);
    return same.length === 0 ? [tag] : same;
  });
  if (tags !== undefined) filter = { ...filter, tags };
  // Whose album it is no line shows; it stays as long as the album does.
  return before.album !== undefined && filter.album?.title === before.album.title
    ? { ...filter, album: before.album }
    : filter;
}

function partOf(condition: Condition, so: TrackFilter): TrackFilter {
  switch (condition.kind) {
    case 'many':
      return condition.values.length === 0 ? {} : manyPart(condition.field, condition.values, so);
    case 'range': {
      const { field, min, max } = condition;
      if (min === null && max === null) return {};
      const { stored } = shownRanges[field] ?? plain;
      return {
        [field]: {
          ...(min === null ? {} : { min: stored(min) }),
          ...(max === null ? {} : { max: stored(max) }),
        },
      };
    }
    case 'days':
      return condition.days === null ? {} : { [condition.field]: condition.days };
    case 'text': {
      const text = condition.text.trim();
      if (text === '') return {};
      if (condition.field === 'folder') return { folder: { path: text, below: true } };
      return condition.field === 'album' ? { album: { title: text } } : { [condition.field]: text };
    }
    case 'one':
      return { [condition.field]: trackFields[condition.field].value.parse(condition.value) };
    case 'yes':
      return { [condition.field]: condition.yes };
  }
}

function manyPart(field: ManyField, values: readonly string[], so: TrackFilter): TrackFilter {
  if (field === 'genreIds') return { genreIds: [...(so.genreIds ?? []), ...values.map(Number)] };
  if (field === 'clusterIds') return { clusterIds: values.map(Number) };
  if (field === 'tags') return { tags: values.map((value) => ({ tagId: Number(value) })) };
  if (field === 'withoutTags') return { withoutTags: values.map(Number) };
  const facet = facetOf(field);
  if (facet === null) return { [field]: [...values] };
  return { facets: [...(so.facets ?? []), ...values.map((value) => ({ facet, value }))] };
}

/** The facet of tags that the field is about; null for other fields. All of its values must stand in the tags. */
export function facetOf(field: Field): (typeof facetFields)[FacetField] | null {
  return isOneOf(facetNames, field) ? facetFields[field] : null;
}

/** 'albumOrder': by album artist, album, disc and number. */
export interface Order {
  readonly key: SortField | 'albumOrder';
  readonly direction: 'ascending' | 'descending';
}

export function orderOf(sort: TrackSort): Order {
  const [first] = sort;
  if (first === undefined || JSON.stringify(sort) === JSON.stringify(albumOrder))
    return { key: 'albumOrder', direction: 'ascending' };
  return first;
}

/** Ties stand in album order. */
export function sortOfOrder({ key, direction }: Order): TrackSort {
  if (key === 'albumOrder') return albumOrder;
  return [{ key, direction }, ...albumOrder.filter((other) => other.key !== key)];
}

/** Whether all of its values must hold, not any. */
export function needsEach(field: Field): boolean {
  return field === 'tags' || facetOf(field) !== null;
}

/** Whether it is about tags of tracks. */
export function isTagField(field: Field): boolean {
  return isOneOf(tagParts, field);
}

function isOneOf<T extends string>(all: readonly T[], value: string): value is T {
  return all.some((one) => one === value);
}
