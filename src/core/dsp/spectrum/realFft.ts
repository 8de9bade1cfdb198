// The FFT of a real signal and back, by one complex transform of half the length.
import { complexFft } from './fft.ts';

export interface RealFft {
  readonly size: number;
  /** `input` (`size` real values) to bins 0..size/2 of its unnormalised spectrum, in `re` and `im`. */
  forward(input: Float64Array, re: Float64Array, im: Float64Array): void;
  /** Bins 0..size/2 back to `size` real values, divided by `size`. */
  inverse(re: Float64Array, im: Float64Array, output: Float64Array): void;
}

/** Even samples become real, odd ones imaginary parts of a half-size transform; Hermitian symmetry separates them afterwards. */
export function realFft(size: number): RealFft {
  const half = size / 2;
  const fft = complexFft(half);
  const zr = new Float64Array(half);
  const zi = new Float64Array(half);
  const cos = new Float64Array(half + 1);
  const sin = new Float64Array(half + 1);
  for (let k = 0; k <= half; k++) {
    cos[k] = Math.cos((2 * Math.PI * k) / size);
    sin[k] = -Math.sin((2 * Math.PI * k) / size);
  }

  return {
    size,
    forward(input, re, im) {
      for (let n = 0; n < half; n++) {
        zr[n] = input[2 * n]!;
        zi[n] = input[2 * n + 1]!;
      }
      fft.forward(zr, zi);
      for (let k = 0; k <= half; k++) {
        const p = k % half;
        const q = (half - k) % half;
        const evenRe = (zr[p]! + zr[q]!) / 2;
        const evenIm = (zi[p]! - zi[q]!) / 2;
        const oddRe = (zi[p]! + zi[q]!) / 2;
        const oddIm = (zr[q]! - zr[p]!) / 2;
        re[k] = evenRe + oddRe * cos[k]! - oddIm * sin[k]!;
        im[k] = evenIm + oddRe * sin[k]! + oddIm * cos[k]!;
      }
    },
    inverse(re, im, output) {
      for (let k = 0; k < half; k++) {
        const q = half - k;
        const evenRe = (re[k]! + re[q]!) / 2;
        const evenIm = (im[k]! - im[q]!) / 2;
        const turnedRe = (re[k]! - re[q]!) / 2;
        const turnedIm = (im[k]! + im[q]!) / 2;
        const oddRe = turnedRe * cos[k]! + turnedIm * sin[k]!;
        const oddIm = turnedIm * cos[k]! - turnedRe * sin[k]!;
        zr[k] = evenRe - oddIm;
        zi[k] = evenIm + oddRe;
      }
      fft.forward(zi, zr);
      for (let n = 0; n < half; n++) {
        output[2 * n] = zr[n]! / half;
        output[2 * n + 1] = zi[n]! / half;
      }
    },
  };
}
