// Powers in decibels, four at a time, by a logarithm that is exact to single precision.
import { FLOAT, VECTOR } from './shared/layout';

/** `count` floats (a multiple of 4): 10 log10 of each, at least `smallest`, then cut off `range` dB below the loudest. */
export function decibels(power: usize, count: usize, smallest: f32, range: f32, out: usize): void {
  const least = f32x4.splat(smallest);
  const dbPerNeper = f32x4.splat(4.342944819);
  let loudest = f32x4.splat(-1e9);
  const end = out + count * FLOAT;
  for (let p = out; p < end; p += VECTOR) {
    const db = f32x4.mul(logarithm(f32x4.max(v128.load(power), least)), dbPerNeper);
    v128.store(p, db);
    loudest = f32x4.max(loudest, db);
    power += VECTOR;
  }
  const low = max(f32x4.extract_lane(loudest, 0), f32x4.extract_lane(loudest, 1));
  const high = max(f32x4.extract_lane(loudest, 2), f32x4.extract_lane(loudest, 3));
  const floor = f32x4.splat(max(low, high) - range);
  for (let p = out; p < end; p += VECTOR) v128.store(p, f32x4.max(v128.load(p), floor));
}

/**
 * Natural logarithm of normal positive floats: the exponent, and for the mantissa m between 1/sqrt 2 and sqrt 2 the series
 * 2 (t + t^3 / 3 + t^5 / 5 ...) of t = (m - 1) / (m + 1), whose next term is below half a unit in the last place.
 */
@inline
function logarithm(x: v128): v128 {
  const one = f32x4.splat(1);
  // Relative to 1/sqrt 2, so that the mantissa lies between it and sqrt 2.
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const t = f32x4.div(f32x4.sub(mantissa, one), f32x4.add(mantissa, one));
  const tt = f32x4.mul(t, t);
  let sum = f32x4.add(f32x4.splat(0.14285714), f32x4.mul(tt, f32x4.splat(0.11111111)));
  sum = f32x4.add(f32x4.splat(0.2), f32x4.mul(tt, sum));
  sum = f32x4.add(f32x4.splat(0.33333334), f32x4.mul(tt, sum));
  sum = f32x4.add(one, f32x4.mul(tt, sum));
  const mantissaLog = f32x4.mul(f32x4.add(t, t), sum);
  return f32x4.add(f32x4.mul(exponent, f32x4.splat(0.69314718)), mantissaLog);
}
