// Deviation of a recording from A440, from the spectral peaks, as librosa's `piptrack` and `estimate_tuning`.
import type { Matrix } from '../../domain/matrix.ts';
import { binFrequency, N_FFT, SAMPLE_RATE } from '../framing.ts';
import { medianInPlace } from '../statistics.ts';

/** The bins from 150 Hz on and below 4000 Hz. */
const firstBin = Math.ceil((150 * N_FFT) / SAMPLE_RATE);
const lastBin = Math.ceil((4000 * N_FFT) / SAMPLE_RATE) - 1;
/** A peak must exceed this share of its frame's maximum. */
const peakShare = 0.1;
const steps = 100;

interface Peaks {
  readonly hz: number[];
  readonly strength: number[];
}

/**
 * The tuning in semitones, in [-0.5, 0.5) in steps of 0.01; 0 where nothing has a pitch. `magnitudes` is frames x bins; peaks are
 * sought in their `power`-th power (librosa's chroma uses 2, its `estimate_tuning` on a signal 1).
 */
export function estimateTuning(magnitudes: Matrix, power: 1 | 2): number {
  const { hz, strength } = spectralPeaks(magnitudes, power);
  if (hz.length === 0) return 0;
  const threshold = medianInPlace(Float64Array.from(strength));
  const counts = new Uint32Array(steps);
  for (let i = 0; i < hz.length; i++) {
    if (strength[i]! < threshold) continue;
    const semitones = 12 * Math.log2(hz[i]! / 27.5);
    const residual = semitones - Math.floor(semitones);
    counts[Math.floor((residual >= 0.5 ? residual - 0.5 : residual + 0.5) * steps)]! += 1;
  }
  let best = 0;
  for (let i = 1; i < steps; i++) if (counts[i]! > counts[best]!) best = i;
  return best / steps - 0.5;
}

/** Local maxima between 150 and 4000 Hz, placed between the bins by a parabola. */
function spectralPeaks(magnitudes: Matrix, power: 1 | 2): Peaks {
  const { rows, cols, data } = magnitudes;
  const peaks: Peaks = { hz: [], strength: [] };
  for (let t = 0; t < rows; t++) {
    const start = t * cols;
    let loudest = 0;
    for (let at = start; at < start + cols; at++) if (data[at]! > loudest) loudest = data[at]!;
    // The order of magnitudes is that of their powers, so powers are needed at the peaks alone.
    const floor = peakShare ** (1 / power) * loudest;
    for (let k = firstBin; k <= lastBin; k++) {
      const here = data[start + k]!;
      if (here <= floor || here <= data[start + k - 1]! || here < data[start + k + 1]!) continue;
      addPeak(peaks, k, data[start + k - 1]! ** power, here ** power, data[start + k + 1]! ** power);
    }
  }
  return peaks;
}

/** The vertex of the parabola through bin `k` and its neighbours. */
function addPeak(peaks: Peaks, k: number, left: number, here: number, right: number): void {
  const curvature = right + left - 2 * here;
  const slope = (right - left) / 2;
  const shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : -slope / curvature;
  peaks.hz.push(binFrequency(k + shift));
  peaks.strength.push(here + 0.5 * slope * shift);
}
