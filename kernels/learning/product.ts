// Products of matrices in single precision: tiles of four rows by eight columns, kept in registers over a block of what is summed.

const FLOAT: usize = 4;

/** So many terms are summed before the next tile, so that the rows of `b` that they need stay in the cache. */
const BLOCK: usize = 256;

/**
 * c [rows, cols] = a [rows, terms] · b [terms, cols], or, with `add`, what is there and that. Row r, term k of `a` lies at r * aRow + k * aTerm
 * (floats), so that a transposed one needs no copy; rows of `b` are `bRow` apart, those of `c` `cRow`. Sums go from the first term to the
 * last, whatever the shape of the rest.
 */
export function product(
  rows: usize,
  cols: usize,
  terms: usize,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  add: i32,
): void {
  const rowBytes = aRow * FLOAT;
  const termBytes = aTerm * FLOAT;
  const bBytes = bRow * FLOAT;
  const cBytes = cRow * FLOAT;
  let first: usize = 0;
  do {
    const count = min(BLOCK, terms - first);
    const more = add != 0 || first > 0;
    const aBlock = a + first * termBytes;
    const bBlock = b + first * bBytes;
    let i: usize = 0;
    for (; i + 4 <= rows; i += 4) {
      const from = aBlock + i * rowBytes;
      const to = c + i * cBytes;
      let j: usize = 0;
      for (; j + 8 <= cols; j += 8)
        tile4x8(count, from, rowBytes, termBytes, bBlock + j * FLOAT, bBytes, to + j * FLOAT, cBytes, more);
      for (; j + 4 <= cols; j += 4)
        tile4x4(count, from, rowBytes, termBytes, bBlock + j * FLOAT, bBytes, to + j * FLOAT, cBytes, more);
      for (; j < cols; j++)
        for (let r: usize = 0; r < 4; r++)
          single(count, from + r * rowBytes, termBytes, bBlock + j * FLOAT, bBytes, to + r * cBytes + j * FLOAT, more);
    }
    for (; i < rows; i++) {
      const from = aBlock + i * rowBytes;
      const to = c + i * cBytes;
      let j: usize = 0;
      for (; j + 8 <= cols; j += 8)
        tile1x8(count, from, termBytes, bBlock + j * FLOAT, bBytes, to + j * FLOAT, more);
      for (; j < cols; j++) single(count, from, termBytes, bBlock + j * FLOAT, bBytes, to + j * FLOAT, more);
    }
    first += BLOCK;
  } while (first < terms);
}

@inline
function tile4x8(
  count: usize,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  if (add) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c1);
    c11 = v128.load(c1, 16);
    c20 = v128.load(c2);
    c21 = v128.load(c2, 16);
    c30 = v128.load(c3);
    c31 = v128.load(c3, 16);
  }
  let a0 = a;
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  const end = b + count * bRow;
  for (let at = b; at < end; at += bRow) {
    const left = v128.load(at);
    const right = v128.load(at, 16);
    let x = v128.load32_splat(a0);
    c00 = f32x4.add(c00, f32x4.mul(x, left));
    c01 = f32x4.add(c01, f32x4.mul(x, right));
    x = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(x, left));
    c11 = f32x4.add(c11, f32x4.mul(x, right));
    x = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(x, left));
    c21 = f32x4.add(c21, f32x4.mul(x, right));
    x = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(x, left));
    c31 = f32x4.add(c31, f32x4.mul(x, right));
    a0 += aTerm;
    a1 += aTerm;
    a2 += aTerm;
    a3 += aTerm;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}

@inline
function tile4x4(
  count: usize,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  for (let r: usize = 0; r < 4; r++) {
    let sum = add ? v128.load(c + r * cRow) : f32x4.splat(0);
    let from = a + r * aRow;
    const end = b + count * bRow;
    for (let at = b; at < end; at += bRow) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(from), v128.load(at)));
      from += aTerm;
    }
    v128.store(c + r * cRow, sum);
  }
}

@inline
function tile1x8(count: usize, a: usize, aTerm: usize, b: usize, bRow: usize, c: usize, add: bool): void {
  let left = add ? v128.load(c) : f32x4.splat(0);
  let right = add ? v128.load(c, 16) : f32x4.splat(0);
  let from = a;
  const end = b + count * bRow;
  for (let at = b; at < end; at += bRow) {
    const x = v128.load32_splat(from);
    left = f32x4.add(left, f32x4.mul(x, v128.load(at)));
    right = f32x4.add(right, f32x4.mul(x, v128.load(at, 16)));
    from += aTerm;
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

@inline
function single(count: usize, a: usize, aTerm: usize, b: usize, bRow: usize, c: usize, add: bool): void {
  let sum: f32 = add ? load<f32>(c) : 0;
  let from = a;
  const end = b + count * bRow;
  for (let at = b; at < end; at += bRow) {
    sum += load<f32>(from) * load<f32>(at);
    from += aTerm;
  }
  store<f32>(c, sum);
}
