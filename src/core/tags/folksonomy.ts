// What people tagged: the distinct strings with how often each was said, and, where it is known, the tags of each track.
import type { WrittenTag } from '../genres/report.ts';

export interface Folksonomy {
  /** Each string once. */
  readonly tags: readonly WrittenTag[];
  /** The strings of each track, each once; null where only the strings are known. */
  readonly tracks: readonly (readonly string[])[] | null;
}

/** One row of an export: a track, by whatever names it, and a tag of it. */
export interface TaggedTrack {
  readonly track: string;
  readonly tag: string;
  /** 0 and less: it does not hold. */
  readonly weight: number;
}

/** Tags are counted once a track, in the order of the rows. */
export function folksonomyOf(rows: Iterable<TaggedTrack>): Folksonomy {
  const byTrack = new Map<string, Set<string>>();
  for (const { track, tag, weight } of rows) {
    if (!(weight > 0)) continue;
    const tags = byTrack.get(track) ?? new Set();
    byTrack.set(track, tags.add(tag));
  }
  const tracks = Array.from(byTrack.values(), (tags) => [...tags]);
  return { tags: countTags(tracks.flat()), tracks };
}

/** For strings of which no track is known. */
export function countTags(written: Iterable<string>): WrittenTag[] {
  const counts = new Map<string, number>();
  for (const text of written) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Array.from(counts, ([text, count]) => ({ written: text, count }));
}
