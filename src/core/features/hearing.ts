// What is heard once and described many times: every time-frequency picture that features and facts share.
import { chroma } from '../dsp/chroma.ts';
import { powerToDb } from '../dsp/decibel.ts';
import { applyFilterbank, sparseFilterbank } from '../dsp/filterbank.ts';
import { N_FFT } from '../dsp/framing.ts';
import { type HarmonicPercussive, harmonicMask, separate } from '../dsp/hpss.ts';
import { melFilterbank } from '../dsp/mel.ts';
import { mfcc } from '../dsp/mfcc.ts';
import { onsetStrength } from '../dsp/onset.ts';
import { magnitudes, stft } from '../dsp/stft.ts';
import { estimateTempo } from '../dsp/tempo.ts';
import { estimateTuning } from '../dsp/tuning.ts';
import type { Matrix } from '../model/matrix.ts';
import { N_MFCC } from './layout.ts';

/** All matrices have one row a frame. */
export interface Hearing {
  readonly samples: Float32Array;
  /** Magnitudes of the STFT, frames x bins. */
  readonly spectrum: Matrix;
  /** 128 mel bands in dB. */
  readonly melDb: Matrix;
  /** Cepstral coefficients of `melDb`. */
  readonly mfcc: Matrix;
  /** Energy of the pitch classes from C on, the largest of each frame 1. */
  readonly chroma: Matrix;
  readonly parts: HarmonicPercussive;
  /** Onset strength (median over bands), one value a frame, in dB. */
  readonly onsets: Float32Array;
  /** Beats a minute; 0 where nothing begins. */
  readonly tempo: number;
}

const melBank = sparseFilterbank(melFilterbank());

/**
 * Hears mono `samples` at 22,050 Hz.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not finite numbers.
 */
export function hear(samples: Float32Array): Hearing {
  if (samples.length < N_FFT) throw new RangeError(`${samples.length} samples are less than one frame`);
  if (!samples.every(Number.isFinite)) throw new RangeError('samples must be finite numbers');
  const spectra = stft(samples);
  const spectrum = magnitudes(spectra);
  const melDb = powerToDb(applyFilterbank(melBank, spectrum, 2));
  const onsets = onsetStrength(melDb, 'median');
  return {
    samples,
    spectrum,
    melDb,
    mfcc: mfcc(melDb, N_MFCC),
    chroma: chroma(spectrum, estimateTuning(spectrum, 2)),
    parts: separate(samples, spectra, harmonicMask(spectrum)),
    onsets,
    tempo: estimateTempo(onsets),
  };
}
