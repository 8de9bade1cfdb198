// Keeps the last used of what is dear to make and small to keep.

export interface LastUsed<Value> {
  /** Undefined when it is not kept; null may be. */
  recall(key: string): Value | undefined;
  keep(key: string, value: Value): void;
}

export function lastUsed<Value>(most: number): LastUsed<Value> {
  const kept = new Map<string, Value>();
  return {
    recall(key) {
      const value = kept.get(key);
      // Last used comes last.
      if (value !== undefined && kept.delete(key)) kept.set(key, value);
      return value;
    },
    keep(key, value) {
      kept.delete(key);
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}
