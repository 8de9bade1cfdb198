// Powers of positive floats, to some six digits: their logarithm to base 2, times the exponent, raised again.

/** x^y for x > 0. */
@inline
export function power(x: f32, y: f32): f32 {
  return raised(y * logarithm2(x));
}

/** The exponent, and for the mantissa m between 1/sqrt 2 and sqrt 2 the series of t = (m - 1) / (m + 1). */
@inline
function logarithm2(x: f32): f32 {
  const shifted = reinterpret<i32>(x) - 0x3f3504f3;
  const exponent = <f32>(shifted >> 23);
  const m = reinterpret<f32>((shifted & 0x007fffff) + 0x3f3504f3);
  const t = (m - 1) / (m + 1);
  const s = t * t;
  // 2 / ln 2 times 1, 1/3, 1/5, 1/7, 1/9
  return exponent + t * (2.8853900818 + s * (0.9617966939 + s * (0.5770780164 + s * (0.4121985831 + s * 0.3205988980))));
}

/** 2^x: a power of two, and Taylor's series between -1/2 and 1/2. */
@inline
function raised(x: f32): f32 {
  if (x < -126) return 0;
  if (x > 127) x = 127;
  const whole = nearest(x);
  const r = x - whole;
  const part: f32 =
    1 + r * (0.6931471806 + r * (0.2402265070 + r * (0.0555041087 + r * (0.0096181291 + r * (0.0013333558 + r * 0.0001540353)))));
  return part * reinterpret<f32>((<i32>whole + 127) << 23);
}
