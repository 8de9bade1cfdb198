// A tag as a list of named items, whatever its format: what it says, and the same list saying something else.
import { isSame, plain, type Slot, type SlotValues, slots, type Wanted } from './slots.ts';

/** One entry of a tag: a frame, a comment, an attribute. */
export interface Item {
  /** In lower case, and without what does not tell entries apart. */
  readonly name: string;
  /** As it is in the file, whole. */
  readonly raw: Uint8Array;
}

/** How one format, or one tag of it, says things. */
export interface Dialect<I extends Item> {
  /** Names under which a slot stands, as items have them, the one that is written first. Empty: there is no place for it. */
  names(slot: Slot, items: readonly I[]): readonly string[];
  read(slot: Slot, item: I): readonly string[];
  /** The texts as this format holds them: rounded, or fewer. */
  holds(slot: Slot, values: readonly string[]): readonly string[];
  /** Items that say this; `old` is the one in whose place they stand. `values` is never empty. */
  make(slot: Slot, name: string, values: readonly string[], old: I | undefined): readonly I[];
}

export function readItems<I extends Item>(items: readonly I[], dialect: Dialect<I>): SlotValues {
  const read = (slot: Slot): readonly string[] => {
    for (const name of dialect.names(slot, items)) {
      const values = items.filter((item) => item.name === name).flatMap((item) => dialect.read(slot, item));
      if (values.length > 0) return values.map((value) => plain(slot, value));
    }
    return [];
  };
  return {
    genre: read('genre'),
    bpm: read('bpm'),
    key: read('key'),
    mood: read('mood'),
    comment: read('comment'),
    grouping: read('grouping'),
    trackGain: read('trackGain'),
    trackPeak: read('trackPeak'),
    rating: read('rating'),
  };
}

/**
 * The items with what is wanted in them. Under every name that a field has in this tag it says the same afterwards, for programs
 * differ in which they read. All other items stay as they are and in their order; what already says it stays, too. Null where
 * that is so of all.
 */
export function editItems<I extends Item>(
  items: readonly I[],
  wanted: Wanted,
  dialect: Dialect<I>,
): I[] | null {
  let edited: I[] | null = null;
  for (const slot of slots) {
    const values = wanted[slot];
    if (values === undefined) continue;
    edited = editSlot(edited ?? [...items], slot, dialect.holds(slot, values), dialect) ?? edited;
  }
  return edited;
}

function editSlot<I extends Item>(
  items: readonly I[],
  slot: Slot,
  values: readonly string[],
  dialect: Dialect<I>,
): I[] | null {
  const names = dialect.names(slot, items);
  const [primary] = names;
  if (primary === undefined) return null;
  const stale = names.filter((name) => {
    const named = items.filter((item) => item.name === name);
    if (named.length === 0) return name === primary && values.length > 0;
    const said = named.flatMap((item) => dialect.read(slot, item)).map((value) => plain(slot, value));
    return values.length === 0 || !isSame(said, values);
  });
  if (stale.length === 0) return null;
  const written = new Set<string>();
  const edited = items.flatMap((item) => {
    if (!stale.includes(item.name)) return [item];
    if (values.length === 0 || written.has(item.name)) return [];
    written.add(item.name);
    return dialect.make(slot, item.name, values, item);
  });
  if (values.length > 0 && stale.includes(primary) && !written.has(primary))
    edited.push(...dialect.make(slot, primary, values, undefined));
  return edited;
}
