// From sound to numbers: one feature vector from a stretch of mono samples.
import { chroma } from '../dsp/chroma.ts';
import { powerToDb } from '../dsp/decibel.ts';
import { applyFilterbank, sparseFilterbank } from '../dsp/filterbank.ts';
import { N_FFT } from '../dsp/framing.ts';
import { harmonicMask, separate } from '../dsp/hpss.ts';
import { melFilterbank } from '../dsp/mel.ts';
import { mfcc } from '../dsp/mfcc.ts';
import { onsetStrength } from '../dsp/onset.ts';
import { spectralShape } from '../dsp/spectral-shape.ts';
import { columnMoments, type Moments, moments } from '../dsp/statistics.ts';
import { magnitudes, stft } from '../dsp/stft.ts';
import { estimateTempo } from '../dsp/tempo.ts';
import { estimateTuning } from '../dsp/tuning.ts';
import { rms, zeroCrossingRate } from '../dsp/waveform.ts';
import { N_MFCC } from './layout.ts';

const melBank = sparseFilterbank(melFilterbank());

/**
 * The feature vector of mono `samples` at 22,050 Hz, in the order of FEATURE_NAMES; always finite.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not finite numbers.
 */
export function extractFeatures(samples: Float32Array): Float32Array {
  if (samples.length < N_FFT) throw new RangeError(`${samples.length} samples are less than one frame`);
  if (!samples.every(Number.isFinite)) throw new RangeError('samples must be finite numbers');
  const spectra = stft(samples);
  const spectrum = magnitudes(spectra);
  const shape = spectralShape(spectrum);
  const melDb = powerToDb(applyFilterbank(melBank, spectrum, 2));
  const parts = separate(samples, spectra, harmonicMask(spectrum));

  return Float32Array.from([
    ...both(moments(chroma(spectrum, estimateTuning(spectrum, 2)).data)),
    ...both(moments(rms(samples))),
    ...both(moments(shape.centroid)),
    ...both(moments(shape.bandwidth)),
    ...both(moments(shape.rolloff)),
    ...both(moments(zeroCrossingRate(samples))),
    ...both(moments(parts.harmonic)),
    ...both(moments(parts.percussive)),
    estimateTempo(onsetStrength(melDb, 'median')),
    ...columnMoments(mfcc(melDb, N_MFCC)).flatMap(both),
  ]);
}

function both({ mean, variance }: Moments): [number, number] {
  return [mean, variance];
}
