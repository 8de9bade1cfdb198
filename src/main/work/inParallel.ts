// Runs work over many items with a bound on how much is under way at once.

/**
 * Calls `work` on every item, at most `limit` at a time. The first failure stops new items from starting, waits for
 * those under way and is then thrown.
 */
export async function inParallel<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failure: { error: unknown } | null = null;
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true && failure === null; next = iterator.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
  // Assigned inside `lane`, which the compiler does not follow.
  const first = failure as { error: unknown } | null;
  if (first !== null) throw first.error;
}
