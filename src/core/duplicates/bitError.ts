// How far two fingerprints are from being of one recording: the share of bits that differ where they lie on each other best.

export interface Alignment {
  /** Of the bits that are compared; of different music some 0.45, 1 where there is too little to compare. */
  readonly error: number;
  /** Where the second begins in the first, in steps of the fingerprint. */
  readonly offset: number;
}

/** Steps by which one may begin later than the other: 3 s, and the silence that encoders put before. */
const mostOffset = 30;
/** Steps that must be compared, some five seconds: what is shorter is like too much. */
export const leastCompared = 40;
/** Silence, and a tone that stands, look the same in any recording: what repeats itself so much tells nothing. */
const leastDistinct = 20;

/** The same in either order, but for the sign of the offset. */
export function aligned(a: Uint32Array, b: Uint32Array): Alignment {
  let best: Alignment = { error: 1, offset: 0 };
  if (!isTelling(a) || !isTelling(b)) return best;
  for (let distance = 0; distance <= mostOffset; distance++) {
    for (const offset of distance === 0 ? [0] : [distance, -distance]) {
      const error = errorAt(a, b, offset);
      if (error < best.error) best = { error, offset };
    }
  }
  return best;
}

/** With `b` begun `offset` steps later than `a`. */
function errorAt(a: Uint32Array, b: Uint32Array, offset: number): number {
  const from = Math.max(0, offset);
  const to = Math.min(a.length, b.length + offset);
  if (to - from < leastCompared) return 1;
  let bits = 0;
  for (let n = from; n < to; n++) bits += bitCount(a[n]! ^ b[n - offset]!);
  return bits / (32 * (to - from));
}

function isTelling(print: Uint32Array): boolean {
  return print.length >= leastCompared && new Set(print).size >= leastDistinct;
}

/** Of a 32-bit number (H. Warren, Hacker's Delight, 5-1). */
function bitCount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
