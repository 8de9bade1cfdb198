// Which row element shows which row: there are a fixed number, and one that has been scrolled out of sight is filled anew.
import type { Entry } from './groupLayout.ts';

/** Of a row element, as long as it lives. */
export type Slot = string;

/** A track's element is the next one's as many places further down; a heading has its own. */
export function slotOf(entry: Entry, pool: number): Slot {
  return entry.kind === 'track' ? `${entry.place % pool}` : `group ${entry.group}`;
}

/**
 * The rows in the order of their elements in the document. At rest it is that of the list, as those read it who do not see it;
 * while the list is scrolled each element stays where it was among the others, for moving it costs as much as making it.
 */
export function inDocumentOrder<Row extends { readonly slot: Slot }>(
  rows: readonly Row[],
  before: readonly Slot[],
  isScrolling: boolean,
): readonly Row[] {
  if (!isScrolling) return rows;
  const placeOf = new Map(before.map((slot, place) => [slot, place]));
  const place = ({ slot }: Row): number => placeOf.get(slot) ?? before.length;
  return rows.toSorted((a, b) => place(a) - place(b));
}
