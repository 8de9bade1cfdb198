// Tables that the WebAssembly transforms read: the order of their points and their rotations.

/**
 * Byte offset of each point in the order that the transforms want: base-4 digit-reversed or, of twice a power of four, the even points
 * before the odd ones, each so.
 */
export function digitReversedOffsets(points: number, pointBytes: number): Int32Array {
  const isPowerOfFour = (points & 0x55555555) !== 0;
  const fours = isPowerOfFour ? points : points / 2;
  return Int32Array.from({ length: points }, (_, n) => {
    let reversed = 0;
    for (let rest = isPowerOfFour ? n : n >> 1, digits = 1; digits < fours; digits *= 4, rest >>= 2)
      reversed = reversed * 4 + (rest & 3);
    return (isPowerOfFour ? reversed : reversed + (n & 1) * fours) * pointBytes;
  });
}

/** cos and -sin of 2 pi k / `size` as pairs. */
export function rotations(size: number, count: number): Float32Array {
  const pairs = new Float32Array(2 * count);
  for (let k = 0; k < count; k++) {
    pairs[2 * k] = Math.cos((2 * Math.PI * k) / size);
    pairs[2 * k + 1] = -Math.sin((2 * Math.PI * k) / size);
  }
  return pairs;
}
