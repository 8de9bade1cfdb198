// The natural logarithm of four floats, exact to single precision.

/**
 * Natural logarithm of normal positive floats: the exponent, and for the mantissa m between 1/sqrt 2 and sqrt 2 the series
 * 2 (t + t^3 / 3 + t^5 / 5 ...) of t = (m - 1) / (m + 1), whose next term is below half a unit in the last place.
 */
@inline
export function logarithm(x: v128): v128 {
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
