// The autocorrelation tempogram (Grosche, Mueller and Kurth 2010), as librosa's `tempogram`.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { complexFft } from '../spectrum/fft.ts';
import { hann } from '../spectrum/window.ts';

/**
 * Local autocorrelation of an onset envelope: row `t` holds lags 0..`lags`-1 (frames) of the Hann-windowed stretch of `lags` frames
 * centred on frame `t`, scaled so that lag 0 is 1. Beyond both ends the envelope falls to zero linearly.
 */
export function tempogram(envelope: Float32Array, lags: number): Matrix {
  const out = matrix(envelope.length, lags);
  const work = autocorrelator(envelope, lags);
  for (let t = 0; t < envelope.length; t++) {
    work.addPowerOf(t);
    out.data.set(work.takeAutocorrelation(1).subarray(0, lags), t * lags);
  }
  return out;
}

/** The tempogram's mean over time: `lags` values. Averages power spectra, so that one inverse transform suffices. */
export function meanTempogram(envelope: Float32Array, lags: number): Float64Array {
  const work = autocorrelator(envelope, lags);
  for (let t = 0; t < envelope.length; t++) work.addPowerOf(t);
  return work.takeAutocorrelation(envelope.length).slice(0, lags);
}

const smallestNormal = 2 ** -126;

function autocorrelator(envelope: Float32Array, lags: number) {
  const padded = withRamps(envelope, lags >> 1);
  const window = hann(lags);
  const fft = complexFft(2 ** Math.ceil(Math.log2(2 * lags)));
  const re = new Float64Array(fft.size);
  const im = new Float64Array(fft.size);
  const power = new Float64Array(fft.size);
  return {
    /** Adds the power spectrum of the stretch around frame `t`, scaled to unit energy. */
    addPowerOf(t: number): void {
      re.fill(0);
      im.fill(0);
      let energy = 0;
      for (let n = 0; n < lags; n++) {
        const value = padded[t + n]! * window[n]!;
        re[n] = value;
        energy += value * value;
      }
      if (energy < smallestNormal) return;
      fft.forward(re, im);
      for (let k = 0; k < power.length; k++) power[k]! += (re[k]! * re[k]! + im[k]! * im[k]!) / energy;
    },
    /** The summed power back to lags, divided by `count`; resets the sum. */
    takeAutocorrelation(count: number): Float64Array {
      re.set(power);
      im.fill(0);
      fft.forward(re, im);
      for (let n = 0; n < re.length; n++) re[n]! /= fft.size * count;
      power.fill(0);
      return re;
    },
  };
}

/** The envelope with `pad` frames more on both sides, falling to zero linearly. */
export function withRamps(envelope: Float32Array, pad: number): Float64Array {
  const n = envelope.length;
  const out = new Float64Array(n + 2 * pad);
  out.set(envelope, pad);
  for (let i = 0; i < pad; i++) {
    out[i] = (envelope[0]! * i) / pad;
    out[out.length - 1 - i] = (envelope[n - 1]! * i) / pad;
  }
  return out;
}
