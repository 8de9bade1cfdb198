// A space that can be asked which tracks lie near one of them.
import type { PointStore } from './pointStore.ts';
import type { Near, Space } from './space.ts';

export interface SearchableSpace extends Space {
  /** Of those that pass, the `limit` nearest to the track, nearest first, without itself; none when it is not in here. */
  nearest(id: number, limit: number, passes: (id: number) => boolean): Near[];
}

/** Of the first `ids.length` rows of a store. */
export function searchable(
  metric: string,
  ids: Int32Array,
  dims: number,
  store: PointStore,
): SearchableSpace {
  const search = store.seal();
  return {
    metric,
    ids,
    dims,
    points: store.points.subarray(0, ids.length * dims),
    nearest(id, limit, passes) {
      const own = ids.indexOf(id);
      if (own < 0) return [];
      const mask = new Uint8Array(store.more.length);
      for (const [row, other] of ids.entries()) mask[row] = row !== own && passes(other) ? 1 : 0;
      const query = store.points.subarray(own * dims, (own + 1) * dims);
      const { rows, squares } = search(query, limit, mask);
      const more = store.more[own] ?? 0;
      return [...rows].map((row, at) => ({
        id: ids[row] ?? 0,
        distance: Math.sqrt((squares[at] ?? 0) + more),
      }));
    },
  };
}
