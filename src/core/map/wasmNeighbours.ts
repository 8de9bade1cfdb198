// Nearest neighbours by the kernel: the points of each leaf of some trees meet, then neighbours of neighbours (Tang et al. 2016, LargeVis).
import { type WasmMemory, wasmMemory } from '../domain/maths/wasmMemory.ts';
import { createRandom } from '../learning/maths/random.ts';
import type { FindNeighbours, OnShare } from './neighbours.ts';
import { leavesOf } from './trees.ts';

/** Up to so many rows all meet all, which finds every neighbour. */
const meetAllOf = 2000;
const trees = 8;
const leafSize = 64;
/** Lists this long, at least, are searched through: a short one leads to few others. */
const leastSearched = 15;
const mostSearched = 30;
const mostRounds = 6;
/** A round that changes less than this share of the places is the last. */
const settled = 0.005;
/** Rows between two reports of progress. */
const rowsAtOnce = 5000;

/** `dims` must be a multiple of four. */
export function wasmNeighbours(bytes: Uint8Array): FindNeighbours {
  return (points, dims, k, seed, onShare) => {
    const rows = points.length / dims;
    const memory = wasmMemory(bytes);
    const searched =
      rows <= meetAllOf ? k : Math.min(rows - 1, Math.max(leastSearched, Math.min(k, mostSearched)));
    const pointsAt = memory.room(points.byteLength);
    const orderAt = memory.room(4 * rows);
    const lists = listsIn(memory, rows, searched);
    const wide = searched < k ? listsIn(memory, rows, k) : lists;
    const search: Search = {
      memory,
      rows,
      pointsAt,
      dims,
      lists,
      reverseAt: memory.room(4 * rows * searched),
      countsAt: memory.room(4 * rows),
      seenAt: memory.room(4 * rows),
    };
    memory.floatsAt(pointsAt, points.length).set(points);
    const random = createRandom(seed);
    const grown = rows <= meetAllOf ? 1 : trees;
    for (let tree = 0; tree < grown; tree++) {
      const { order, starts } = leavesOf(points, dims, rows <= meetAllOf ? rows : leafSize, random);
      memory.integersAt(orderAt, rows).set(order);
      for (const [leaf, start] of starts.subarray(0, -1).entries())
        memory.call(
          'meetAll',
          pointsAt,
          dims,
          orderAt + 4 * start,
          starts[leaf + 1]! - start,
          ...addresses(lists),
        );
      onShare((0.4 * (tree + 1)) / grown);
    }
    for (let round = 0; rows > meetAllOf && round < mostRounds; round++) {
      const changed = meetNeighbours(search, lists, (share) =>
        onShare(0.4 + (0.5 * (round + share)) / mostRounds),
      );
      if (changed < settled * rows * searched) break;
    }
    if (wide !== lists) {
      widen(memory, rows, lists, wide);
      meetNeighbours(search, wide, (share) => onShare(0.9 + 0.1 * share));
    }
    return found(memory, rows, k, wide);
  };
}

interface Lists {
  readonly k: number;
  readonly nearAt: number;
  readonly squaresAt: number;
}

interface Search {
  readonly memory: WasmMemory;
  readonly rows: number;
  readonly pointsAt: number;
  readonly dims: number;
  readonly lists: Lists;
  readonly reverseAt: number;
  readonly countsAt: number;
  readonly seenAt: number;
}

const addresses = ({ k, nearAt, squaresAt }: Lists): [number, number, number] => [k, nearAt, squaresAt];

function listsIn(memory: WasmMemory, rows: number, k: number): Lists {
  const lists = { k, nearAt: memory.room(4 * rows * k), squaresAt: memory.room(4 * rows * k) };
  memory.call('emptyLists', rows, ...addresses(lists));
  return lists;
}

/** One round over all rows; returns how many places of lists have changed. */
function meetNeighbours(search: Search, into: Lists, onShare: OnShare): number {
  const { memory, rows, pointsAt, dims, lists, reverseAt, countsAt, seenAt } = search;
  memory.call('reverseLists', rows, lists.k, lists.nearAt, reverseAt, countsAt);
  memory.integersAt(seenAt, rows).fill(0);
  let changed = 0;
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const end = Math.min(rows, from + rowsAtOnce);
    const among = [pointsAt, dims, from, end, lists.k, lists.nearAt, reverseAt, countsAt];
    changed += memory.call('meetNeighbours', ...among, ...addresses(into), seenAt);
    onShare(end / rows);
  }
  return changed;
}

/** The lists begin with what is known already. */
function widen(memory: WasmMemory, rows: number, from: Lists, into: Lists): void {
  for (const at of ['nearAt', 'squaresAt'] as const) {
    const known = memory.integersAt(from[at], rows * from.k);
    const all = memory.integersAt(into[at], rows * into.k);
    for (let row = 0; row < rows; row++)
      all.set(known.subarray(row * from.k, (row + 1) * from.k), row * into.k);
  }
}

/** Rows that have fewer neighbours than others, which takes many points in one place, are filled up with their last. */
function found(memory: WasmMemory, rows: number, k: number, lists: Lists) {
  const near = new Int32Array(rows * k);
  const distances = new Float32Array(rows * k);
  const allNear = memory.integersAt(lists.nearAt, rows * lists.k);
  const allSquares = memory.floatsAt(lists.squaresAt, rows * lists.k);
  for (let row = 0; row < rows; row++)
    for (let n = 0; n < k; n++) {
      const other = allNear[row * lists.k + n]!;
      const at = row * k + n;
      near[at] = other >= 0 ? other : near[at - 1]!;
      distances[at] = other >= 0 ? Math.sqrt(allSquares[row * lists.k + n]!) : distances[at - 1]!;
    }
  return { rows, k, near, distances };
}
