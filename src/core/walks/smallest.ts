// The smallest of many values.

/** Indices of the `count` smallest values, ascending; of equal ones the smaller index first. Infinity stands for what does not count. */
export function smallest(values: Float64Array, count: number): Int32Array {
  // A heap with the largest of those kept at its root.
  const heap = new Int32Array(Math.min(count, values.length));
  let size = 0;
  const isAfter = (a: number, b: number): boolean =>
    values[a]! > values[b]! || (values[a]! === values[b]! && a > b);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === Number.POSITIVE_INFINITY || heap.length === 0) continue;
    if (size < heap.length) {
      let at = size++;
      for (let up = (at - 1) >> 1; at > 0 && isAfter(i, heap[up]!); up = (at - 1) >> 1) {
        heap[at] = heap[up]!;
        at = up;
      }
      heap[at] = i;
    } else if (isAfter(heap[0]!, i)) {
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down + 1 < size && isAfter(heap[down + 1]!, heap[down]!)) down += 1;
        if (down >= size || !isAfter(heap[down]!, i)) break;
        heap[at] = heap[down]!;
        at = down;
      }
      heap[at] = i;
    }
  }
  return heap.subarray(0, size).sort((a, b) => values[a]! - values[b]! || a - b);
}
