// What this browser keeps for the person from one visit to the next.
import type { ZodType } from 'zod';

/** `otherwise` when nothing is kept, or nothing that fits. */
export function readKept<Value>(key: string, schema: ZodType<Value>, otherwise: Value): Value {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return otherwise;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage forgets; nothing else depends on it.
  }
}
