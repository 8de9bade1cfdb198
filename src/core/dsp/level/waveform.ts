// Descriptors of the waveform, frame by frame: root mean square and zero-crossing rate, as librosa's functions.
import { frameCount, HOP_LENGTH, N_FFT } from '../framing.ts';

/** Frames that contain a hop. */
const hopsPerFrame = N_FFT / HOP_LENGTH;
/** Hops between the start of a centred frame and its centre. */
const hopsBefore = hopsPerFrame / 2;

/** Root mean square of each centred frame, zeros beyond both ends. Unit: full scale. */
export function rms(samples: Float32Array): Float32Array {
  const energies = new Float64Array(Math.ceil(samples.length / HOP_LENGTH));
  for (let h = 0, n = 0; h < energies.length; h++) {
    let sum = 0;
    for (const end = Math.min(samples.length, n + HOP_LENGTH); n < end; n++) sum += samples[n]! * samples[n]!;
    energies[h] = sum;
  }
  const out = new Float32Array(frameCount(samples.length));
  for (let t = 0; t < out.length; t++) {
    let sum = 0;
    for (let h = t - hopsBefore; h < t + hopsBefore; h++) sum += energies[h] ?? 0;
    out[t] = Math.sqrt(sum / N_FFT);
  }
  return out;
}

/** Below this a sample counts as zero, and zero counts as positive. */
const silence = 1e-10;

/** Share of each centred frame's samples at which the sign changes; the edge samples are repeated beyond both ends. */
export function zeroCrossingRate(samples: Float32Array): Float32Array {
  const hops = Math.ceil(samples.length / HOP_LENGTH);
  // A crossing belongs to its later sample, and counts in frames that hold both its samples.
  const crossings = new Int32Array(hops);
  const atStart = new Int32Array(hops);
  let before = negativeAt(samples, 0);
  for (let h = 0, n = 0; h < hops; h++) {
    const end = Math.min(samples.length, n + HOP_LENGTH);
    atStart[h] = negativeAt(samples, n) ^ before;
    let count = 0;
    for (; n < end; n++) {
      const negative = negativeAt(samples, n);
      count += negative ^ before;
      before = negative;
    }
    crossings[h] = count;
  }
  const out = new Float32Array(frameCount(samples.length));
  for (let t = 0; t < out.length; t++) {
    let sum = -(atStart[t - hopsBefore] ?? 0);
    for (let h = t - hopsBefore; h < t + hopsBefore; h++) sum += crossings[h] ?? 0;
    out[t] = sum / N_FFT;
  }
  return out;
}

function negativeAt(samples: Float32Array, n: number): 0 | 1 {
  return samples[n]! < -silence ? 1 : 0;
}
