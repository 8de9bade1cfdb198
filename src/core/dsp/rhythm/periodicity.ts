// How strongly a series repeats after a lag, and after every multiple of one.
import { complexFft } from '../spectrum/fft.ts';

/** Correlation with itself so many values later, from 0 up to `lags` - 1: 1 at lag 0; all zeros for a constant series. */
export function autocorrelation(series: Float64Array, lags: number): Float64Array {
  const n = series.length;
  const out = new Float64Array(Math.min(lags, n));
  let total = 0;
  for (let t = 0; t < n; t++) total += series[t]!;
  const mean = total / n;
  let squares = 0;
  for (let t = 0; t < n; t++) squares += (series[t]! - mean) ** 2;
  const energy = squares / n;
  if (!(energy > 1e-12)) return out;
  const fft = complexFft(2 ** Math.ceil(Math.log2(n + lags + 1)));
  const re = new Float64Array(fft.size);
  const im = new Float64Array(fft.size);
  for (let t = 0; t < n; t++) re[t] = series[t]! - mean;
  fft.forward(re, im);
  for (let k = 0; k < fft.size; k++) {
    re[k] = (re[k]! * re[k]! + im[k]! * im[k]!) / fft.size;
    im[k] = 0;
  }
  // A power spectrum is even: forwards is backwards.
  fft.forward(re, im);
  for (let lag = 0; lag < out.length; lag++) out[lag] = re[lag]! / (n - lag) / energy;
  return out;
}

/** Mean of an autocorrelation at all multiples of `period` that it reaches. */
export function comb(correlation: Float64Array, period: number): number {
  const teeth = Math.floor((correlation.length - 2) / period);
  let sum = 0;
  for (let k = 1; k <= teeth; k++) sum += between(correlation, k * period);
  return teeth < 1 ? 0 : sum / teeth;
}

/** The most that a series reaches within a frame of a place. */
export function around(series: Float64Array, place: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let step = -2; step <= 2; step++) most = Math.max(most, between(series, place + step / 2));
  return most;
}

/** Between two values of a series, straight; 0 beyond its ends. */
function between(series: Float64Array, place: number): number {
  const below = Math.floor(place);
  if (below < 0 || below + 1 >= series.length) return 0;
  return series[below]! + (place - below) * (series[below + 1]! - series[below]!);
}
