// Signals whose descriptors can be worked out by hand.

/** A sine of amplitude 1 at `hz`, sampled at 22,050 Hz. */
export function sine(hz: number, length: number, amplitude = 1): Float32Array {
  return Float32Array.from({ length }, (_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / 22050));
}

/** Uniform noise in [-1, 1), the same for the same seed (mulberry32). */
export function noise(length: number, seed = 1): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}

/** Short decaying clicks every `period` samples. */
export function clicks(period: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, n) =>
    n % period < 200 ? (n % 2 === 0 ? 1 : -1) * 0.97 ** (n % period) : 0,
  );
}
