// A file whose tags were found: what they say, and the edits that make them say something else.
import type { Range, TagFormat } from './plan.ts';
import type { SlotValues, Wanted } from './slots.ts';
import type { Edit } from './stretches.ts';

export interface OpenFile {
  /** Of the tag that counts most, or of the one that would be made; null where there is none. */
  readonly format: TagFormat | null;
  /** What each tag says, the one that counts most first. */
  readonly values: readonly SlotValues[];
  /** No edits where it says all that already. `sound` are the ranges that hold it, in the file as it is. */
  readonly plan: (
    wanted: Wanted,
  ) => Promise<{ readonly edits: readonly Edit[]; readonly sound: readonly Range[] }>;
}
