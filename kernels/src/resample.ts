// Resampling by a rational factor: every output sample is a short filter over the input, four products at a time.
import { FLOAT, VECTOR } from './shared/layout';

/**
 * `count` outputs from `input`, whose first float is the first that output 0 needs. Output n uses the filter of phase
 * `n * down mod up`, from input `floor(n * down / up)` on. `filters`: `up` filters of `width` floats (a multiple of 16).
 */
export function resample(
  input: usize,
  filters: usize,
  width: usize,
  up: usize,
  down: usize,
  count: usize,
  out: usize,
): void {
  const length = width * FLOAT;
  const step = (down / up) * FLOAT;
  const rest = down % up;
  let phase: usize = 0;
  for (const end = out + count * FLOAT; out < end; out += FLOAT) {
    store<f32>(out, product(input, filters + phase * length, length));
    input += step;
    phase += rest;
    if (phase >= up) {
      phase -= up;
      input += FLOAT;
    }
  }
}

/** Sum of the products of two runs of `length` bytes, a multiple of four vectors. */
@inline
function product(a: usize, b: usize, length: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (const end = a + length; a < end; a += 4 * VECTOR) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(a), v128.load(b)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(a, 16), v128.load(b, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(a, 32), v128.load(b, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(a, 48), v128.load(b, 48)));
    b += 4 * VECTOR;
  }
  const s = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  return (
    f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3))
  );
}
