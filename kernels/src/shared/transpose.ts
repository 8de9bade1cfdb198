// Transposes four rows of four floats, the step between 'one frame a row' and 'one frame a lane'.

/** Stores the columns of the 4 x 4 block whose rows are `a`..`d` at `p0`..`p3`. */
@inline
export function storeTransposed(
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(p0, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(p1, v128.shuffle<f64>(ab, cd, 1, 3));
  v128.store(p2, v128.shuffle<f64>(abHigh, cdHigh, 0, 2));
  v128.store(p3, v128.shuffle<f64>(abHigh, cdHigh, 1, 3));
}

/** As `storeTransposed`, but times `weight` and added to what is there. */
@inline
export function addTransposed(
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  weight: v128,
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  addTo(p0, f32x4.mul(v128.shuffle<f64>(ab, cd, 0, 2), weight));
  addTo(p1, f32x4.mul(v128.shuffle<f64>(ab, cd, 1, 3), weight));
  addTo(p2, f32x4.mul(v128.shuffle<f64>(abHigh, cdHigh, 0, 2), weight));
  addTo(p3, f32x4.mul(v128.shuffle<f64>(abHigh, cdHigh, 1, 3), weight));
}

@inline
function addTo(p: usize, v: v128): void {
  v128.store(p, f32x4.add(v128.load(p), v));
}

/** Copies four rows of `cols` floats, `stride` bytes apart, into `to` as `cols` vectors of one float a row; squared if asked. */
export function gatherRows(from: usize, stride: usize, cols: usize, squared: bool, to: usize): void {
  const end = from + (cols & ~3) * 4;
  while (from < end) {
    let a = v128.load(from);
    let b = v128.load(from + stride);
    let c = v128.load(from + 2 * stride);
    let d = v128.load(from + 3 * stride);
    if (squared) {
      a = f32x4.mul(a, a);
      b = f32x4.mul(b, b);
      c = f32x4.mul(c, c);
      d = f32x4.mul(d, d);
    }
    storeTransposed(a, b, c, d, to, to + 16, to + 32, to + 48);
    from += 16;
    to += 64;
  }
  for (let rest = cols & 3; rest > 0; rest--) {
    let v = f32x4(load<f32>(from), load<f32>(from + stride), load<f32>(from + 2 * stride), load<f32>(from + 3 * stride));
    if (squared) v = f32x4.mul(v, v);
    v128.store(to, v);
    from += 4;
    to += 16;
  }
}

/** The inverse: `cols` vectors at `from` to four rows of `cols` floats, `stride` bytes apart, at `to`. */
export function scatterRows(from: usize, cols: usize, to: usize, stride: usize): void {
  const end = to + (cols & ~3) * 4;
  while (to < end) {
    storeTransposed(
      v128.load(from),
      v128.load(from, 16),
      v128.load(from, 32),
      v128.load(from, 48),
      to,
      to + stride,
      to + 2 * stride,
      to + 3 * stride,
    );
    from += 64;
    to += 16;
  }
  for (let rest = cols & 3; rest > 0; rest--) {
    const v = v128.load(from);
    store<f32>(to, f32x4.extract_lane(v, 0));
    store<f32>(to + stride, f32x4.extract_lane(v, 1));
    store<f32>(to + 2 * stride, f32x4.extract_lane(v, 2));
    store<f32>(to + 3 * stride, f32x4.extract_lane(v, 3));
    from += 16;
    to += 4;
  }
}
