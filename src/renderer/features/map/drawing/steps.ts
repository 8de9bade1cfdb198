// Where the keyboard goes from a point of the map: to the nearest one in a direction.
import type { Place } from './camera.ts';
import type { PointGrid } from './pointGrid.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const ways: Readonly<Record<Direction, Place>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How much worse a step aside is than one ahead. */
const aside = 2;

/** The next of those that `counts`, within 45° of the direction; null when there is none. Points in one place follow each other. */
export function nextSlot(
  { xs, ys }: PointGrid,
  from: Place,
  here: number | null,
  direction: Direction,
  counts: (slot: number) => boolean = () => true,
): number | null {
  const way = ways[direction];
  const isOnward = way.x + way.y > 0;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < xs.length; slot++) {
    const dx = xs[slot]! - from.x;
    const dy = ys[slot]! - from.y;
    const ahead = dx * way.x + dy * way.y;
    const beside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (beside > ahead || slot === here) continue;
    // In the same place: one after the other, so that none is out of reach and no step leads round in a circle.
    if (ahead === 0 && (here === null || slot > here !== isOnward)) continue;
    const distance = ahead === 0 ? Math.abs(slot - (here ?? 0)) / xs.length : ahead + aside * beside;
    if (distance < least && counts(slot)) {
      least = distance;
      best = slot;
    }
  }
  return best;
}
