// Goes through long lists without holding anybody up.
import { setImmediate } from 'node:timers/promises';

/** A few milliseconds of plain looking. */
const itemsAtOnce = 2000;

/** Calls `each` on every item; after some thousands the event loop gets its turn. */
export async function inTurns<Item>(items: Iterable<Item>, each: (item: Item) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    each(item);
    done += 1;
    if (done % itemsAtOnce === 0) await setImmediate();
  }
}
