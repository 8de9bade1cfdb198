// Deviation of a recording from A440, from the spectral peaks, as librosa's `piptrack` and `estimate_tuning`.
import type { Matrix } from '../model/matrix.ts';
import { binFrequency } from './framing.ts';
import { medianInPlace } from './statistics.ts';

const lowestHz = 150;
const highestHz = 4000;
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
function spectralPeaks(magnitudes: Matrix, exponent: 1 | 2): Peaks {
  const { rows, cols } = magnitudes;
  const peaks: Peaks = { hz: [], strength: [] };
  const spectrum = new Float64Array(cols);
  for (let t = 0; t < rows; t++) {
    let loudest = 0;
    for (let k = 0; k < cols; k++) {
      const magnitude = magnitudes.data[t * cols + k]!;
      spectrum[k] = exponent === 2 ? magnitude * magnitude : magnitude;
      if (spectrum[k]! > loudest) loudest = spectrum[k]!;
    }
    const floor = peakShare * loudest;
    for (let k = 1; k < cols - 1; k++) {
      const hz = binFrequency(k);
      if (hz < lowestHz || hz >= highestHz) continue;
      const here = spectrum[k]!;
      if (here <= floor) continue;
      const left = spectrum[k - 1]!;
      const right = spectrum[k + 1]!;
      if (here <= (left > floor ? left : 0) || here < (right > floor ? right : 0)) continue;
      const curvature = right + left - 2 * here;
      const slope = (right - left) / 2;
      const shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : -slope / curvature;
      peaks.hz.push(binFrequency(k + shift));
      peaks.strength.push(here + 0.5 * slope * shift);
    }
  }
  return peaks;
}
