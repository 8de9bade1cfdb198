// Where the rows of a list stand, some of which may be headings: from a row's number to what it is, and how far down.
import type { TrackGroup } from '../../../../core/domain/listing.ts';

export const rowHeight = 32;
export const headingHeight = 44;

/** The track at this place of the ids, or the heading of this group. */
export type Entry =
  | { readonly kind: 'track'; readonly place: number }
  | { readonly kind: 'heading'; readonly group: number };

export interface Layout {
  /** Rows, headings among them. */
  readonly count: number;
  entryAt(index: number): Entry;
  /** The row on which the track at this place of the ids stands. */
  indexOf(place: number): number;
  /** The group in which it stands; null where there are none. */
  groupOf(place: number): number | null;
  /** The place of a group's first track; behind the last group, that of the end. */
  firstOf(group: number): number;
  heightOf(index: number): number;
  /** Pixels from the top of the list to the row, or for `count` to the end of the list. */
  offsetOf(index: number): number;
}

/** Without groups there are no headings. */
export function layoutOf(tracks: number, groups: readonly Pick<TrackGroup, 'tracks'>[]): Layout {
  // firsts[g]: the place of the first track of group g.
  const firsts = new Int32Array(groups.length + 1);
  for (const [group, { tracks: own }] of groups.entries()) firsts[group + 1] = (firsts[group] ?? 0) + own;
  const first = (group: number): number => firsts[group] ?? 0;

  /** Headings on the rows before this one, itself included. */
  const headingsUpTo = (index: number): number =>
    countWhile(groups.length, (group) => first(group) + group <= index);

  const isHeading = (index: number, headings: number): boolean =>
    headings > 0 && first(headings - 1) + headings - 1 === index;

  const groupOf = (place: number): number => countWhile(groups.length, (group) => first(group) <= place) - 1;

  return {
    count: tracks + groups.length,
    entryAt(index) {
      const headings = headingsUpTo(index);
      return isHeading(index, headings)
        ? { kind: 'heading', group: headings - 1 }
        : { kind: 'track', place: index - headings };
    },
    indexOf: (place) => place + groupOf(place) + 1,
    groupOf: (place) => (groups.length === 0 ? null : groupOf(place)),
    firstOf: first,
    heightOf: (index) => (isHeading(index, headingsUpTo(index)) ? headingHeight : rowHeight),
    offsetOf(index) {
      const headings = headingsUpTo(index - 1);
      return (index - headings) * rowHeight + headings * headingHeight;
    },
  };
}

/** How many of 0, 1, 2 ... `count` - 1 pass, where those that pass all come first. */
function countWhile(count: number, passes: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
