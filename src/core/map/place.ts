// New tracks on a map that is there: each among those that sound most like it.
import type { Near } from '../space/space.ts';
import { membershipScale } from './memberships.ts';

/** Of those that have a place, so many say where a new one belongs. */
export const placingNeighbours = 15;

/**
 * The middle of the places of its nearest tracks, nearest first and at least one, each weighed by its membership as UMAP weighs
 * neighbours.
 */
export function placeAt(
  near: readonly Near[],
  placeOf: (id: number) => readonly [x: number, y: number],
): [x: number, y: number] {
  const { nearestAt, scale } = membershipScale(Float64Array.from(near, ({ distance }) => distance));
  let x = 0;
  let y = 0;
  let all = 0;
  for (const { id, distance } of near) {
    const weight = Math.exp(-Math.max(0, distance - nearestAt) / scale);
    const [left, top] = placeOf(id);
    x += weight * left;
    y += weight * top;
    all += weight;
  }
  return [x / all, y / all];
}
