// Sums over the bins of four frames at once: filterbanks, projections, spectral shape.
import { filterSum } from './shared/filters';
import { FLOAT, VECTOR } from './shared/layout';
import { gatherRows, scatterRows } from './shared/transpose';

/**
 * A sparse filterbank over rows of `cols` floats (`rows` a multiple of 4), squared first if asked. Filter f has the weights from
 * `offset[f]` to `offset[f + 1]`, for the bins from `first[f]` on (i32, i32, f32). `work`: cols + filters vectors of room.
 * `out`: rows x filters.
 */
export function filterbank(
  input: usize,
  rows: usize,
  cols: usize,
  squared: bool,
  first: usize,
  offset: usize,
  weights: usize,
  filters: usize,
  work: usize,
  out: usize,
): void {
  const sums = work + cols * VECTOR;
  for (let t: usize = 0; t < rows; t += 4) {
    gatherRows(input, cols * FLOAT, cols, squared, work);
    for (let f: usize = 0; f < filters; f++)
      v128.store(sums + f * VECTOR, filterSum(work, f, first, offset, weights));
    scatterRows(sums, filters, out, filters * FLOAT);
    input += 4 * cols * FLOAT;
    out += 4 * filters * FLOAT;
  }
}

/**
 * Rows of `cols` floats (`rows` a multiple of 4), squared first if asked, times the transpose of a basis of `count` rows (a multiple
 * of 4) of `cols` floats. `work`: cols + count vectors of room. `out`: rows x count.
 */
export function project(
  input: usize,
  rows: usize,
  cols: usize,
  squared: bool,
  basis: usize,
  count: usize,
  work: usize,
  out: usize,
): void {
  const sums = work + cols * VECTOR;
  const line = cols * FLOAT;
  for (let t: usize = 0; t < rows; t += 4) {
    gatherRows(input, line, cols, squared, work);
    for (let f: usize = 0; f < count; f += 4) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let bin = work;
      const from = basis + f * line;
      for (let w = from, end = from + line; w < end; w += FLOAT) {
        const v = v128.load(bin);
        s0 = f32x4.add(s0, f32x4.mul(v, v128.load32_splat(w)));
        s1 = f32x4.add(s1, f32x4.mul(v, v128.load32_splat(w + line)));
        s2 = f32x4.add(s2, f32x4.mul(v, v128.load32_splat(w + 2 * line)));
        s3 = f32x4.add(s3, f32x4.mul(v, v128.load32_splat(w + 3 * line)));
        bin += VECTOR;
      }
      v128.store(sums + f * VECTOR, s0);
      v128.store(sums + f * VECTOR, s1, 16);
      v128.store(sums + f * VECTOR, s2, 32);
      v128.store(sums + f * VECTOR, s3, 48);
    }
    scatterRows(sums, count, out, count * FLOAT);
    input += 4 * line;
    out += 4 * count * FLOAT;
  }
}

/**
 * Of each row of `cols` magnitudes (`rows` a multiple of 4) the centroid, the bandwidth and the bin at or below which `share` of the
 * sum lies, in bins, one float a row each; zeros for rows of zeros. `work`: cols vectors of room.
 */
export function shape(
  input: usize,
  rows: usize,
  cols: usize,
  share: f32,
  work: usize,
  centroid: usize,
  bandwidth: usize,
  rolloff: usize,
): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let t: usize = 0; t < rows; t += 4) {
    gatherRows(input, cols * FLOAT, cols, false, work);
    const end = work + cols * VECTOR;
    let total = zero;
    let weighted = zero;
    let k = zero;
    for (let p = work; p < end; p += VECTOR) {
      const v = v128.load(p);
      total = f32x4.add(total, v);
      weighted = f32x4.add(weighted, f32x4.mul(v, k));
      k = f32x4.add(k, one);
    }
    const audible = f32x4.gt(total, zero);
    const centre = v128.and(f32x4.div(weighted, total), audible);
    const threshold = f32x4.mul(total, f32x4.splat(share));
    let squares = zero;
    let sum = zero;
    let below = zero;
    k = zero;
    for (let p = work; p < end; p += VECTOR) {
      const v = v128.load(p);
      const away = f32x4.sub(k, centre);
      squares = f32x4.add(squares, f32x4.mul(v, f32x4.mul(away, away)));
      sum = f32x4.add(sum, v);
      below = f32x4.add(below, v128.and(f32x4.lt(sum, threshold), one));
      k = f32x4.add(k, one);
    }
    v128.store(centroid, centre);
    v128.store(bandwidth, v128.and(f32x4.sqrt(f32x4.div(squares, total)), audible));
    v128.store(rolloff, v128.and(below, audible));
    input += 4 * cols * FLOAT;
    centroid += VECTOR;
    bandwidth += VECTOR;
    rolloff += VECTOR;
  }
}
