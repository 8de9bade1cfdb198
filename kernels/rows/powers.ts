// Exponentials and logarithms, two at once, of as many numbers as there are: sums of what powers and densities need.
import { exponential, exponentialLess1, logarithm } from './shared/elementary';

const DOUBLE: usize = 8;
const VECTOR: usize = 16;

/**
 * Products [count] of one row with others become the Gaussian kernel of their squared distances, exp(-gamma |a - b|²), by the norm of that
 * row and the norms [count] of the others. The room is a whole number of pairs.
 */
export function gaussians(products: usize, norms: usize, count: usize, norm: f64, gamma: f64): void {
  const own = f64x2.splat(norm);
  const two = f64x2.splat(2);
  const by = f64x2.splat(-gamma);
  const zero = f64x2.splat(0);
  const bytes = count * DOUBLE;
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const square = f64x2.sub(f64x2.add(own, v128.load(norms + at)), f64x2.mul(two, v128.load(products + at)));
    v128.store(products + at, exponential(f64x2.mul(by, f64x2.pmax(zero, square))));
  }
}

/** Sums over values [count] of e and of e², where e = exp(factor * value) - 1; `count` is even. Into two numbers at `out`. */
export function powerSums(values: usize, count: usize, factor: f64, out: usize): void {
  const by = f64x2.splat(factor);
  let sum = f64x2.splat(0);
  let squares = sum;
  const end = values + count * DOUBLE;
  for (let at = values; at < end; at += VECTOR) {
    const e = exponentialLess1(f64x2.mul(by, v128.load(at)));
    sum = f64x2.add(sum, e);
    squares = f64x2.add(squares, f64x2.mul(e, e));
  }
  store<f64>(out, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  store<f64>(out, f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1), 8);
}

/**
 * Of squared distances [count], made of products (left there), norms and the norm of the row itself: the sum of shares times
 * (nearest / base)^exponent, where base = 1 + scale * square and nearest is the least of them. Into `out`: the sum, then nearest. `count` is
 * even; what fills the last pair has a share of 0 and a norm that makes it no nearest.
 */
export function tailSum(
  products: usize,
  norms: usize,
  shares: usize,
  count: usize,
  norm: f64,
  scale: f64,
  exponent: f64,
  out: usize,
): void {
  const own = f64x2.splat(norm);
  const two = f64x2.splat(2);
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const by = f64x2.splat(scale);
  const bytes = count * DOUBLE;
  let least = f64x2.splat(Infinity);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const square = f64x2.sub(
      f64x2.add(own, v128.load(norms + at)),
      f64x2.mul(two, v128.load(products + at)),
    );
    const base = f64x2.add(one, f64x2.mul(by, f64x2.pmax(zero, square)));
    v128.store(products + at, base);
    least = f64x2.pmin(least, base);
  }
  const nearest = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  const over = f64x2.splat(nearest);
  const power = f64x2.splat(exponent);
  let sum = zero;
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const log = logarithm(f64x2.div(over, v128.load(products + at)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(shares + at), exponential(f64x2.mul(power, log))));
  }
  store<f64>(out, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  store<f64>(out, nearest, 8);
}
