// The nearest of many points to one, exactly: four rows at once, each in four lanes, and a list kept in order.

const FLOAT: usize = 4;
const VECTOR: usize = 16;

/**
 * Squared Euclidean distances from `query` [dims] to `points` [rows, dims], each with what `more` (f32) says of its row; `dims` is a
 * multiple of four. `passes` has a byte a row, 0 for one that is left out. Writes the rows (i32) and squares (f32) of the `limit` nearest, nearest first, of equal ones the earlier
 * row first, and returns how many there are.
 */
export function nearest(
  points: usize,
  rows: usize,
  dims: usize,
  query: usize,
  more: usize,
  passes: usize,
  limit: usize,
  nearRows: usize,
  nearSquares: usize,
): usize {
  const width = dims * FLOAT;
  let count: usize = 0;
  let bound: f32 = limit > 0 ? Infinity : 0;
  let row: usize = 0;
  for (const whole = rows & ~3; row < whole; row += 4) {
    if (load<u32>(passes + row) == 0) continue;
    const near = squaresOfFour(points + row * width, width, query);
    const squares = f32x4.add(near, v128.load(more + row * FLOAT));
    if (!v128.any_true(f32x4.lt(squares, f32x4.splat(bound)))) continue;
    for (let lane: usize = 0; lane < 4; lane++) {
      const square = laneOf(squares, lane);
      if (load<u8>(passes + row + lane) == 0 || !(square < bound)) continue;
      count = keep(row + lane, square, count, limit, nearRows, nearSquares);
      if (count == limit) bound = load<f32>(nearSquares + (limit - 1) * FLOAT);
    }
  }
  for (; row < rows; row++) {
    if (load<u8>(passes + row) == 0) continue;
    const square = squareOf(points + row * width, width, query) + load<f32>(more + row * FLOAT);
    if (!(square < bound)) continue;
    count = keep(row, square, count, limit, nearRows, nearSquares);
    if (count == limit) bound = load<f32>(nearSquares + (limit - 1) * FLOAT);
  }
  return count;
}

/** Of four rows that follow each other; a load of the query serves all of them. */
@inline
function squaresOfFour(point: usize, width: usize, query: usize): v128 {
  const second = point + width;
  const third = second + width;
  const fourth = third + width;
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at: usize = 0; at < width; at += VECTOR) {
    const q = v128.load(query + at);
    a = addSquare(a, v128.load(point + at), q);
    b = addSquare(b, v128.load(second + at), q);
    c = addSquare(c, v128.load(third + at), q);
    d = addSquare(d, v128.load(fourth + at), q);
  }
  // Transposed, so that the sums over the lanes of all four rows are three additions.
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abEnd = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdEnd = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  const first = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  const last = f32x4.add(
    v128.shuffle<f32>(abEnd, cdEnd, 0, 1, 4, 5),
    v128.shuffle<f32>(abEnd, cdEnd, 2, 3, 6, 7),
  );
  return f32x4.add(first, last);
}

/** In the same order of sums. */
function squareOf(point: usize, width: usize, query: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < width; at += VECTOR)
    sum = addSquare(sum, v128.load(point + at), v128.load(query + at));
  return laneOf(sum, 0) + laneOf(sum, 1) + (laneOf(sum, 2) + laneOf(sum, 3));
}

@inline
function addSquare(sum: v128, x: v128, y: v128): v128 {
  const difference = f32x4.sub(x, y);
  return f32x4.add(sum, f32x4.mul(difference, difference));
}

@inline
function laneOf(v: v128, lane: usize): f32 {
  if (lane == 0) return f32x4.extract_lane(v, 0);
  if (lane == 1) return f32x4.extract_lane(v, 1);
  if (lane == 2) return f32x4.extract_lane(v, 2);
  return f32x4.extract_lane(v, 3);
}

/** Puts a row behind all that are as near; the last one falls out of a full list. Returns how many there are now. */
function keep(row: usize, square: f32, count: usize, limit: usize, rows: usize, squares: usize): usize {
  let place = count < limit ? count : limit - 1;
  for (; place > 0 && load<f32>(squares + (place - 1) * FLOAT) > square; place--) {
    store<f32>(squares + place * FLOAT, load<f32>(squares + (place - 1) * FLOAT));
    store<u32>(rows + place * FLOAT, load<u32>(rows + (place - 1) * FLOAT));
  }
  store<f32>(squares + place * FLOAT, square);
  store<u32>(rows + place * FLOAT, <u32>row);
  return count < limit ? count + 1 : limit;
}
