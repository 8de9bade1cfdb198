// The points of a map in the cells of a square grid: those in view, near a place or within a line are found without
// looking at all of them, and painted in the order in which memory holds them.
import type { Box, Place } from './camera.ts';

/** Coordinates are whole numbers below this. */
export const mapExtent = 65_536;

/** Points stand cell by cell; a point's place in this order is its slot. */
export interface PointGrid {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** Where a slot's point stood in the lists that the grid was made of. */
  readonly order: Int32Array;
  /** Cells a side. */
  readonly cells: number;
  /** The first slot of each cell, row by row, and the end. */
  readonly starts: Int32Array;
}

const pointsInCell = 6;
const mostCells = 256;

export function pointGrid(xs: ArrayLike<number>, ys: ArrayLike<number>): PointGrid {
  const count = Math.min(xs.length, ys.length);
  const cells = Math.max(1, Math.min(mostCells, Math.round(Math.sqrt(count / pointsInCell))));
  const cellOf = new Int32Array(count);
  const starts = new Int32Array(cells * cells + 1);
  for (let i = 0; i < count; i++) {
    const cell = rowOf(ys[i]!, cells) * cells + rowOf(xs[i]!, cells);
    cellOf[i] = cell;
    starts[cell + 1]!++;
  }
  for (let cell = 0; cell < cells * cells; cell++) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice();
  const grid = {
    xs: new Float32Array(count),
    ys: new Float32Array(count),
    order: new Int32Array(count),
    cells,
    starts,
  };
  for (let i = 0; i < count; i++) {
    const slot = next[cellOf[i]!]!++;
    grid.xs[slot] = xs[i]!;
    grid.ys[slot] = ys[i]!;
    grid.order[slot] = i;
  }
  return grid;
}

/** The row, or the column, of a coordinate; those outside belong to the outermost. */
function rowOf(coordinate: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor((coordinate / mapExtent) * cells)));
}

/** Calls for the slots from `from` to before `to` of each row of cells that the box touches; some of them lie outside. */
export function eachRun(
  { cells, starts }: PointGrid,
  { left, top, right, bottom }: Box,
  take: (from: number, to: number, row: number) => void,
): void {
  const first = rowOf(left, cells);
  const last = rowOf(right, cells);
  const end = rowOf(bottom, cells);
  for (let row = rowOf(top, cells); row <= end; row++)
    take(starts[row * cells + first]!, starts[row * cells + last + 1]!, row);
}

export function slotsInBox(grid: PointGrid, box: Box): number[] {
  const { xs, ys } = grid;
  const found: number[] = [];
  eachRun(grid, box, (from, to) => {
    for (let slot = from; slot < to; slot++) {
      const x = xs[slot]!;
      const y = ys[slot]!;
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) found.push(slot);
    }
  });
  return found;
}

/** The nearest of those that `counts`, not further than `within`; null when there is none. */
export function nearestSlot(
  grid: PointGrid,
  { x, y }: Place,
  within: number,
  counts: (slot: number) => boolean = () => true,
): number | null {
  const { xs, ys } = grid;
  let best: number | null = null;
  let least = within * within;
  const box = { left: x - within, top: y - within, right: x + within, bottom: y + within };
  eachRun(grid, box, (from, to) => {
    for (let slot = from; slot < to; slot++) {
      const distance = (xs[slot]! - x) ** 2 + (ys[slot]! - y) ** 2;
      if (distance <= least && counts(slot)) {
        least = distance;
        best = slot;
      }
    }
  });
  return best;
}

/** Those within a closed line, by the rule of even and odd; the line closes itself. */
export function slotsInLine(grid: PointGrid, line: readonly Place[]): number[] {
  const { xs, ys, cells } = grid;
  const found: number[] = [];
  eachRun(grid, boxAround(line), (from, to, row) => {
    const lower = row === 0 ? Number.NEGATIVE_INFINITY : (row / cells) * mapExtent;
    const upper = row === cells - 1 ? Number.POSITIVE_INFINITY : ((row + 1) / cells) * mapExtent;
    const edges = edgesBetween(line, lower, upper);
    for (let slot = from; slot < to; slot++)
      if (crossings(edges, xs[slot]!, ys[slot]!) % 2 === 1) found.push(slot);
  });
  return found;
}

interface Edge {
  readonly from: Place;
  readonly to: Place;
}

/** The edges that touch the strip. */
function edgesBetween(line: readonly Place[], lower: number, upper: number): Edge[] {
  return line.flatMap((to, i) => {
    const from = line.at(i - 1) ?? to;
    return Math.max(from.y, to.y) >= lower && Math.min(from.y, to.y) <= upper ? [{ from, to }] : [];
  });
}

/** How many edges lie to the right of the point; one that ends at its height counts at one of its ends. */
function crossings(edges: readonly Edge[], x: number, y: number): number {
  let count = 0;
  for (const { from, to } of edges)
    if (from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) count++;
  return count;
}

function boxAround(line: readonly Place[]): Box {
  return line.reduce<Box>(
    ({ left, top, right, bottom }, { x, y }) => ({
      left: Math.min(left, x),
      top: Math.min(top, y),
      right: Math.max(right, x),
      bottom: Math.max(bottom, y),
    }),
    {
      left: Number.POSITIVE_INFINITY,
      top: Number.POSITIVE_INFINITY,
      right: Number.NEGATIVE_INFINITY,
      bottom: Number.NEGATIVE_INFINITY,
    },
  );
}

/** From here on a few far outliers do not make everything else small. */
const manyPoints = 200;
const outliers = 0.004;

/** What is shown when all is shown: everything, but for a few far outliers of many. */
export function extentOf({ xs, ys }: PointGrid): Box {
  const [left, right] = endsOf(xs);
  const [top, bottom] = endsOf(ys);
  return { left, top, right, bottom };
}

function endsOf(values: Float32Array): [number, number] {
  if (values.length === 0) return [0, mapExtent];
  const sorted = values.toSorted();
  const off = values.length < manyPoints ? 0 : Math.floor(values.length * outliers);
  return [sorted[off]!, sorted[sorted.length - 1 - off]!];
}
