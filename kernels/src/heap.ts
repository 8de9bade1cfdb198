// The start of the memory that the kernels leave to the caller.

/** First free byte. The caller lays out all arrays from here on, and grows the memory as needed. */
export function heapBase(): usize {
  return __heap_base;
}
