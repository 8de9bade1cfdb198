// What recurrent layers share.

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Whether any row has a step `t`. */
export function within(t: number, lengths: Int32Array): boolean {
  for (const length of lengths) if (t < length) return true;
  return false;
}
