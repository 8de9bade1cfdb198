// Random projection trees: points that lie near each other mostly end in one leaf (Dasgupta and Freund 2008).
import type { Random } from '../learning/maths/random.ts';

/**
 * The rows of points [rows, dims] in the order of a tree's leaves, and where each leaf begins, with the end of the last. A branch
 * is cut halfway between two of its points, which chance chooses, until at most `most` are left.
 */
export function leavesOf(
  points: Float32Array,
  dims: number,
  most: number,
  random: Random,
): { order: Int32Array; starts: Int32Array } {
  const rows = points.length / dims;
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const aside = new Int32Array(rows);
  const starts = [0];
  const branches: [start: number, end: number][] = [[0, rows]];
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    const [start, end] = branch;
    if (end - start <= most) {
      starts.push(end);
      continue;
    }
    const cut = split(points, dims, order, aside, start, end, random);
    // The first is taken next, so that leaves come in the order in which they lie.
    branches.push([cut, end], [start, cut]);
  }
  return { order, starts: Int32Array.from(starts) };
}

/** Puts those nearer to one of two points before those nearer to the other; returns where the latter begin. */
function split(
  points: Float32Array,
  dims: number,
  order: Int32Array,
  aside: Int32Array,
  start: number,
  end: number,
  random: Random,
): number {
  const one = order[start + random.integer(end - start)]! * dims;
  const other = order[start + random.integer(end - start)]! * dims;
  const normal = new Float64Array(dims);
  let middle = 0;
  for (let i = 0; i < dims; i++) {
    normal[i] = points[one + i]! - points[other + i]!;
    middle += (normal[i]! * (points[one + i]! + points[other + i]!)) / 2;
  }
  let left = start;
  let right = 0;
  for (let at = start; at < end; at++) {
    const row = order[at]!;
    let along = -middle;
    for (let i = 0; i < dims; i++) along += normal[i]! * points[row * dims + i]!;
    if (along > 0) order[left++] = row;
    else aside[right++] = row;
  }
  for (let at = 0; at < right; at++) order[left + at] = aside[at]!;
  // Points in one place cannot be told apart: they are halved as they come.
  const isLopsided = left === start || right === 0;
  return isLopsided ? start + ((end - start) >> 1) : left;
}
