// The time-frequency pictures of a signal, and what follows from them directly: computed once, shared by features and facts.

import type { Matrix } from '../domain/matrix.ts';
import { N_FFT } from '../dsp/framing.ts';
import type { Kernels } from '../dsp/kernels/kernels.ts';
import { plainKernels } from '../dsp/kernels/plainKernels.ts';
import { rms, zeroCrossingRate } from '../dsp/level/waveform.ts';
import { chromaFilterbank, normaliseChroma } from '../dsp/pitch/chroma.ts';
import { estimateTuning } from '../dsp/pitch/tuning.ts';
import { onsetStrength } from '../dsp/rhythm/onset.ts';
import { estimateTempo } from '../dsp/rhythm/tempo.ts';
import { dctBasis } from '../dsp/spectrum/dct.ts';
import { sparseFilterbank } from '../dsp/spectrum/filterbank.ts';
import { melFilterbank, N_MELS } from '../dsp/spectrum/mel.ts';
import type { SpectralShape } from '../dsp/spectrum/spectralShape.ts';

/** All matrices have one row a frame. Valid until the same kernels begin on another signal. */
export interface Pictures {
  readonly samples: Float32Array;
  /** What computed them, for groups that want more. */
  readonly kernels: Kernels;
  /** Absolute values of the STFT, frames x bins. */
  readonly magnitude: Matrix;
  readonly shape: SpectralShape;
  /** 128 mel bands in dB. */
  readonly melDb: Matrix;
  /** Cepstral coefficients of `melDb`. */
  readonly mfcc: Matrix;
  /** Energy of the pitch classes from C on, the largest of each frame 1. */
  readonly chroma: Matrix;
  /** The steady and the broad part of the signal; together they are the signal. */
  readonly harmonic: Float32Array;
  readonly percussive: Float32Array;
  /** Root mean square, full scale, and share of sign changes: one value a frame. */
  readonly rms: Float32Array;
  readonly zeroCrossings: Float32Array;
  /** Onset strength (median over bands), one value a frame, in dB. */
  readonly onsets: Float32Array;
  /** Beats a minute; 0 where nothing begins. */
  readonly tempo: number;
}

/** Cepstral coefficients of the usual recipe. */
export const N_MFCC = 20;

const melBank = sparseFilterbank(melFilterbank());
const cepstrum = dctBasis(N_MFCC, N_MELS);

/**
 * Of mono `samples` at 22,050 Hz.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not numbers of at most 1e9.
 */
export function picturesOf(samples: Float32Array, kernels: Kernels = plainKernels): Pictures {
  if (samples.length < N_FFT) throw new RangeError(`${samples.length} samples are less than one frame`);
  if (!areSamples(samples)) throw new RangeError(`samples must be numbers, at most ${loudest}`);
  kernels.begin(samples.length);
  const spectra = kernels.stft(samples);
  const { magnitude } = spectra;
  const melDb = kernels.powerToDb(kernels.applyFilterbank(melBank, magnitude, 2));
  const chroma = kernels.project(chromaFilterbank(estimateTuning(magnitude, 2)), magnitude, 2);
  normaliseChroma(chroma);
  const onsets = onsetStrength(melDb, 'median');
  const harmonic = kernels.harmonicSignal(
    spectra,
    kernels.medianAlongColumns(magnitude),
    kernels.medianAlongRows(magnitude),
    samples.length,
  );
  return {
    samples,
    kernels,
    magnitude,
    shape: kernels.spectralShape(magnitude),
    melDb,
    mfcc: kernels.project(cepstrum, melDb, 1),
    chroma,
    harmonic,
    percussive: difference(samples, harmonic),
    rms: rms(samples),
    zeroCrossings: zeroCrossingRate(samples),
    onsets,
    tempo: estimateTempo(onsets, kernels),
  };
}

/** Beyond this, powers and their products leave the range of single precision. Full scale is 1. */
const loudest = 1e9;

function areSamples(samples: Float32Array): boolean {
  for (let n = 0; n < samples.length; n++) {
    // NaN fails this too.
    if (!(Math.abs(samples[n]!) <= loudest)) return false;
  }
  return true;
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length);
  for (let n = 0; n < a.length; n++) out[n] = a[n]! - b[n]!;
  return out;
}
