// In a learning worker: laying the space out on a map, judging it, placing new tracks.

import type { MapKind } from '../../core/domain/map.ts';
import { framed } from '../../core/map/frame.ts';
import type { MapKernels } from '../../core/map/kernels.ts';
import { layOutPoints, type MapProgress } from '../../core/map/layOut.ts';
import { placeAt, placingNeighbours } from '../../core/map/place.ts';
import { type Trust, trustIn } from '../../core/map/trust.ts';
import type { SearchableSpace } from '../../core/space/searchable.ts';
import type { Space } from '../../core/space/space.ts';
import type { OnMap } from './protocol.ts';

/** The rows of the space whose tracks are among these. */
function among({ ids, dims, points, metric }: Space, tracks: readonly number[]): Space {
  const wanted = new Set(tracks);
  const rows = [...ids.keys()].filter((row) => wanted.has(ids[row] ?? 0));
  if (rows.length === ids.length) return { ids, dims, points, metric };
  const some = new Float32Array(rows.length * dims);
  for (const [n, row] of rows.entries()) some.set(points.subarray(row * dims, (row + 1) * dims), n * dims);
  return { ids: Int32Array.from(rows, (row) => ids[row] ?? 0), dims, points: some, metric };
}

/** Of the tracks that are there. */
export function layOutSpace(
  space: Space,
  present: readonly number[],
  { kind, seed }: { readonly kind: MapKind; readonly seed: number },
  kernels: MapKernels,
  report: (progress: MapProgress) => void,
): OnMap & { metric: string } {
  const { ids, dims, points, metric } = among(space, present);
  return { metric, ids, places: framed(layOutPoints(points, dims, { kind, seed }, kernels, report)) };
}

/** Of the tracks of a map that the space has. */
export function judge(
  space: Space,
  map: OnMap,
  kernels: MapKernels,
  report: (progress: MapProgress) => void,
): Trust | null {
  const rowOf = new Map([...map.ids.entries()].map(([row, id]) => [id, row]));
  const { ids, dims, points } = among(space, [...map.ids]);
  const places = new Float32Array(2 * ids.length);
  for (const [n, id] of ids.entries()) {
    const at = 2 * (rowOf.get(id) ?? 0);
    places.set(map.places.subarray(at, at + 2), 2 * n);
  }
  return kernels.withPoints(points, dims, (squaresFrom) =>
    trustIn(places, squaresFrom, {
      onAsked: (done: number, total: number) => report({ phase: 'judging-map', done, total }),
    }),
  );
}

/** Those of `tracks` that the space has; none where nothing has a place. */
export function placeAmong(space: SearchableSpace, map: OnMap, tracks: readonly number[]): OnMap {
  const numberOf = new Map([...map.ids.entries()].map(([n, id]) => [id, n]));
  const has = (id: number): boolean => numberOf.has(id);
  const placeOf = (id: number): readonly [number, number] => {
    const at = 2 * (numberOf.get(id) ?? 0);
    return [map.places[at] ?? 0, map.places[at + 1] ?? 0];
  };
  const placed = tracks.flatMap((id) => {
    const near = has(id) ? [] : space.nearest(id, placingNeighbours, has);
    return near.length === 0 ? [] : [{ id, place: placeAt(near, placeOf) }];
  });
  return {
    ids: Int32Array.from(placed, ({ id }) => id),
    places: Uint16Array.from(placed.flatMap(({ place }) => place.map(Math.round))),
  };
}
