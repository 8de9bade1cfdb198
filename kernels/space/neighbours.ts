// The nearest neighbours of all points among themselves, found little by little: each point keeps a list of the k nearest met so far.
import { squareBetween } from './shared/square';

const FLOAT: usize = 4;
/** -1. */
const NONE: u32 = u32.MAX_VALUE;

/** Makes `rows` lists of `k` empty: rows (i32) that are none, squared distances (f32) that anything is below. */
export function emptyLists(rows: usize, k: usize, near: usize, squares: usize): void {
  for (let at: usize = 0; at < rows * k * FLOAT; at += FLOAT) {
    store<u32>(near + at, NONE);
    store<f32>(squares + at, Infinity);
  }
}

/** All `count` rows at `members` (i32) meet: for the leaf of a tree. `points` [rows, dims], `dims` a multiple of four. */
export function meetAll(
  points: usize,
  dims: usize,
  members: usize,
  count: usize,
  k: usize,
  near: usize,
  squares: usize,
): void {
  const width = dims * FLOAT;
  for (let i: usize = 0; i < count; i++) {
    const one: usize = load<u32>(members + i * FLOAT);
    for (let j: usize = 0; j < i; j++) {
      const other: usize = load<u32>(members + j * FLOAT);
      const square = squareBetween(points + one * width, points + other * width, width);
      keepNear(one, other, square, k, near, squares);
      keepNear(other, one, square, k, near, squares);
    }
  }
}

/** Who has a row in his list: `reverse` [rows, k] (i32), at most k of them, and `counts` [rows] how many. */
export function reverseLists(rows: usize, k: usize, near: usize, reverse: usize, counts: usize): void {
  for (let row: usize = 0; row < rows; row++) store<u32>(counts + row * FLOAT, 0);
  for (let row: usize = 0; row < rows; row++)
    for (let n: usize = 0; n < k; n++) {
      const other: usize = load<u32>(near + (row * k + n) * FLOAT);
      if (other == NONE) break;
      const count: usize = load<u32>(counts + other * FLOAT);
      if (count == k) continue;
      store<u32>(reverse + (other * k + count) * FLOAT, <u32>row);
      store<u32>(counts + other * FLOAT, <u32>(count + 1));
    }
}

/**
 * The rows `from` to `end` meet the neighbours of their neighbours, and of those whose neighbours they are. What is found goes into lists of
 * `wide`, which may be those of `k` themselves. `seen` [rows] (i32) holds nothing above `from`. Returns how many places in lists have changed.
 */
export function meetNeighbours(
  points: usize,
  dims: usize,
  from: usize,
  end: usize,
  k: usize,
  near: usize,
  reverse: usize,
  counts: usize,
  wide: usize,
  wideNear: usize,
  wideSquares: usize,
  seen: usize,
): usize {
  const width = dims * FLOAT;
  let changed: usize = 0;
  for (let row = from; row < end; row++) {
    const mark = <u32>(row + 1);
    store<u32>(seen + row * FLOAT, mark);
    for (let n: usize = 0; n < wide; n++) {
      const other: usize = load<u32>(wideNear + (row * wide + n) * FLOAT);
      if (other == NONE) break;
      store<u32>(seen + other * FLOAT, mark);
    }
    const own = near + row * k * FLOAT;
    const back = reverse + row * k * FLOAT;
    const backs: usize = load<u32>(counts + row * FLOAT);
    for (let n: usize = 0; n < k + backs; n++) {
      const over: usize = n < k ? load<u32>(own + n * FLOAT) : load<u32>(back + (n - k) * FLOAT);
      if (over == NONE) continue;
      const list = near + over * k * FLOAT;
      for (let m: usize = 0; m < k; m++) {
        const other: usize = load<u32>(list + m * FLOAT);
        if (other == NONE) break;
        if (load<u32>(seen + other * FLOAT) == mark) continue;
        store<u32>(seen + other * FLOAT, mark);
        const square = squareBetween(points + row * width, points + other * width, width);
        changed += keepNear(row, other, square, wide, wideNear, wideSquares);
        changed += keepNear(other, row, square, wide, wideNear, wideSquares);
      }
    }
  }
  return changed;
}

/** Puts `other` into the list of `row`, if it is among the nearest and not there; of equal ones the one that came first stays before. */
@inline
function keepNear(row: usize, other: usize, square: f32, k: usize, near: usize, squares: usize): usize {
  if (square >= load<f32>(squares + (row * k + k - 1) * FLOAT)) return 0;
  return insert(near + row * k * FLOAT, squares + row * k * FLOAT, <u32>other, square, k);
}

function insert(near: usize, squares: usize, other: u32, square: f32, k: usize): usize {
  for (let n: usize = 0; n < k; n++) if (load<u32>(near + n * FLOAT) == other) return 0;
  let place = k - 1;
  for (; place > 0 && load<f32>(squares + (place - 1) * FLOAT) > square; place--) {
    store<f32>(squares + place * FLOAT, load<f32>(squares + (place - 1) * FLOAT));
    store<u32>(near + place * FLOAT, load<u32>(near + (place - 1) * FLOAT));
  }
  store<f32>(squares + place * FLOAT, square);
  store<u32>(near + place * FLOAT, other);
  return 1;
}
