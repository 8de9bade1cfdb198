// The short-time Fourier transform and its inverse, as librosa's `stft` and `istft` with centred, zero-padded frames.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { frameCount, HOP_LENGTH, N_BINS, N_FFT } from '../framing.ts';
import { realFft } from './realFft.ts';
import { hann } from './window.ts';

/** One spectrum a row, frames x bins: real and imaginary parts, and absolute values. */
export interface Spectra {
  readonly re: Matrix;
  readonly im: Matrix;
  readonly magnitude: Matrix;
}

const window = hann(N_FFT);
const fft = realFft(N_FFT);
const frame = new Float64Array(N_FFT);
const re = new Float64Array(N_BINS);
const im = new Float64Array(N_BINS);

/** Hann-windowed spectra, frame `t` centred on sample `t * HOP_LENGTH`, zeros beyond both ends. */
export function stft(samples: Float32Array): Spectra {
  const frames = frameCount(samples.length);
  const out: Spectra = {
    re: matrix(frames, N_BINS),
    im: matrix(frames, N_BINS),
    magnitude: matrix(frames, N_BINS),
  };
  for (let t = 0; t < frames; t++) {
    const start = t * HOP_LENGTH - N_FFT / 2;
    for (let n = 0; n < N_FFT; n++) {
      const at = start + n;
      frame[n] = at < 0 || at >= samples.length ? 0 : samples[at]! * window[n]!;
    }
    fft.forward(frame, re, im);
    out.re.data.set(re, t * N_BINS);
    out.im.data.set(im, t * N_BINS);
    for (let k = 0; k < N_BINS; k++) {
      out.magnitude.data[t * N_BINS + k] = Math.sqrt(re[k]! * re[k]! + im[k]! * im[k]!);
    }
  }
  return out;
}

/**
 * `length` samples from spectra that `stft` made (or a masked copy of them): windowed overlap-add divided by the sum of the squared
 * windows that truly overlap there (Griffin and Lim 1984), which differs from its steady value at both ends.
 */
export function istft(spectra: Pick<Spectra, 're' | 'im'>, length: number): Float32Array {
  const sum = new Float64Array(length);
  const weight = new Float64Array(length);
  for (let t = 0; t < spectra.re.rows; t++) {
    re.set(spectra.re.data.subarray(t * N_BINS, (t + 1) * N_BINS));
    im.set(spectra.im.data.subarray(t * N_BINS, (t + 1) * N_BINS));
    fft.inverse(re, im, frame);
    const start = t * HOP_LENGTH - N_FFT / 2;
    for (let n = Math.max(0, -start); n < N_FFT && start + n < length; n++) {
      sum[start + n]! += frame[n]! * window[n]!;
      weight[start + n]! += window[n]! * window[n]!;
    }
  }
  const out = new Float32Array(length);
  for (let n = 0; n < length; n++) out[n] = weight[n]! > Number.MIN_VALUE ? sum[n]! / weight[n]! : sum[n]!;
  return out;
}
