// The mean of two channels, and how much power each has by itself, in one pass over both.
import { loudestSample, makeValid } from './validSamples.ts';

export interface PairMix {
  /** What is no sample in it has been made harmless. */
  readonly mean: Float32Array;
  /** Variances, over the channels' whole length: what they rest at is no power. NaN where there are values that are no numbers. */
  readonly powers: { readonly left: number; readonly right: number; readonly mean: number };
}

/** Samples that are mixed by one call: a loop over all of them would be run once, and engines compile what is called often. */
const blockLength = 4096;

interface Sums {
  left: number;
  right: number;
  leftSquares: number;
  rightSquares: number;
  products: number;
  /** Values that are no samples. */
  invalid: number;
}

/** Of two channels of one length. */
export function pairMix(left: Float32Array, right: Float32Array): PairMix {
  const n = left.length;
  const mean = new Float32Array(n);
  const sums: Sums = { left: 0, right: 0, leftSquares: 0, rightSquares: 0, products: 0, invalid: 0 };
  for (let from = 0; from < n; from += blockLength)
    mixBlock(left, right, mean, from, Math.min(n, from + blockLength), sums);
  const variance = (sum: number, squares: number): number => Math.max(0, squares / n - (sum / n) ** 2);
  return {
    mean: sums.invalid === 0 ? mean : makeValid(mean),
    powers: {
      left: variance(sums.left, sums.leftSquares),
      right: variance(sums.right, sums.rightSquares),
      // Of half the sum, by the binomial formula.
      mean: variance(
        (sums.left + sums.right) / 2,
        (sums.leftSquares + sums.rightSquares + 2 * sums.products) / 4,
      ),
    },
  };
}

function mixBlock(
  left: Float32Array,
  right: Float32Array,
  mean: Float32Array,
  from: number,
  to: number,
  sums: Sums,
): void {
  // Relative to the first values, so that a level at which they rest does not eat the precision.
  const l0 = left[0]!;
  const r0 = right[0]!;
  let sumL = 0;
  let sumR = 0;
  let squaresL = 0;
  let squaresR = 0;
  let products = 0;
  let invalid = 0;
  for (let i = from; i < to; i++) {
    const l = left[i]!;
    const r = right[i]!;
    const m = (l + r) / 2;
    mean[i] = m;
    // NaN fails this too.
    if (!(Math.abs(m) <= loudestSample)) invalid += 1;
    const a = l - l0;
    const b = r - r0;
    sumL += a;
    sumR += b;
    squaresL += a * a;
    squaresR += b * b;
    products += a * b;
  }
  sums.left += sumL;
  sums.right += sumR;
  sums.leftSquares += squaresL;
  sums.rightSquares += squaresR;
  sums.products += products;
  sums.invalid += invalid;
}
