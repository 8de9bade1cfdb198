// Reading a long table on the main thread, so that nobody waits until all of it is read.
import { setImmediate } from 'node:timers/promises';

const rowsAtOnce = 5000;

/** What is read by ascending ids above one, to its end; others have their turn after each piece. */
export async function* inPieces<Row>(
  read: (above: number, most: number) => readonly Row[],
  idOf: (row: Row) => number,
  atOnce = rowsAtOnce,
): AsyncGenerator<readonly Row[]> {
  for (let above = 0; ; ) {
    const rows = read(above, atOnce);
    yield rows;
    await setImmediate();
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    above = idOf(last);
  }
}
