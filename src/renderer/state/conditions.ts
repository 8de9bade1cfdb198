// A filter as a person edits it, one condition a line, and back.
import { type GenreSource, genreSourceSchema } from '../../core/domain/genre.ts';
import {
  shelfOrder,
  type TrackFilter,
  type TrackSort,
  type TrackSortKey,
} from '../../core/domain/listing.ts';
import { kindSchema, presenceSchema, trackStateSchema } from '../../core/domain/track.ts';

const facetFields = { tagGenres: 'genre', mood: 'mood', era: 'era', description: 'description' } as const;
const manyFields = [
  'genreIds',
  'sources',
  'musicalKeys',
  'formats',
  'tagGenres',
  'mood',
  'era',
  'description',
] as const;
const rangeFields = ['confidence', 'tempoBpm', 'year', 'durationSeconds'] as const;
const textFields = ['search', 'artist', 'album', 'folder'] as const;
const oneFields = ['state', 'presence', 'kind'] as const;
const yesFields = ['disagrees', 'needsReview'] as const;

export type ManyField = (typeof manyFields)[number];
type FacetField = keyof typeof facetFields;
export type RangeField = (typeof rangeFields)[number];
export type TextField = (typeof textFields)[number];
export type OneField = (typeof oneFields)[number];
type YesField = (typeof yesFields)[number];
export type Field = ManyField | RangeField | TextField | OneField | YesField;

/** What has been left empty holds for every track. */
export type Condition =
  /** Any of these; ids of genres as text. Of what tags say besides, each. */
  | { readonly kind: 'many'; readonly field: ManyField; readonly values: readonly string[] }
  /** In the unit that the person reads; null = open. */
  | {
      readonly kind: 'range';
      readonly field: RangeField;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly kind: 'text'; readonly field: TextField; readonly text: string }
  | { readonly kind: 'one'; readonly field: OneField; readonly value: string }
  | { readonly kind: 'yes'; readonly field: YesField; readonly yes: boolean };

const facetNames: readonly FacetField[] = ['tagGenres', 'mood', 'era', 'description'];

export const fields: readonly Field[] = [
  'genreIds',
  'sources',
  'confidence',
  'search',
  'artist',
  'album',
  'year',
  'tempoBpm',
  'musicalKeys',
  'durationSeconds',
  'tagGenres',
  'mood',
  'era',
  'description',
  'formats',
  'folder',
  'disagrees',
  'needsReview',
  'state',
  'presence',
  'kind',
];

export const oneValues: Record<OneField, readonly string[]> = {
  state: trackStateSchema.options,
  presence: presenceSchema.options,
  kind: kindSchema.options,
};
/** What such a rule says at first: what no list shows otherwise. */
const firstValues: Record<OneField, string> = { state: 'new', presence: 'missing', kind: 'not music' };

/** From the person's unit to the filter's: percent to shares, minutes to seconds. Dividing keeps 57 % at 0.57. */
const unit: Record<RangeField, (value: number) => number> = {
  confidence: (percent) => percent / 100,
  tempoBpm: (bpm) => bpm,
  year: (year) => year,
  durationSeconds: (minutes) => minutes * 60,
};
const inUnit: Record<RangeField, (value: number) => number> = {
  confidence: (share) => share * 100,
  tempoBpm: (bpm) => bpm,
  year: (year) => year,
  durationSeconds: (seconds) => seconds / 60,
};

export function emptyCondition(field: Field): Condition {
  if (isOneOf(manyFields, field)) return { kind: 'many', field, values: [] };
  if (isOneOf(rangeFields, field)) return { kind: 'range', field, min: null, max: null };
  if (isOneOf(textFields, field)) return { kind: 'text', field, text: '' };
  if (isOneOf(oneFields, field)) return { kind: 'one', field, value: firstValues[field] };
  return { kind: 'yes', field, yes: true };
}

