// The exponential and the logarithm of two numbers at once, by the same steps as core/learning/rows/elementary.ts, to the last bit.

/** Adding it rounds a number below 2^51 to a whole one, which then stands in the lowest bits. */
const ROUNDING: f64 = 6755399441055744;
const LOG2E: f64 = 1.4426950408889634;
/** The logarithm of 2 in two parts, the first of which has zeros at its end (fdlibm's). */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
/** Beyond, results would be no normal numbers. */
const FARTHEST: f64 = 700;

/** exp(x) - 1, x taken to be within ±700. */
@inline
export function exponentialLess1(x: v128): v128 {
  const within = bounded(x);
  const shifted = inHalves(within);
  const power = powerOf2(shifted);
  return f64x2.add(f64x2.mul(power, seriesLess1(within, shifted)), f64x2.sub(power, f64x2.splat(1)));
}

/** exp(x), x taken to be within ±700. */
@inline
export function exponential(x: v128): v128 {
  const within = bounded(x);
  const shifted = inHalves(within);
  return f64x2.mul(powerOf2(shifted), f64x2.add(f64x2.splat(1), seriesLess1(within, shifted)));
}

@inline
function bounded(x: v128): v128 {
  return f64x2.pmin(f64x2.splat(FARTHEST), f64x2.pmax(f64x2.splat(-FARTHEST), x));
}

/** How many times x has the logarithm of 2, rounded, as the lowest bits of a number. */
@inline
function inHalves(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, f64x2.splat(LOG2E)), f64x2.splat(ROUNDING));
}

@inline
function powerOf2(shifted: v128): v128 {
  const whole = i64x2.sub(shifted, f64x2.splat(ROUNDING));
  return i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
}

/** exp(r) - 1 of what is left of x, at most half the logarithm of 2, by Taylor's series. */
@inline
function seriesLess1(x: v128, shifted: v128): v128 {
  const n = f64x2.sub(shifted, f64x2.splat(ROUNDING));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, f64x2.splat(LN2_HIGH))), f64x2.mul(n, f64x2.splat(LN2_LOW)));
  let p = f64x2.splat(1.0 / 6227020800);
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 479001600));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 39916800));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 3628800));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 362880));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 40320));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 5040));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 720));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 120));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 24));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 6));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5));
  return f64x2.add(r, f64x2.mul(f64x2.mul(r, r), p));
}

/** Of positive normal numbers. */
@inline
export function logarithm(x: v128): v128 {
  const one = f64x2.splat(1);
  const mantissa = v128.or(v128.and(x, i64x2.splat(0x000f_ffff_ffff_ffff)), one);
  // From 1 to 2; beyond the root of 2 the half is nearer to 1.
  const large = f64x2.gt(mantissa, f64x2.splat(1.4142135623730951));
  const m = v128.bitselect(f64x2.mul(mantissa, f64x2.splat(0.5)), mantissa, large);
  const exponent = i64x2.sub(i64x2.sub(i64x2.shr_u(x, 52), i64x2.splat(1023)), large);
  const magic = f64x2.splat(ROUNDING);
  const e = f64x2.sub(i64x2.add(exponent, magic), magic);
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one));
  const z = f64x2.mul(s, s);
  let p = f64x2.splat(2.0 / 21);
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 19));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 17));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 15));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 13));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 11));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 9));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 7));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 5));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.0 / 3));
  const log = f64x2.add(f64x2.mul(f64x2.mul(p, z), s), f64x2.mul(f64x2.splat(2), s));
  return f64x2.add(f64x2.mul(e, f64x2.splat(LN2_HIGH)), f64x2.add(f64x2.mul(e, f64x2.splat(LN2_LOW)), log));
}
