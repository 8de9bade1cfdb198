// Tables that the WebAssembly transforms read: the order of their points and their rotations.

/** Byte offset of each point in base-4 digit-reversed order. */
export function digitReversedOffsets(points: number, pointBytes: number): Int32Array {
  return Int32Array.from({ length: points }, (_, n) => {
    let reversed = 0;
    for (let rest = n, digits = 1; digits < points; digits *= 4, rest >>= 2)
      reversed = reversed * 4 + (rest & 3);
    return reversed * pointBytes;
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
