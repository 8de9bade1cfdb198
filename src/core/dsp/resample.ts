// Changes a signal's sampling rate by a rational factor with a linear-phase, Kaiser-windowed sinc low-pass.

/** Zero crossings of the sinc on each side, counted at the lower of the two rates. */
const zeroCrossings = 27;
/** Kaiser's beta for a stop band 90 dB down: 0.1102 (A - 8.7). */
const kaiserBeta = 8.96;
const lowestRate = 1000;
const highestRate = 1_000_000;

/**
 * Resamples one channel from `fromRate` to `toRate` (whole hertz).
 *
 * The output has `ceil(length * toRate / fromRate)` samples and no delay; beyond its ends the input counts as zero.
 * Gain at DC is 1. Of the lower rate's band the lowest 89 % pass within 0.01 dB, and nothing aliases into them
 * (at least 80 dB down); the response is 6 dB down at the band's edge, so the rest is the transition.
 *
 * Method: polyphase windowed sinc (Crochiere & Rabiner 1983, Multirate Digital Signal Processing, ch. 4); window
 * after Kaiser 1974. For 2:1 the sinc is a half-band filter, whose every second coefficient is zero.
 *
 * Throws a RangeError for rates that are not whole numbers from 1,000 to 1,000,000.
 */
export function resample(signal: Float32Array, fromRate: number, toRate: number): Float32Array {
  for (const rate of [fromRate, toRate]) {
    if (!Number.isInteger(rate) || rate < lowestRate || rate > highestRate) {
      throw new RangeError(`cannot resample from ${fromRate} Hz to ${toRate} Hz`);
    }
  }
  if (fromRate === toRate) return signal.slice();
  const common = greatestCommonDivisor(fromRate, toRate);
  const up = toRate / common;
  const down = fromRate / common;
  const length = Math.ceil((signal.length * up) / down);
  if (up === 1 && down === 2) return halve(signal, length);
  return polyphase(signal, length, up, down);
}

/**
 * The continuous impulse response at `t`, in samples of the input; unit DC gain is for the caller to normalise.
 * `cutoff` is the band's edge over the input rate, times two: 1 when upsampling, `toRate / fromRate` otherwise.
 */
function windowedSinc(t: number, cutoff: number): number {
  const x = t * cutoff;
  const u = x / zeroCrossings;
  if (Math.abs(u) >= 1) return 0;
  const window = besselI0(kaiserBeta * Math.sqrt(1 - u * u)) / besselI0(kaiserBeta);
  return cutoff * window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
}

const halfBand = halfBandCoefficients();

/** The coefficients at the odd offsets 1, 3, 5 ...; the centre is 1/2 and those at other even offsets are 0. */
function halfBandCoefficients(): Float64Array {
  const odd = Float64Array.from({ length: zeroCrossings }, (_, j) => windowedSinc(2 * j + 1, 0.5));
  const sum = odd.reduce((total, value) => total + value, 0);
  // The centre passes half of DC; the two wings together must pass the other half.
  return odd.map((value) => (value * 0.25) / sum);
}

/** 2:1. Even and odd input samples are told apart first, so that all reads are next to each other. */
function halve(signal: Float32Array, length: number): Float32Array {
  const taps = halfBand;
  const wings = taps.length;
  const odd = new Float32Array(length + 2 * wings + 4);
  for (let i = 0; 2 * i + 1 < signal.length; i++) odd[i + wings] = signal[2 * i + 1]!;
  const out = new Float32Array(length);
  // Four outputs at once: neighbours share nearly all of their reads.
  for (let n = 0; n < length; n += 4) {
    let left = n + wings - 1;
    let right = n + wings;
    let l1 = odd[left + 1]!;
    let l2 = odd[left + 2]!;
    let l3 = odd[left + 3]!;
    let r0 = odd[right]!;
    let r1 = odd[right + 1]!;
    let r2 = odd[right + 2]!;
    let y0 = 0;
    let y1 = 0;
    let y2 = 0;
    let y3 = 0;
    for (let j = 0; j < wings; j++) {
      const h = taps[j]!;
      const l0 = odd[left]!;
      const r3 = odd[right + 3]!;
      y0 += h * (l0 + r0);
      y1 += h * (l1 + r1);
      y2 += h * (l2 + r2);
      y3 += h * (l3 + r3);
      l3 = l2;
      l2 = l1;
      l1 = l0;
      r0 = r1;
      r1 = r2;
      r2 = r3;
      left -= 1;
      right += 1;
    }
    out[n] = y0 + 0.5 * signal[2 * n]!;
    if (n + 1 < length) out[n + 1] = y1 + 0.5 * signal[2 * n + 2]!;
    if (n + 2 < length) out[n + 2] = y2 + 0.5 * signal[2 * n + 4]!;
    if (n + 3 < length) out[n + 3] = y3 + 0.5 * signal[2 * n + 6]!;
  }
  return out;
}

/** Any other ratio `up / down` in lowest terms: one short filter for each of the `up` phases. */
function polyphase(signal: Float32Array, length: number, up: number, down: number): Float32Array {
  const { filters, half, width } = phaseFilters(up, down);
  const padded = new Float32Array(signal.length + 2 * width);
  padded.set(signal, width);
  const out = new Float32Array(length);
  let base = 0;
  let phase = 0;
  const step = Math.floor(down / up);
  const rest = down % up;
  for (let n = 0; n < length; n++) {
    const first = base + width - half + 1;
    const filter = phase * width;
    let even = 0;
    let odd = 0;
    for (let k = 0; k < width; k += 2) {
      even += filters[filter + k]! * padded[first + k]!;
      odd += filters[filter + k + 1]! * padded[first + k + 1]!;
    }
    out[n] = even + odd;
    base += step;
    phase += rest;
    if (phase >= up) {
      phase -= up;
      base += 1;
    }
  }
  return out;
}

interface PhaseFilters {
  /** `up` filters of `width` coefficients, one after the other, each of sum 1. */
  readonly filters: Float64Array;
  /** Coefficients up to and with the sample at or before the output's place. */
  readonly half: number;
  /** Even. */
  readonly width: number;
}

let lastFilters: (PhaseFilters & { readonly up: number; readonly down: number }) | null = null;

/** The filters of one ratio; the last ratio is remembered, for a library is mostly made of few. */
function phaseFilters(up: number, down: number): PhaseFilters {
  if (lastFilters?.up === up && lastFilters.down === down) return lastFilters;
  const cutoff = Math.min(1, up / down);
  const half = Math.ceil(zeroCrossings / cutoff);
  const width = 2 * half;
  const filters = new Float64Array(up * width);
  for (let phase = 0; phase < up; phase++) {
    const row = filters.subarray(phase * width, (phase + 1) * width);
    let sum = 0;
    for (let k = 0; k < width; k++) {
      row[k] = windowedSinc(k - half + 1 - phase / up, cutoff);
      sum += row[k]!;
    }
    for (let k = 0; k < width; k++) row[k] = row[k]! / sum;
  }
  lastFilters = { filters, half, width, up, down };
  return lastFilters;
}

/** Modified Bessel function of the first kind, order 0, by its power series (Abramowitz & Stegun 9.6.12). */
function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
