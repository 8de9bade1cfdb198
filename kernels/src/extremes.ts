// The largest and the smallest values of bands of bins, four frames at once, as spectral contrast needs them.
import { FLOAT, VECTOR } from './shared/layout';
import { gatherRows, scatterRows } from './shared/transpose';

/**
 * Of each row of `cols` floats (`rows` a multiple of 4; none negative or NaN) and of each of `bands` bands of bins, the mean of the
 * `count` largest and of the `count` smallest values. `limits`: first bin, bin after the last, and `count` of each band (u32).
 * `work`: cols + 2 bands vectors of room, and twice the largest count. `peaks`, `valleys`: rows x bands.
 */
export function extremes(
  input: usize,
  rows: usize,
  cols: usize,
  limits: usize,
  bands: usize,
  work: usize,
  peaks: usize,
  valleys: usize,
): void {
  const high = work + cols * VECTOR;
  const low = high + bands * VECTOR;
  const kept = low + bands * VECTOR;
  for (let t: usize = 0; t < rows; t += 4) {
    gatherRows(input, cols * FLOAT, cols, false, work);
    for (let b: usize = 0; b < bands; b++) {
      const limit = limits + b * 12;
      const from = work + load<u32>(limit) * VECTOR;
      const to = work + load<u32>(limit, 4) * VECTOR;
      const count = load<u32>(limit, 8);
      v128.store(high + b * VECTOR, meanOfLargest(from, to, count, kept));
      v128.store(low + b * VECTOR, meanOfSmallest(from, to, count, kept));
    }
    scatterRows(high, bands, peaks, bands * FLOAT);
    scatterRows(low, bands, valleys, bands * FLOAT);
    input += 4 * cols * FLOAT;
    peaks += 4 * bands * FLOAT;
    valleys += 4 * bands * FLOAT;
  }
}

/** Each value sinks through the `count` kept ones, largest first, as far as it is larger. */
function meanOfLargest(from: usize, to: usize, count: u32, kept: usize): v128 {
  const last = kept + (count - 1) * VECTOR;
  for (let p = kept; p <= last; p += VECTOR) v128.store(p, i32x4.splat(-1));
  for (; from < to; from += VECTOR) {
    let v = v128.load(from);
    if (!v128.any_true(i32x4.gt_s(v, v128.load(last)))) continue;
    for (let p = kept; p <= last; p += VECTOR) {
      const k = v128.load(p);
      v128.store(p, i32x4.max_s(k, v));
      v = i32x4.min_s(k, v);
    }
  }
  return mean(kept, last, count);
}

/** The same with the smallest first. */
function meanOfSmallest(from: usize, to: usize, count: u32, kept: usize): v128 {
  const last = kept + (count - 1) * VECTOR;
  for (let p = kept; p <= last; p += VECTOR) v128.store(p, i32x4.splat(i32.MAX_VALUE));
  for (; from < to; from += VECTOR) {
    let v = v128.load(from);
    if (!v128.any_true(i32x4.lt_s(v, v128.load(last)))) continue;
    for (let p = kept; p <= last; p += VECTOR) {
      const k = v128.load(p);
      v128.store(p, i32x4.min_s(k, v));
      v = i32x4.max_s(k, v);
    }
  }
  return mean(kept, last, count);
}

function mean(kept: usize, last: usize, count: u32): v128 {
  let sum = f32x4.splat(0);
  for (let p = kept; p <= last; p += VECTOR) sum = f32x4.add(sum, v128.load(p));
  return f32x4.div(sum, f32x4.splat(<f32>count));
}
