// Mel filterbanks: triangles on Slaney's scale (Auditory Toolbox 1998, librosa's) or HTK's (Kaldi's and TensorFlow's, too).
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { N_FFT, SAMPLE_RATE } from '../framing.ts';

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

const scales = {
  slaney: { toMel: hzToMel, toHz: melToHz },
  htk: {
    toMel: (hz: number) => 1127 * Math.log1p(hz / 700),
    toHz: (mel: number) => 700 * Math.expm1(mel / 1127),
  },
};

export interface MelBankOptions {
  readonly sampleRate: number;
  readonly fft: number;
  readonly scale: keyof typeof scales;
  /** What the sides are straight over. */
  readonly triangles: 'mel' | 'hertz';
  readonly bands: number;
  /** Hz. */
  readonly low: number;
  readonly high: number;
  /** 'area': of unit area per Hz; 'none': of unit height. */
  readonly norm: 'area' | 'none';
}

/** Triangular filters whose corners are evenly spread over mel from `low` to `high`: `bands` x fft / 2 + 1. */
export function melBank({
  sampleRate,
  fft,
  scale,
  triangles,
  bands,
  low,
  high,
  norm,
}: MelBankOptions): Matrix {
  const { toMel, toHz } = scales[scale];
  const [bottom, top] = [toMel(low), toMel(high)];
  const bins = fft / 2 + 1;
  const mels = Float64Array.from(
    { length: bands + 2 },
    (_, i) => bottom + (i * (top - bottom)) / (bands + 1),
  );
  const corners = mels.map(toHz);
  const edges = triangles === 'mel' ? mels : corners;
  const places = Float64Array.from({ length: bins }, (_, k) => (k * sampleRate) / fft);
  const along = triangles === 'mel' ? places.map(toMel) : places;
  const bank = matrix(bands, bins);
  for (let m = 0; m < bands; m++) {
    const [left, centre, right] = [edges[m]!, edges[m + 1]!, edges[m + 2]!];
    const height = norm === 'area' ? 2 / (corners[m + 2]! - corners[m]!) : 1;
    for (let k = 0; k < bins; k++) {
      const slope = Math.min((along[k]! - left) / (centre - left), (right - along[k]!) / (right - centre));
      if (slope > 0) bank.data[m * bins + k] = height * slope;
    }
  }
  return bank;
}

/** That of the analysed signal, from 0 Hz to half its sample rate, as librosa's `filters.mel`: `bands` x N_BINS. */
export function melFilterbank(bands = N_MELS): Matrix {
  return melBank({
    sampleRate: SAMPLE_RATE,
    fft: N_FFT,
    scale: 'slaney',
    triangles: 'hertz',
    bands,
    low: 0,
    high: SAMPLE_RATE / 2,
    norm: 'area',
  });
}
