// How far measurements lie apart: their middle, what all but a twentieth stay below, and the largest.
export interface Spread {
  readonly samples: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { samples: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}
