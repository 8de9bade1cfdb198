// The squared Euclidean distance of two points.

const VECTOR: usize = 16;

/** Of `width` bytes of floats each, a multiple of sixteen. */
@inline
export function squareBetween(p: usize, q: usize, width: usize): f32 {
  let even = f32x4.splat(0);
  let odd = even;
  let at: usize = 0;
  for (const whole = width & ~(2 * VECTOR - 1); at < whole; at += 2 * VECTOR) {
    const first = f32x4.sub(v128.load(p + at), v128.load(q + at));
    const second = f32x4.sub(v128.load(p + at, 16), v128.load(q + at, 16));
    even = f32x4.add(even, f32x4.mul(first, first));
    odd = f32x4.add(odd, f32x4.mul(second, second));
  }
  if (at < width) {
    const last = f32x4.sub(v128.load(p + at), v128.load(q + at));
    even = f32x4.add(even, f32x4.mul(last, last));
  }
  const four = f32x4.add(even, odd);
  const two = f32x4.add(four, v128.shuffle<f32>(four, four, 2, 3, 0, 1));
  return f32x4.extract_lane(two, 0) + f32x4.extract_lane(two, 1);
}
