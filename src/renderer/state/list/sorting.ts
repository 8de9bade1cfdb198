// By which keys the list is sorted, the first one first; a header that is pressed changes that.

import * as z from 'zod';
import { sortKeySchema, type TrackSort } from '../../../core/domain/listing.ts';
import { isColumnId, isSortKey, type SortKey } from './columns.ts';

/** So many keys the contract takes, but for those that break ties. */
const mostKeys = 5;

const sortStepSchema = z.object({
  key: sortKeySchema.pipe(z.custom<SortKey>((key) => isColumnId(key) && isSortKey(key))),
  direction: z.enum(['ascending', 'descending']),
});
type SortStep = Readonly<z.infer<typeof sortStepSchema>>;

export const sortSchema = z.array(sortStepSchema).min(1).max(mostKeys);
export type Sort = readonly SortStep[];

export const firstSort: Sort = [{ key: 'artist', direction: 'ascending' }];

/**
 * A press sorts by this key alone, another one turns its direction around. One that adds puts the key behind the
 * others, then turns it, then takes it out; the last that is left stays.
 */
export function pressed(sort: Sort, key: SortKey, first: SortStep['direction'], adds: boolean): Sort {
  const at = sort.findIndex((step) => step.key === key);
  const step = sort[at];
  if (!adds) {
    const isOnly = sort.length === 1 && step !== undefined;
    return [{ key, direction: isOnly ? opposite(step.direction) : first }];
  }
  if (step === undefined) return [...sort.slice(0, mostKeys - 1), { key, direction: first }];
  if (step.direction === first || sort.length === 1)
    return sort.with(at, { key, direction: opposite(step.direction) });
  return sort.toSpliced(at, 1);
}

function opposite(direction: SortStep['direction']): SortStep['direction'] {
  return direction === 'ascending' ? 'descending' : 'ascending';
}

/** Ties are broken by artist, album and path. */
export function sortOf(sort: Sort): TrackSort {
  const rest = (['artist', 'album', 'path'] as const)
    .filter((key) => sort.every((step) => step.key !== key))
    .map((key) => ({ key, direction: 'ascending' as const }));
  return [...sort, ...rest];
}
