// The columns that are shown: all that a person chose, but of those that nobody chose only as many as fit.
import { type RefObject, useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { type ColumnState, fitting } from '../../../state/list/columnState.ts';
import { useColumns } from '../../../state/list/columnStore.ts';
import { ownWidth } from './columns.tsx';

/** Pixels beside the columns of a row: its padding, in TrackTable.module.css. */
const besideColumns = 44;

/** Pixels that columns have; null before the table is measured. */
const useRoom = create<{ readonly pixels: number | null }>()(() => ({ pixels: null }));

export function useFittingColumns(): ColumnState {
  const columns = useColumns();
  const room = useRoom(({ pixels }) => pixels);
  return useMemo(
    () => (room === null ? columns : fitting(columns, ownWidth, room - besideColumns)),
    [columns, room],
  );
}

/** Measures the table whenever it gets another width. */
export function useMeasureRoom(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = table.current;
    if (element === null) return;
    const measure = new ResizeObserver(() => useRoom.setState({ pixels: element.clientWidth }));
    measure.observe(element);
    return () => measure.disconnect();
  }, [table]);
}
