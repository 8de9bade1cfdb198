// A filter as chips above the list: what they are about, what they say, how the filter changes with them.
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { type Condition, conditionsOf, type Field, facetOf, filterOf } from '../../state/conditions.ts';
import { filterBeside, type View } from '../../state/list/listing.ts';
import { messages } from '../../words/messages.ts';

const words = messages.filters;

/** What can be filtered by, in the order of menu and chips. */
const fields: readonly Field[] = [
  'genreIds',
  'sources',
  'confidence',
  'tempoBpm',
  'musicalKeys',
  'year',
  'durationSeconds',
  'formats',
  'folder',
  'tagGenres',
  'mood',
  'era',
  'description',
];

/** But for what the view says itself, and what is filtered by already. */
export function freeFields(view: View, filter: TrackFilter): Field[] {
  const beside = filterBeside(view, { genreIds: [0], folder: { path: '/', below: true } });
  const taken = new Set(conditionsOf(filter).map(({ field }) => field));
  return fields.filter((field) => {
    if (field === 'genreIds' && beside.genreIds === undefined) return false;
    if (field === 'folder' && beside.folder === undefined) return false;
    return !taken.has(field);
  });
}

export function chipsOf(filter: TrackFilter): Condition[] {
  const place = ({ field }: Condition): number => fields.indexOf(field);
  return conditionsOf(filter).sort((a, b) => place(a) - place(b));
}

/** With this condition in place of another about the same. */
export function withCondition(filter: TrackFilter, condition: Condition): TrackFilter {
  const others = conditionsOf(filter).filter(({ field }) => field !== condition.field);
  return filterOf([...others, condition], filter);
}

export function withoutField(filter: TrackFilter, field: Field): TrackFilter {
  return filterOf(
    conditionsOf(filter).filter((condition) => condition.field !== field),
    filter,
  );
}

/** So many values of a chip are named, the others counted. */
const named = 2;

/** What a chip says after what it is about. `nameOf` gives the name of a value. */
export function chipText(condition: Condition, nameOf: (value: string) => string): string {
  switch (condition.kind) {
    case 'many': {
      const { field, values } = condition;
      if (values.length === 0) return words.any;
      const names = values.slice(0, values.length > named + 1 ? named : named + 1).map(nameOf);
      if (names.length < values.length) names.push(words.andMore(values.length - names.length));
      return facetOf(field) === null ? words.either(names) : words.both(names);
    }
    case 'range':
      return rangeText(condition.min, condition.max, messages.playlists.units[condition.field]);
    case 'text':
      return condition.text === '' ? words.any : nameOf(condition.text);
    case 'one':
      return nameOf(condition.value);
    case 'yes':
      return condition.yes ? messages.playlists.rule.yes : messages.playlists.rule.no;
  }
}

function rangeText(min: number | null, max: number | null, unit: string): string {
  const withUnit = (value: number): string => (unit === '' ? `${value}` : `${value} ${unit}`);
  if (min !== null && max !== null)
    return min === max ? withUnit(min) : words.between(`${min}`, withUnit(max));
  if (min !== null) return words.from(withUnit(min));
  return max === null ? words.any : words.upTo(withUnit(max));
}
