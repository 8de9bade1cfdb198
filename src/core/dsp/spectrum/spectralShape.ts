// Centroid, bandwidth and roll-off of every frame's magnitude spectrum, as librosa's functions of those names.
import type { Matrix } from '../../domain/matrix.ts';
import { binFrequency } from '../framing.ts';

/** One value a frame, all in Hz. A silent frame has zeros. */
export interface SpectralShape {
  /** Mean frequency, weighted by magnitude. */
  readonly centroid: Float32Array;
  /** Root of the magnitude-weighted mean squared distance from the centroid. */
  readonly bandwidth: Float32Array;
  /** Lowest frequency at or below which 85 % of the magnitude lies. */
  readonly rolloff: Float32Array;
}

export const rolloffShare = 0.85;

export function spectralShape(magnitudes: Matrix): SpectralShape {
  const { rows, cols } = magnitudes;
  const shape = {
    centroid: new Float32Array(rows),
    bandwidth: new Float32Array(rows),
    rolloff: new Float32Array(rows),
  };
  for (let t = 0; t < rows; t++) {
    const spectrum = magnitudes.data.subarray(t * cols, (t + 1) * cols);
    let total = 0;
    let weighted = 0;
    let squares = 0;
    for (let k = 0; k < cols; k++) {
      total += spectrum[k]!;
      weighted += k * spectrum[k]!;
      squares += k * k * spectrum[k]!;
    }
    if (total === 0) continue;
    const centroid = weighted / total;
    shape.centroid[t] = binFrequency(centroid);
    shape.bandwidth[t] = binFrequency(Math.sqrt(Math.max(0, squares / total - centroid * centroid)));
    let k = 0;
    for (let sum = spectrum[0]!; sum < rolloffShare * total && k < cols - 1; sum += spectrum[k]!) k++;
    shape.rolloff[t] = binFrequency(k);
  }
  return shape;
}
