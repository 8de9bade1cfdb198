// Many small changes, few large ones: the first is passed on at once, what follows closely is gathered.

/** Calls `flush` with everything gathered, at most once in `milliseconds`. */
export function coalesce<T>(
  milliseconds: number,
  flush: (items: ReadonlySet<T>) => void,
): (items: Iterable<T>) => void {
  let gathered = new Set<T>();
  let resting = false;

  function pass(): void {
    if (gathered.size === 0) {
      resting = false;
      return;
    }
    const items = gathered;
    gathered = new Set();
    resting = true;
    setTimeout(pass, milliseconds);
    flush(items);
  }

  return (items) => {
    for (const item of items) gathered.add(item);
    if (!resting) pass();
  };
}
