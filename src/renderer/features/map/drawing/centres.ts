// Where a category has its name: in the middle of where most of it lies, which for two islands is on the larger one.
import type { Place } from './camera.ts';
import { mapExtent, type PointGrid } from './pointGrid.ts';

const cells = 40;

/** For each category that has a point; `categories` by slot. */
export function centresOf(
  { xs, ys }: PointGrid,
  categories: Uint8Array,
): ReadonlyMap<number, Place & { readonly count: number }> {
  const counts = new Map<number, Float32Array>();
  const cellOf = (slot: number): number => column(ys[slot]!) * cells + column(xs[slot]!);
  for (let slot = 0; slot < xs.length; slot++) {
    const category = categories[slot]!;
    let own = counts.get(category);
    if (own === undefined) {
      own = new Float32Array(cells * cells);
      counts.set(category, own);
    }
    own[cellOf(slot)]!++;
  }
  const thickest = new Map([...counts].map(([category, own]) => [category, fullestCell(own)]));
  const sums = new Map<number, { x: number; y: number; near: number; count: number }>();
  for (let slot = 0; slot < xs.length; slot++) {
    const category = categories[slot]!;
    const sum = sums.get(category) ?? { x: 0, y: 0, near: 0, count: 0 };
    sums.set(category, sum);
    sum.count++;
    if (!isNear(cellOf(slot), thickest.get(category) ?? 0)) continue;
    sum.x += xs[slot]!;
    sum.y += ys[slot]!;
    sum.near++;
  }
  return new Map(
    [...sums].map(([category, { x, y, near, count }]) => [category, { x: x / near, y: y / near, count }]),
  );
}

function column(coordinate: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor((coordinate / mapExtent) * cells)));
}

/** The cell with most points in itself and around it. */
function fullestCell(counts: Float32Array): number {
  let best = 0;
  let most = -1;
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell] === 0) continue;
    const around = sumAround(counts, cell);
    if (around > most) {
      most = around;
      best = cell;
    }
  }
  return best;
}

const reach = 2;

function sumAround(counts: Float32Array, cell: number): number {
  const row = Math.floor(cell / cells);
  const middle = cell % cells;
  let sum = 0;
  for (let y = Math.max(0, row - reach); y <= Math.min(cells - 1, row + reach); y++)
    for (let x = Math.max(0, middle - reach); x <= Math.min(cells - 1, middle + reach); x++)
      sum += counts[y * cells + x]!;
  return sum;
}

function isNear(cell: number, other: number): boolean {
  const rows = Math.abs(Math.floor(cell / cells) - Math.floor(other / cells));
  return rows <= reach && Math.abs((cell % cells) - (other % cells)) <= reach;
}
