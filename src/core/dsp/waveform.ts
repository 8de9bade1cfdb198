// What the waveform itself tells, frame by frame: root mean square and zero-crossing rate, as librosa's functions.
import { frameCount, HOP_LENGTH, N_FFT } from './framing.ts';

/** Root mean square of each centred frame, zeros beyond both ends. Unit: full scale. */
export function rms(samples: Float32Array): Float32Array {
  const out = new Float32Array(frameCount(samples.length));
  for (let t = 0; t < out.length; t++) {
    const start = t * HOP_LENGTH - N_FFT / 2;
    const end = Math.min(samples.length, start + N_FFT);
    let sum = 0;
    for (let n = Math.max(0, start); n < end; n++) sum += samples[n]! * samples[n]!;
    out[t] = Math.sqrt(sum / N_FFT);
  }
  return out;
}

/** Below this a sample counts as zero, and zero counts as positive. */
const silence = 1e-10;

/** Share of each centred frame's samples at which the sign changes; the edge samples are repeated beyond both ends. */
export function zeroCrossingRate(samples: Float32Array): Float32Array {
  const crossings = new Uint32Array(samples.length + 1);
  for (let n = 1; n < samples.length; n++) {
    const crosses = samples[n - 1]! < -silence !== samples[n]! < -silence;
    crossings[n + 1] = crossings[n]! + (crosses ? 1 : 0);
  }
  const out = new Float32Array(frameCount(samples.length));
  for (let t = 0; t < out.length; t++) {
    // A crossing belongs to its later sample and counts when both its samples are in the frame.
    const start = t * HOP_LENGTH - N_FFT / 2;
    const from = Math.max(0, start) + 1;
    const to = Math.min(samples.length, start + N_FFT);
    out[t] = to > from ? (crossings[to]! - crossings[from]!) / N_FFT : 0;
  }
  return out;
}
