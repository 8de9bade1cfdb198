// Goes through long lists without holding anybody up.
import { setImmediate } from 'node:timers/promises';

/** A few milliseconds of plain looking. */
const itemsAtOnce = 2000;

/** Calls `each` on every item; after some thousands, or after so many, the event loop gets its turn. */
export async function inTurns<Item>(
  items: Iterable<Item>,
  each: (item: Item) => void,
  atOnce = itemsAtOnce,
): Promise<void> {
  let done = 0;
  for (const item of items) {
    each(item);
    done += 1;
    if (done % atOnce === 0) await setImmediate();
  }
}
