// Seeded randomness: the only source of chance in learning.

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** As many numbers as there are places, the same as `next` would give. */
  fill(into: Float64Array): void;
  /** Uniform integer in [0, bound). */
  integer(bound: number): number;
  /** Standard normal. */
  normal(): number;
}

/** A generator from an integer seed: sfc32 (C. Doty-Humphrey, PractRand), its state filled by SplitMix32. */
export function createRandom(seed: number): Random {
  let filler = 0;
  const fill = (): number => splitMix(seed, ++filler);
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next32 = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next32();
  const next = (): number => next32() / 4294967296;
  return {
    next,
    fill(into) {
      // As next32, in variables of this function, which are many times as fast.
      let [x, y, z, n] = [a, b, c, counter];
      for (let at = 0; at < into.length; at++) {
        const t = (((x + y) | 0) + n) | 0;
        n = (n + 1) | 0;
        x = y ^ (y >>> 9);
        y = (z + (z << 3)) | 0;
        z = (z << 21) | (z >>> 11);
        z = (z + t) | 0;
        into[at] = (t >>> 0) / 4294967296;
      }
      [a, b, c, counter] = [x, y, z, n];
    },
    integer: (bound) => Math.floor(next() * bound),
    // Box and Muller (1958); 1 - next() keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** The nth number of SplitMix32, -2^31 to 2^31 - 1: of one seed no two n below 2^32 have the same. */
export function splitMix(seed: number, n: number): number {
  let z = ((seed | 0) + Math.imul(n, 0x9e3779b9)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) | 0;
}

/** A seed of its own for each named purpose, so that no two of them share a stream (FNV-1a over the parts). */
export function deriveSeed(seed: number, ...purpose: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of `${seed}/${purpose.join('/')}`)
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}

/** Shuffles in place (Fisher and Yates). */
function shuffle(items: Int32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = items[i]!;
    items[i] = items[j]!;
    items[j] = kept;
  }
}

/** 0, 1, ... count - 1 in random order. */
export function permutation(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, random);
  return order;
}
