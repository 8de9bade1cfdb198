// Points as bytes, for a look at many of them that reads a quarter of the memory: what they are worth is known exactly.

const FLOAT: usize = 4;

/**
 * `count` points [count, dims] as whole numbers of -127 to 127 [count, width], `width` being `dims` filled up to a multiple of 16 by zeros.
 * Of each: `scales`, the number that one stands for; `norms`, the square of the coded point; `errors`, its distance from the point, a
 * little more than that. A point that is not finite has NaN for its error.
 */
export function encode(
  points: usize,
  count: usize,
  dims: usize,
  width: usize,
  codes: usize,
  scales: usize,
  norms: usize,
  errors: usize,
): void {
  for (let row: usize = 0; row < count; row++) {
    const point = points + row * dims * FLOAT;
    const code = codes + row * width;
    let largest: f32 = 0;
    for (let column: usize = 0; column < dims; column++)
      largest = max(largest, abs(load<f32>(point + column * FLOAT)));
    const scale: f32 = largest / 127;
    const inverse: f32 = scale > 0 ? 1 / scale : 0;
    let norm: f64 = 0;
    let error: f64 = 0;
    for (let column: usize = 0; column < dims; column++) {
      const value = load<f32>(point + column * FLOAT);
      const rounded = nearest(max(min(value * inverse, <f32>127), <f32>-127));
      store<i8>(code + column, rounded == rounded ? <i8>rounded : 0);
      const coded = <f64>rounded * <f64>scale;
      norm += coded * coded;
      error += (coded - <f64>value) * (coded - <f64>value);
    }
    for (let column = dims; column < width; column++) store<i8>(code + column, 0);
    store<f32>(scales + row * FLOAT, scale);
    store<f32>(norms + row * FLOAT, <f32>norm);
    store<f32>(errors + row * FLOAT, <f32>(sqrt(error) * 1.000001));
  }
}

/** Bytes as the 16-bit numbers that products are made of. */
export function widen(codes: usize, width: usize, out: usize): void {
  for (let at: usize = 0; at < width; at++) store<i16>(out + at * 2, <i16>load<i8>(codes + at));
}
