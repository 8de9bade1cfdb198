// Ids of all tracks in an order, gone through in plain loops: this is done while everybody waits.

/** Those that are marked by id, in the same order. */
export function marked(order: Int32Array, marks: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    if (marks[id] === 1) ids.push(id);
  }
  return ids;
}

/** The others in the same order: as `filter`, which calls a function for each. */
export function without(order: Int32Array, isLeftOut: Uint8Array): Int32Array {
  const left = new Int32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    if (isLeftOut[id] === 1) continue;
    left[count] = id;
    count += 1;
  }
  return left.subarray(0, count);
}

/** Whether these are all whole numbers from 1 to `count`, each once. */
export function isOrderOf(order: Int32Array, count: number): boolean {
  if (order.length !== count) return false;
  const has = new Uint8Array(count + 1);
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    if (id < 1 || id > count || has[id] === 1) return false;
    has[id] = 1;
  }
  return true;
}
