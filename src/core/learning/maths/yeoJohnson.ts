// The Yeo-Johnson power transform (Yeo and Johnson, Biometrika 87, 2000): makes a skewed column more normal.
import type { PowerSums } from './rows/arithmetic.ts';
import { rowArithmetic } from './rows/inUse.ts';

export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return Math.abs(lambda) < 1e-9 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  const power = 2 - lambda;
  return Math.abs(power) < 1e-9 ? -Math.log1p(-x) : -Math.expm1(power * Math.log1p(-x)) / power;
}

/** The power of greatest likelihood within [-4, 6], by golden section to 0.005. A constant column gets 1 (no change). */
export function estimateLambda(column: Float64Array): number {
  const count = column.length;
  // From sign(x) log(1 + |x|) every power follows by one exponential, with another exponent on each side of 0.
  const room = new Float64Array(count);
  let above = 0;
  let below = count;
  for (const x of column)
    if (x >= 0) room[above++] = Math.log1p(x);
    else room[--below] = -Math.log1p(-x);
  const sides = [room.subarray(0, above), room.subarray(above)];
  const plain = sides.map(plainSums);
  const logSum = plain[0]!.sum + plain[1]!.sum;
  return rowArithmetic().withPowers(sides, (sums) =>
    goldenSection((lambda) => {
      const ofSide = (side: number, power: number): PowerSums => {
        if (Math.abs(power) < 1e-9) return plain[side]!;
        const { sum, squares } = sums(side, power);
        return { sum: sum / power, squares: squares / (power * power) };
      };
      const positive = ofSide(0, lambda);
      const negative = ofSide(1, lambda - 2);
      const mean = (positive.sum + negative.sum) / count;
      const variance = (positive.squares + negative.squares) / count - mean ** 2;
      if (!(variance > 1e-12)) return Number.NEGATIVE_INFINITY;
      return (-count / 2) * Math.log(variance) + (lambda - 1) * logSum;
    }),
  );
}

function plainSums(logs: Float64Array): PowerSums {
  let sum = 0;
  let squares = 0;
  for (const l of logs) {
    sum += l;
    squares += l * l;
  }
  return { sum, squares };
}

function goldenSection(likelihood: (lambda: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -4;
  let high = 6;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = likelihood(left);
  let atRight = likelihood(right);
  if (!Number.isFinite(atLeft) && !Number.isFinite(atRight)) return 1;
  while (high - low > 0.005) {
    if (atLeft >= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = likelihood(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = likelihood(right);
    }
  }
  return (low + high) / 2;
}
