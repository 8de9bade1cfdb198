// The mel filterbank on Slaney's scale (Auditory Toolbox 1998), area-normalised, as librosa's `filters.mel`.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { binFrequency, N_BINS, SAMPLE_RATE } from '../framing.ts';

export const N_MELS = 128;

const hzPerMel = 200 / 3;
const logStartHz = 1000;
const logStartMel = logStartHz / hzPerMel;
const logStep = Math.log(6.4) / 27;

/** Slaney: linear below 1 kHz, logarithmic above. */
export function hzToMel(hz: number): number {
  return hz < logStartHz ? hz / hzPerMel : logStartMel + Math.log(hz / logStartHz) / logStep;
}

export function melToHz(mel: number): number {
  return mel < logStartMel ? mel * hzPerMel : logStartHz * Math.exp(logStep * (mel - logStartMel));
}

/** Triangular filters of unit area per Hz from 0 Hz to half the sample rate: `bands` x N_BINS. */
export function melFilterbank(bands = N_MELS): Matrix {
  const top = hzToMel(SAMPLE_RATE / 2);
  const edges = Float64Array.from({ length: bands + 2 }, (_, i) => melToHz((i * top) / (bands + 1)));
  const bank = matrix(bands, N_BINS);
  for (let m = 0; m < bands; m++) {
    const low = edges[m]!;
    const centre = edges[m + 1]!;
    const high = edges[m + 2]!;
    const height = 2 / (high - low);
    for (let k = 0; k < N_BINS; k++) {
      const hz = binFrequency(k);
      const slope = Math.min((hz - low) / (centre - low), (high - hz) / (high - centre));
      if (slope > 0) bank.data[m * N_BINS + k] = height * slope;
    }
  }
  return bank;
}
