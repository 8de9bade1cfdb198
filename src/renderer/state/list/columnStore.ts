// The columns of the track table as this person likes them; kept in the browser.
import * as z from 'zod';
import { create } from 'zustand';
import { keep, readKept } from '../kept.ts';
import { type ColumnState, readColumns } from './columnState.ts';

const key = 'stackwax.columns';

export const useColumns = create<ColumnState>()(() => readColumns(readKept(key, z.unknown(), null)));

export function changeColumns(change: (state: ColumnState) => ColumnState): void {
  const next = change(useColumns.getState());
  useColumns.setState(next, true);
  keep(key, next);
}
