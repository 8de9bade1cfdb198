// What a step of learning does besides its products: masks, the gradient of a softmax, Adam. Single precision, four in four lanes.
import { exponential } from './shared/elementary';

const FLOAT: usize = 4;

/** values *= factors, element by element. */
export function multiply(values: usize, factors: usize, count: usize): void {
  const bytes = count * FLOAT;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(values + at, f32x4.mul(v128.load(values + at), v128.load(factors + at)));
  for (; at < bytes; at += FLOAT) store<f32>(values + at, load<f32>(values + at) * load<f32>(factors + at));
}

/** into [cols, rows] = a [rows, cols], turned over. */
export function turnOver(a: usize, rows: usize, cols: usize, into: usize): void {
  for (let i: usize = 0; i < rows; i++)
    for (let j: usize = 0; j < cols; j++)
      store<f32>(into + (j * rows + i) * FLOAT, load<f32>(a + (i * cols + j) * FLOAT));
}

/** Scores [rows, cols] become the gradient of their mean cross-entropy: `share` times softmax less 1 at the row's class (i32, at `truths`). */
export function softmaxLess(scores: usize, rows: usize, cols: usize, truths: usize, share: f32): void {
  const bytes = cols * FLOAT;
  for (let i: usize = 0; i < rows; i++) {
    const row = scores + i * bytes;
    let top: f32 = -Infinity;
    for (let at: usize = 0; at < bytes; at += FLOAT) top = max(top, load<f32>(row + at));
    let sum: f32 = 0;
    for (let at: usize = 0; at < bytes; at += FLOAT) {
      const e = f32(f64x2.extract_lane(exponential(f64x2.splat(f64(load<f32>(row + at) - top))), 0));
      store<f32>(row + at, e);
      sum += e;
    }
    for (let at: usize = 0; at < bytes; at += FLOAT) store<f32>(row + at, (load<f32>(row + at) / sum) * share);
    const truth = row + usize(load<i32>(truths + i * FLOAT)) * FLOAT;
    store<f32>(truth, load<f32>(truth) - share);
  }
}

/**
 * One step of Adam (Kingma and Ba 2015) with the usual decay rates: parameters, the two running means and the gradient [count] each, all of whose
 * room is a whole number of fours. `decay` times the parameters join the gradient.
 */
export function adam(
  parameters: usize,
  first: usize,
  second: usize,
  gradient: usize,
  count: usize,
  rate: f32,
  decay: f32,
): void {
  const bytes = count * FLOAT;
  const keep = f32x4.splat(0.9);
  const take = f32x4.splat(0.1);
  const keepSquare = f32x4.splat(0.999);
  const takeSquare = f32x4.splat(0.001);
  const by = f32x4.splat(rate);
  const drawn = f32x4.splat(decay);
  const least = f32x4.splat(1e-8);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(parameters + at);
    const g = f32x4.add(v128.load(gradient + at), f32x4.mul(drawn, w));
    const m = f32x4.add(f32x4.mul(keep, v128.load(first + at)), f32x4.mul(take, g));
    const v = f32x4.add(f32x4.mul(keepSquare, v128.load(second + at)), f32x4.mul(f32x4.mul(takeSquare, g), g));
    v128.store(first + at, m);
    v128.store(second + at, v);
    v128.store(parameters + at, f32x4.sub(w, f32x4.div(f32x4.mul(by, m), f32x4.add(f32x4.sqrt(v), least))));
  }
}
