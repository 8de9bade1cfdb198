// Reordering of a manual playlist, in which a track stands once.

/** Inserts `added` before the track `before`, or appends it; tracks that are in the list stay where they are. */
export function withTracks(
  ids: readonly number[],
  added: readonly number[],
  before: number | null,
): number[] {
  const known = new Set(ids);
  return insert(
    ids,
    [...new Set(added)].filter((id) => !known.has(id)),
    before,
  );
}

export function withoutTracks(ids: readonly number[], removed: readonly number[]): number[] {
  const gone = new Set(removed);
  return ids.filter((id) => !gone.has(id));
}

/** Moves the tracks `moved`, in their order in the list, before the track `before` or to the end. */
export function withMoved(ids: readonly number[], moved: readonly number[], before: number | null): number[] {
  const moving = new Set(moved);
  const block = ids.filter((id) => moving.has(id));
  // When `before` moves along, the anchor is the next track that does not.
  const target =
    before === null
      ? null
      : (ids.slice(Math.max(0, ids.indexOf(before))).find((id) => !moving.has(id)) ?? null);
  return insert(withoutTracks(ids, moved), block, target);
}

function insert(ids: readonly number[], block: readonly number[], before: number | null): number[] {
  const at = before === null ? -1 : ids.indexOf(before);
  return at < 0 ? [...ids, ...block] : [...ids.slice(0, at), ...block, ...ids.slice(at)];
}
