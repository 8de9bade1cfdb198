// A filter as chips above the list: what they are about, and how the filter changes with them.
import type { TrackFilter } from '../../core/domain/listing.ts';
import { type Condition, chipFields, conditionsOf, type Field, fields, filterOf } from './conditions.ts';
import { filterBeside, type View } from './list/listing.ts';

/** But for what the view filters by itself, and what is filtered by already. */
export function freeFields(view: View, filter: TrackFilter): Field[] {
  const beside = filterBeside(view, { genreIds: [0], folder: { path: '/', below: true } });
  const taken = new Set(conditionsOf(filter).map(({ field }) => field));
  return chipFields.filter((field) => {
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
