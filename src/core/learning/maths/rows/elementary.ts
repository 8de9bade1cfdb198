// The exponential and the logarithm by the steps of kernels/rows/shared/elementary.ts, in which every machine agrees to the last bit.

const rounding = 6755399441055744;
/** The logarithm of 2 in two parts, the first of which has zeros at its end (fdlibm's). */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** Beyond, results would be no normal numbers. */
const farthest = 700;

/** Of exp(r) - 1 - r, over r², the highest first. */
const ofExponential = [
  1 / 6227020800,
  1 / 479001600,
  1 / 39916800,
  1 / 3628800,
  1 / 362880,
  1 / 40320,
  1 / 5040,
  1 / 720,
  1 / 120,
  1 / 24,
  1 / 6,
  0.5,
];
const ofLogarithm = [2 / 21, 2 / 19, 2 / 17, 2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3];

/** exp(x) - 1, x taken to be within ±700; to some 1e-16 of it. */
export function exponentialLess1(x: number): number {
  const { power, less1 } = reduced(x);
  return power * less1 + (power - 1);
}

/** exp(x), x taken to be within ±700; to some 2e-16 of it. */
export function exponential(x: number): number {
  const { power, less1 } = reduced(x);
  return power * (1 + less1);
}

function reduced(x: number): { readonly power: number; readonly less1: number } {
  const within = Math.min(farthest, Math.max(-farthest, x));
  const n = within * Math.LOG2E + rounding - rounding;
  const r = within - n * ln2High - n * ln2Low;
  return { power: 2 ** n, less1: r + r * r * horner(ofExponential, r) };
}

const bits = new DataView(new ArrayBuffer(8));

/** Of a positive normal number, to some 2e-16. */
export function logarithm(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0x000f_ffff) | 0x3ff0_0000);
  const mantissa = bits.getFloat64(0);
  const isLarge = mantissa > Math.SQRT2;
  const m = isLarge ? mantissa * 0.5 : mantissa;
  const e = (high >>> 20) - 1023 + (isLarge ? 1 : 0);
  const s = (m - 1) / (m + 1);
  const z = s * s;
  return e * ln2High + (e * ln2Low + (horner(ofLogarithm, z) * z * s + 2 * s));
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0]!;
  for (let k = 1; k < coefficients.length; k++) sum = sum * x + coefficients[k]!;
  return sum;
}
