// The Yeo-Johnson power transform (Yeo and Johnson, Biometrika 87, 2000): makes a skewed column more normal.

export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return Math.abs(lambda) < 1e-9 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  const power = 2 - lambda;
  return Math.abs(power) < 1e-9 ? -Math.log1p(-x) : -Math.expm1(power * Math.log1p(-x)) / power;
}

/** The power of greatest likelihood within [-4, 6], by golden section to 0.005. A constant column gets 1 (no change). */
export function estimateLambda(column: Float64Array): number {
  const logs = column.map((x) => Math.sign(x) * Math.log1p(Math.abs(x)));
  let logSum = 0;
  for (const l of logs) logSum += l;
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -4;
  let high = 6;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = likelihood(logs, logSum, left);
  let atRight = likelihood(logs, logSum, right);
  if (!Number.isFinite(atLeft) && !Number.isFinite(atRight)) return 1;
  while (high - low > 0.005) {
    if (atLeft >= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = likelihood(logs, logSum, left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = likelihood(logs, logSum, right);
    }
  }
  return (low + high) / 2;
}

// `logs` holds sign(x) log(1 + |x|), from which every power follows by one exponential.
function likelihood(logs: Float64Array, logSum: number, lambda: number): number {
  const power = 2 - lambda;
  let sum = 0;
  let squares = 0;
  for (const l of logs) {
    const t =
      l >= 0
        ? Math.abs(lambda) < 1e-9
          ? l
          : Math.expm1(lambda * l) / lambda
        : Math.abs(power) < 1e-9
          ? l
          : -Math.expm1(-power * l) / power;
    sum += t;
    squares += t * t;
  }
  const variance = squares / logs.length - (sum / logs.length) ** 2;
  if (!(variance > 1e-12)) return Number.NEGATIVE_INFINITY;
  return (-logs.length / 2) * Math.log(variance) + (lambda - 1) * logSum;
}
