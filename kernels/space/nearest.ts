// The nearest of many points to one, exactly: a look at their codes tells which can be among them, and those are measured.

const FLOAT: usize = 4;
const VECTOR: usize = 16;

/** More than what rounding changes: of a sum of two squares and a product, and of a measured square. */
const CODED_ROUNDING: f32 = 1e-6;
const MEASURED_ROUNDING: f32 = 1.0001;

/**
 * Squared Euclidean distances from `query` [dims] to `points` [rows, dims], each with what `more` (f32, at least 0) says of its row; `dims` is a
 * multiple of four. `passes` has a byte a row, 0 for one that is left out. Codes, their scales, norms and errors are those that `encode` makes of
 * the points and of the query, whose codes are widened; `width` columns each. Arrays a row are read to a multiple of four rows.
 *
 * No point is nearer than its code is to the query's, less both errors (the triangle's inequality): only rows that could be nearer than the
 * last of the list are measured.
 *
 * Writes the rows (i32) and squares (f32) of the `limit` nearest, nearest first, of equal ones the earlier row first, and returns how
 * many there are.
 */
export function nearestRows(
  points: usize,
  rows: usize,
  dims: usize,
  query: usize,
  more: usize,
  passes: usize,
  width: usize,
  codes: usize,
  scales: usize,
  norms: usize,
  errors: usize,
  queryCode: usize,
  queryScale: f32,
  queryNorm: f32,
  queryError: f32,
  limit: usize,
  nearRows: usize,
  nearSquares: usize,
): usize {
  const bytes = dims * FLOAT;
  const twice = f32x4.splat(2 * queryScale);
  const ownNorm = f32x4.splat(queryNorm);
  const ownError = f32x4.splat(queryError);
  let count: usize = 0;
  let bound: f32 = limit > 0 ? Infinity : 0;
  for (let row: usize = 0; row < rows; row += 4) {
    if (load<u32>(passes + row) == 0) continue;
    const at = row * FLOAT;
    const products = f32x4.convert_i32x4_s(productsOfFour(codes + row * width, width, queryCode));
    const sum = f32x4.add(v128.load(norms + at), ownNorm);
    const coded = f32x4.sub(sum, f32x4.mul(products, f32x4.mul(twice, v128.load(scales + at))));
    const least = f32x4.sub(coded, f32x4.mul(sum, f32x4.splat(CODED_ROUNDING)));
    const left = f32x4.sub(f32x4.splat(bound), v128.load(more + at));
    const reach = f32x4.add(f32x4.sqrt(left), f32x4.add(v128.load(errors + at), ownError));
    const most = f32x4.mul(f32x4.mul(reach, reach), f32x4.splat(MEASURED_ROUNDING));
    // Infinite reach multiplied is infinite; what is not a number is never less.
    const possible = i32x4.bitmask(f32x4.lt(least, most));
    if (possible == 0) continue;
    for (let lane: usize = 0; lane < 4; lane++) {
      if (((possible >> <i32>lane) & 1) == 0 || load<u8>(passes + row + lane) == 0) continue;
      const square = squareOf(points + (row + lane) * bytes, bytes, query) + load<f32>(more + at + lane * FLOAT);
      if (!(square < bound)) continue;
      count = keep(row + lane, square, count, limit, nearRows, nearSquares);
      if (count == limit) bound = load<f32>(nearSquares + (limit - 1) * FLOAT);
    }
  }
  return count;
}

/** Of the codes of four rows that follow each other with the query's; a load of the query serves all of them. */
@inline
function productsOfFour(code: usize, width: usize, query: usize): v128 {
  const second = code + width;
  const third = second + width;
  const fourth = third + width;
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at: usize = 0; at < width; at += 16) {
    const q = v128.load(query + 2 * at);
    a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load8x8_s(code + at), q));
    b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load8x8_s(second + at), q));
    c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load8x8_s(third + at), q));
    d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load8x8_s(fourth + at), q));
    const r = v128.load(query + 2 * at, 16);
    a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load8x8_s(code + at, 8), r));
    b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load8x8_s(second + at, 8), r));
    c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load8x8_s(third + at, 8), r));
    d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load8x8_s(fourth + at, 8), r));
  }
  // Transposed, so that the sums over the lanes of all four rows are three additions.
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/** The measure itself: single precision in four lanes, column by column. */
function squareOf(point: usize, bytes: usize, query: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const difference = f32x4.sub(v128.load(point + at), v128.load(query + at));
    sum = f32x4.add(sum, f32x4.mul(difference, difference));
  }
  const first = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
  return first + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
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
