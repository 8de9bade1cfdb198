// Where the memory begins that the kernels leave to whoever calls them.

/** First free byte. Whoever calls lays out all arrays from here on, and grows the memory as needed. */
export function heapBase(): usize {
  return __heap_base;
}
