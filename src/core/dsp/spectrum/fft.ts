// Fast Fourier transforms of power-of-two length, in double precision and in place: the readable reference.

/** A transform of one fixed size, with its tables made once. */
export interface ComplexFft {
  readonly size: number;
  /** Replaces `re + i im` (both of `size` values) by its unnormalised forward transform. */
  forward(re: Float64Array, im: Float64Array): void;
}

/**
 * Radix-2 decimation in time (Cooley and Tukey 1965). The inverse is the forward transform with `re` and `im`
 * exchanged, divided by `size`. Throws a RangeError unless `size` is a power of two of at least 2.
 */
export function complexFft(size: number): ComplexFft {
  if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`FFT size ${size} is not a power of two`);
  const cos = new Float64Array(size / 2);
  const sin = new Float64Array(size / 2);
  for (let k = 0; k < size / 2; k++) {
    cos[k] = Math.cos((2 * Math.PI * k) / size);
    sin[k] = -Math.sin((2 * Math.PI * k) / size);
  }
  const reversed = bitReversal(size);

  return {
    size,
    forward(re, im) {
      permute(re, im, reversed);
      for (let half = 1; half < size; half *= 2) {
        const stride = size / (2 * half);
        for (let start = 0; start < size; start += 2 * half) {
          for (let j = 0, k = 0; j < half; j++, k += stride) {
            const a = start + j;
            const b = a + half;
            const wr = cos[k]!;
            const wi = sin[k]!;
            const br = re[b]! * wr - im[b]! * wi;
            const bi = re[b]! * wi + im[b]! * wr;
            re[b] = re[a]! - br;
            im[b] = im[a]! - bi;
            re[a] = re[a]! + br;
            im[a] = im[a]! + bi;
          }
        }
      }
    },
  };
}

function bitReversal(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let i = 1, bits = 31 - Math.clz32(size); i < size; i++) {
    reversed[i] = (reversed[i >> 1]! >> 1) | ((i & 1) << (bits - 1));
  }
  return reversed;
}

function permute(re: Float64Array, im: Float64Array, reversed: Uint32Array): void {
  for (let i = 0; i < reversed.length; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const r = re[i]!;
    re[i] = re[j]!;
    re[j] = r;
    const m = im[i]!;
    im[i] = im[j]!;
    im[j] = m;
  }
}
