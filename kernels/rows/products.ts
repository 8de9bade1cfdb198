// Products of all rows of one matrix with all rows of another, in double precision: what distances and kernel functions are made from.

const DOUBLE: usize = 8;

/** So many rows of `b` stay in the nearest cache while those of `a` pass by. */
const BLOCK: usize = 16;

/**
 * out[i, r] = a row i · b row r, for a [rowsA, cols], b [rowsB, cols], out [rowsA, rowsB], whose rows are
 * `line` bytes apart; `cols` is a multiple of four. Columns are summed in four parts, by their number modulo four.
 */
export function products(a: usize, rowsA: usize, b: usize, rowsB: usize, cols: usize, out: usize, line: usize): void {
  const row = cols * DOUBLE;
  for (let first: usize = 0; first < rowsB; first += BLOCK) {
    const end = min(first + BLOCK, rowsB);
    let i: usize = 0;
    for (; i + 2 <= rowsA; i += 2) {
      const from = a + i * row;
      const to = out + i * line;
      let r = first;
      for (; r + 2 <= end; r += 2) four(from, b + r * row, row, to + r * DOUBLE, line);
      if (r < end) {
        one(from, b + r * row, row, to + r * DOUBLE);
        one(from + row, b + r * row, row, to + line + r * DOUBLE);
      }
    }
    if (i < rowsA)
      for (let r = first; r < end; r++) one(a + i * row, b + r * row, row, out + i * line + r * DOUBLE);
  }
}

/** Two rows by two. */
@inline
function four(a: usize, b: usize, row: usize, out: usize, line: usize): void {
  const zero = f64x2.splat(0);
  let p = zero, p2 = zero, q = zero, q2 = zero, u = zero, u2 = zero, v = zero, v2 = zero;
  const end = a + row;
  let other = b;
  for (let at = a; at < end; at += 32) {
    let x = v128.load(at);
    let y = v128.load(at + row);
    let s = v128.load(other);
    let t = v128.load(other + row);
    p = f64x2.add(p, f64x2.mul(x, s));
    q = f64x2.add(q, f64x2.mul(x, t));
    u = f64x2.add(u, f64x2.mul(y, s));
    v = f64x2.add(v, f64x2.mul(y, t));
    x = v128.load(at, 16);
    y = v128.load(at + row, 16);
    s = v128.load(other, 16);
    t = v128.load(other + row, 16);
    p2 = f64x2.add(p2, f64x2.mul(x, s));
    q2 = f64x2.add(q2, f64x2.mul(x, t));
    u2 = f64x2.add(u2, f64x2.mul(y, s));
    v2 = f64x2.add(v2, f64x2.mul(y, t));
    other += 32;
  }
  store<f64>(out, total(p, p2));
  store<f64>(out, total(q, q2), 8);
  store<f64>(out + line, total(u, u2));
  store<f64>(out + line, total(v, v2), 8);
}

@inline
function one(a: usize, b: usize, row: usize, out: usize): void {
  let p = f64x2.splat(0);
  let p2 = p;
  const end = a + row;
  let other = b;
  for (let at = a; at < end; at += 32) {
    p = f64x2.add(p, f64x2.mul(v128.load(at), v128.load(other)));
    p2 = f64x2.add(p2, f64x2.mul(v128.load(at, 16), v128.load(other, 16)));
    other += 32;
  }
  store<f64>(out, total(p, p2));
}

@inline
function total(p: v128, p2: v128): f64 {
  return f64x2.extract_lane(p, 0) + f64x2.extract_lane(p, 1) + (f64x2.extract_lane(p2, 0) + f64x2.extract_lane(p2, 1));
}
