// What is done to all rows of a matrix column by column: sums, scales, shifts. Four columns in four lanes, what is left one by one.

const FLOAT: usize = 4;

/** So many rows are summed in single precision before they join the whole sum, so that it stays exact to some digits. */
const BLOCK: usize = 256;

/** Every row of `into` [rows, cols], which are `step` floats apart, becomes `row`. */
export function fillRows(into: usize, rows: usize, cols: usize, step: usize, row: usize): void {
  const bytes = cols * FLOAT;
  for (let r: usize = 0; r < rows; r++) {
    const to = into + r * step * FLOAT;
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(row + at));
    for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(row + at));
  }
}

/** Adds the sums of the columns of a [rows, cols] to `sums`. */
export function columnSums(a: usize, rows: usize, cols: usize, sums: usize): void {
  const bytes = cols * FLOAT;
  for (let first: usize = 0; first < rows; first += BLOCK) {
    const from = a + first * bytes;
    const end = from + min(BLOCK, rows - first) * bytes;
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) {
      let sum = f32x4.splat(0);
      for (let p = from; p < end; p += bytes) sum = f32x4.add(sum, v128.load(p + at));
      v128.store(sums + at, f32x4.add(v128.load(sums + at), sum));
    }
    for (; at < bytes; at += FLOAT) {
      let sum: f32 = 0;
      for (let p = from; p < end; p += bytes) sum += load<f32>(p + at);
      store<f32>(sums + at, load<f32>(sums + at) + sum);
    }
  }
}

/** The same of the products of a and b, element by element. */
export function columnProducts(a: usize, b: usize, rows: usize, cols: usize, sums: usize): void {
  const bytes = cols * FLOAT;
  for (let first: usize = 0; first < rows; first += BLOCK) {
    const from = a + first * bytes;
    const end = from + min(BLOCK, rows - first) * bytes;
    const beside = b - a;
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) {
      let sum = f32x4.splat(0);
      for (let p = from; p < end; p += bytes)
        sum = f32x4.add(sum, f32x4.mul(v128.load(p + at), v128.load(p + beside + at)));
      v128.store(sums + at, f32x4.add(v128.load(sums + at), sum));
    }
    for (; at < bytes; at += FLOAT) {
      let sum: f32 = 0;
      for (let p = from; p < end; p += bytes) sum += load<f32>(p + at) * load<f32>(p + beside + at);
      store<f32>(sums + at, load<f32>(sums + at) + sum);
    }
  }
}

/** into = a * factors + b * others + offsets, each of these three a number a column; into may be a or b. */
export function blend(
  a: usize,
  factors: usize,
  b: usize,
  others: usize,
  offsets: usize,
  rows: usize,
  cols: usize,
  into: usize,
): void {
  const bytes = cols * FLOAT;
  const end = rows * bytes;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const factor = v128.load(factors + at);
    const other = v128.load(others + at);
    const offset = v128.load(offsets + at);
    for (let p = at; p < end; p += bytes) {
      const sum = f32x4.add(f32x4.mul(v128.load(a + p), factor), f32x4.mul(v128.load(b + p), other));
      v128.store(into + p, f32x4.add(sum, offset));
    }
  }
  for (; at < bytes; at += FLOAT) {
    const factor = load<f32>(factors + at);
    const other = load<f32>(others + at);
    const offset = load<f32>(offsets + at);
    for (let p = at; p < end; p += bytes)
      store<f32>(into + p, load<f32>(a + p) * factor + load<f32>(b + p) * other + offset);
  }
}

/** Negative values become 0. */
export function rectify(values: usize, count: usize): void {
  const end = values + count * FLOAT;
  const zero = f32x4.splat(0);
  let at = values;
  for (; at + 16 <= end; at += 16) v128.store(at, f32x4.pmax(zero, v128.load(at)));
  for (; at < end; at += FLOAT) if (load<f32>(at) < 0) store<f32>(at, 0);
}

/** Gradients of what `rectify` made 0, or found 0, become 0. */
export function rectifyBack(values: usize, gradient: usize, count: usize): void {
  const end = values + count * FLOAT;
  const beside = gradient - values;
  const zero = f32x4.splat(0);
  let at = values;
  for (; at + 16 <= end; at += 16)
    v128.store(at + beside, v128.and(v128.load(at + beside), f32x4.gt(v128.load(at), zero)));
  for (; at < end; at += FLOAT) if (!(load<f32>(at) > 0)) store<f32>(at + beside, 0);
}
