// The one framing that every descriptor shares: 2048-point frames every 512 samples at 22,050 Hz, as librosa's defaults.

/** Sample rate of every analysed signal, in Hz. */
export const SAMPLE_RATE = 22050;
/** Samples a frame. */
export const N_FFT = 2048;
/** Samples between the starts of two frames. */
export const HOP_LENGTH = 512;
/** Frequency bins of a frame: 0 Hz to half the sample rate, both included. */
export const N_BINS = N_FFT / 2 + 1;

/** Frames of a signal of `length` samples when frame `t` is centred on sample `t * HOP_LENGTH`. */
export function frameCount(length: number): number {
  return 1 + Math.floor(length / HOP_LENGTH);
}

/** Centre frequency of bin `k` in Hz. */
export function binFrequency(k: number): number {
  return (k * SAMPLE_RATE) / N_FFT;
}

/** Frames a minute: divided by a period in frames, beats a minute. */
export const framesPerMinute = (60 * SAMPLE_RATE) / HOP_LENGTH;
