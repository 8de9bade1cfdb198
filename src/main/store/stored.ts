// Values that are stored as JSON: one that cannot be read costs itself alone, stays as it is, and is told.
import type * as z from 'zod';

/** The value, or nothing. */
export function parseStored<Value>(schema: z.ZodType<Value>, json: string): [Value] | [] {
  try {
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
