// Small LRU cache.

export interface LruCache<Key, Value> {
  /** Undefined when it is not kept; makes it the entry used last when it is. */
  get(key: Key): Value | undefined;
  /** Adds or replaces an entry, which is then the one used last; what was used longest ago makes room. */
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  /** Those used longest ago first. */
  values(): Iterable<Value>;
}

/** `onEvict` gets what had to make room, but nothing that was replaced or deleted. */
export function lruCache<Key, Value>(
  capacity: number,
  onEvict: (value: Value) => void = () => undefined,
): LruCache<Key, Value> {
  // A Map iterates in the order of insertion.
  const entries = new Map<Key, Value>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined && entries.delete(key)) entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      for (const [oldest, evicted] of entries) {
        if (entries.size <= capacity) break;
        entries.delete(oldest);
        onEvict(evicted);
      }
    },
    delete: (key) => void entries.delete(key),
    values: () => entries.values(),
  };
}
