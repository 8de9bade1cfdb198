// Windows for short-time analysis.

/** Periodic Hann window of `length` points (SciPy's `get_window('hann', length, fftbins=True)`). */
export function hann(length: number): Float64Array {
  const window = new Float64Array(length);
  for (let n = 0; n < length; n++) window[n] = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length);
  return window;
}
