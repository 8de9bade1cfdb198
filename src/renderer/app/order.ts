// Where a block of tracks goes when it is moved by one place in the list.
import { withMoved } from '../../core/playlists/order.ts';

/**
 * The track before which `moving` has to stand so that it comes one place up or down; null = at the end, undefined =
 * it is at that end already. Tracks that are apart are gathered at the first (up) or the last (down) of them.
 */
export function placeOneOn(
  ids: readonly number[],
  moving: ReadonlySet<number>,
  way: 'up' | 'down',
): number | null | undefined {
  const first = ids.findIndex((id) => moving.has(id));
  const last = ids.findLastIndex((id) => moving.has(id));
  if (first < 0) return undefined;
  const before = way === 'up' ? ids[Math.max(0, first - 1)] : ids[last + 2];
  const target = before ?? null;
  const moved = withMoved(ids, [...moving], target);
  return moved.every((id, i) => id === ids[i]) ? undefined : target;
}
