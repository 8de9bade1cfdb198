// The mean of two channels, and how much power each has by itself, in one pass over both.
import { loudestSample, makeValid } from './validSamples.ts';

export interface PairMix {
  /** What is no sample in it has been made harmless. */
  readonly mean: Float32Array;
  /** Variances, over the channels' whole length: what they rest at is no power. NaN where there are values that are no numbers. */
  readonly powers: { readonly left: number; readonly right: number; readonly mean: number };
}

/** Of two channels of one length. */
export function pairMix(left: Float32Array, right: Float32Array): PairMix {
  const n = left.length;
  const mean = new Float32Array(n);
  // Relative to the first values, so that a level at which they rest does not eat the precision.
  const [l0, r0] = [left[0] ?? 0, right[0] ?? 0];
  let [sumL, sumR, squaresL, squaresR, products] = [0, 0, 0, 0, 0];
  let isValid = true;
  for (let i = 0; i < n; i++) {
    const l = left[i]!;
    const r = right[i]!;
    const m = (l + r) / 2;
    mean[i] = m;
    // NaN fails this too.
    if (!(Math.abs(m) <= loudestSample)) isValid = false;
    const a = l - l0;
    const b = r - r0;
    sumL += a;
    sumR += b;
    squaresL += a * a;
    squaresR += b * b;
    products += a * b;
  }
  const variance = (sum: number, squares: number): number => Math.max(0, squares / n - (sum / n) ** 2);
  return {
    mean: isValid ? mean : makeValid(mean),
    powers: {
      left: variance(sumL, squaresL),
      right: variance(sumR, squaresR),
      // Of half the sum, by the binomial formula.
      mean: variance((sumL + sumR) / 2, (squaresL + squaresR + 2 * products) / 4),
    },
  };
}