export function conditionsOf(filter: TrackFilter): Condition[] {
  const found: Condition[] = [];
  const genreIds = [
    ...(filter.genreIds ?? []),
    ...(typeof filter.genreId === 'number' ? [filter.genreId] : []),
  ];
  const sources = [...(filter.sources ?? []), ...(filter.source === undefined ? [] : [filter.source])];
  const many = (field: ManyField, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined && values.length > 0)
      found.push({ kind: 'many', field, values: values.map(String) });
  };
  many('genreIds', genreIds);
  many('sources', sources);
  many('musicalKeys', filter.musicalKeys);
  many('formats', filter.formats);
  for (const field of manyFields) {
    const facet = facetOf(field);
    if (facet !== null)
      many(
        field,
        filter.facets?.filter((other) => other.facet === facet).map(({ value }) => value),
      );
  }
  for (const field of rangeFields) {
    const range = filter[field];
    if (range === undefined) continue;
    const shown = (value: number | undefined): number | null =>
      value === undefined ? null : Math.round(inUnit[field](value) * 100) / 100;
    found.push({ kind: 'range', field, min: shown(range.min), max: shown(range.max) });
  }
  for (const field of ['search', 'artist'] as const) {
    const text = filter[field];
    if (text !== undefined) found.push({ kind: 'text', field, text });
  }
  if (filter.album !== undefined) found.push({ kind: 'text', field: 'album', text: filter.album.title });
  if (filter.folder !== undefined) found.push({ kind: 'text', field: 'folder', text: filter.folder.path });
  for (const field of oneFields) {
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
      const inFilter = unit[field];
      return {
        [field]: {
          ...(min === null ? {} : { min: inFilter(min) }),
          ...(max === null ? {} : { max: inFilter(max) }),
        },
      };
    }
    case 'text': {
      const text = condition.text.trim();
      if (text === '') return {};
      if (condition.field === 'folder') return { folder: { path: text, below: true } };
      return condition.field === 'album' ? { album: { title: text } } : { [condition.field]: text };
    }
    case 'one':
      return onePart(condition.field, condition.value);
    case 'yes':
      return { [condition.field]: condition.yes };
  }
}

function manyPart(field: ManyField, values: readonly string[], so: TrackFilter): TrackFilter {
  switch (field) {
    case 'genreIds':
      return { genreIds: [...(so.genreIds ?? []), ...values.map(Number)] };
    case 'sources':
      return {
        sources: values.filter((value): value is GenreSource => isOneOf(genreSourceSchema.options, value)),
      };
    case 'musicalKeys':
    case 'formats':
      return { [field]: [...values] };
    default: {
      const facet = facetFields[field];
      return { facets: [...(so.facets ?? []), ...values.map((value) => ({ facet, value }))] };
    }
  }
}

/** What tags say that the field is about; null for fields about something else. All of its values must be written. */
export function facetOf(field: Field): (typeof facetFields)[FacetField] | null {
  return isOneOf(facetNames, field) ? facetFields[field] : null;
}

function onePart(field: OneField, value: string): TrackFilter {
  if (field === 'state') return { state: trackStateSchema.parse(value) };
  if (field === 'presence') return { presence: presenceSchema.parse(value) };
  return { kind: kindSchema.parse(value) };
}

/** 'shelf': by album artist, album, disc and number. */
export interface Order {
  readonly key: TrackSortKey | 'shelf';
  readonly direction: 'ascending' | 'descending';
}

export function orderOf(sort: TrackSort): Order {
  const [first] = sort;
  if (first === undefined || JSON.stringify(sort) === JSON.stringify(shelfOrder))
    return { key: 'shelf', direction: 'ascending' };
  return first;
}

/** Ties stand as on a shelf. */
export function sortOfOrder({ key, direction }: Order): TrackSort {
  if (key === 'shelf') return shelfOrder;
  return [{ key, direction }, ...shelfOrder.filter((other) => other.key !== key)];
}

function isOneOf<T extends string>(all: readonly T[], value: string): value is T {
  return all.some((one) => one === value);
}
