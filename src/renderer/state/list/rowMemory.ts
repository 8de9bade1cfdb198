// Remembers rows that were shown lately, so that nothing flickers while the list around them is asked for again.

export interface RowMemory<Row extends { readonly id: number }> {
  remember(rows: readonly Row[]): void;
  recall(id: number): Row | undefined;
}

/** Keeps the `limit` rows that were remembered last. */
export function rowMemory<Row extends { readonly id: number }>(limit: number): RowMemory<Row> {
  const rows = new Map<number, Row>();
  return {
    remember(fresh) {
      for (const row of fresh) {
        rows.delete(row.id);
        rows.set(row.id, row);
      }
      // A Map iterates in the order of insertion: the oldest come first.
      for (const id of rows.keys()) {
        if (rows.size <= limit) break;
        rows.delete(id);
      }
    },
    recall: (id) => rows.get(id),
  };
}
