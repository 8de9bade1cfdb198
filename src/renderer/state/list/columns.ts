// Which columns the track table has, in the order in which they are offered: the cover, one for each field that has one, and the waveform.
import {
  type ColumnField,
  columnFields,
  type SortField,
  sortFields,
} from '../../../core/domain/trackFields.ts';

export type ColumnId = ColumnField | 'wave' | 'cover';
export const columnIds: readonly ColumnId[] = ['cover', ...columnFields, 'wave'];

export type SortKey = ColumnField & SortField;

export const leastPixels = 40;
export const mostPixels = 1200;

export function isColumnId(id: unknown): id is ColumnId {
  return columnIds.some((known) => known === id);
}

export function isSortKey(id: ColumnId): id is SortKey {
  return sortFields.some((known) => known === id);
}
