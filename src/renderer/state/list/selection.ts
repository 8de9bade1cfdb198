// What is selected in a list of tracks, as data: every gesture of mouse and keyboard is one function here.

export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** The track that the keyboard stands on; null when on none. */
  readonly active: number | null;
  /** Where a range starts that Shift extends. */
  readonly anchor: number | null;
}

export const emptySelection: Selection = { ids: new Set(), active: null, anchor: null };

export function selectOnly(id: number): Selection {
  return { ids: new Set([id]), active: id, anchor: id };
}

/** Adds the track, or takes it out when it was in. */
export function toggle(selection: Selection, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, active: id, anchor: id };
}

/** Selects everything from the anchor to this track and nothing else. */
export function extendTo(selection: Selection, list: readonly number[], id: number): Selection {
  const to = list.indexOf(id);
  if (to < 0) return selection;
  const from = selection.anchor === null ? -1 : list.indexOf(selection.anchor);
  if (from < 0) return selectOnly(id);
  const range = list.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(range), active: id, anchor: selection.anchor };
}

/** Selects these, which stand together; or adds them, or takes them out when all of them were in. */
export function selectStretch(selection: Selection, stretch: readonly number[], adds: boolean): Selection {
  const [first] = stretch;
  if (first === undefined) return selection;
  if (!adds) return { ids: new Set(stretch), active: first, anchor: first };
  const isIn = stretch.every((id) => selection.ids.has(id));
  const ids = new Set(selection.ids);
  for (const id of stretch) {
    if (isIn) ids.delete(id);
    else ids.add(id);
  }
  return { ids, active: first, anchor: first };
}

export function selectAll(selection: Selection, list: readonly number[]): Selection {
  const first = list[0] ?? null;
  return { ids: new Set(list), active: selection.active ?? first, anchor: selection.anchor ?? first };
}

/** Moves the keyboard by so many rows, stopping at the ends; from nowhere it enters at the end that it comes from. */
export function move(
  selection: Selection,
  list: readonly number[],
  rows: number,
  extend: boolean,
): Selection {
  if (list.length === 0) return selection;
  const here = selection.active === null ? -1 : list.indexOf(selection.active);
  const start = here >= 0 ? here : rows > 0 ? -1 : list.length;
  const target = list[Math.max(0, Math.min(list.length - 1, start + rows))];
  if (target === undefined) return selection;
  return extend ? extendTo(selection, list, target) : selectOnly(target);
}

/**
 * The selection after the list itself has changed. What is no longer listed is no longer selected; when `advance` is
 * set and nothing is left of it, the keyboard stays where it stood: on the track that took the place.
 */
export function reconcile(
  selection: Selection,
  before: readonly number[],
  after: readonly number[],
  advance: boolean,
): Selection {
  if (selection.ids.size === 0 && selection.active === null) return selection;
  const listed = new Set(after);
  const ids = new Set([...selection.ids].filter((id) => listed.has(id)));
  const active = selection.active !== null && listed.has(selection.active) ? selection.active : null;
  const anchor = selection.anchor !== null && listed.has(selection.anchor) ? selection.anchor : active;
  if (ids.size === selection.ids.size && active === selection.active) return selection;
  if (ids.size > 0 || !advance || selection.active === null) return { ids, active, anchor };
  const successor = before.slice(before.indexOf(selection.active)).find((id) => listed.has(id));
  const next = successor ?? after.at(-1);
  return next === undefined ? emptySelection : selectOnly(next);
}
