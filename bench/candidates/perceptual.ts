// A rejected candidate: descriptors that Meyda has and librosa lacks, by Meyda's extractors on our own amplitude spectrum.
import Meyda from 'meyda';
import { N_BINS, N_FFT, SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { moments } from '../../src/core/dsp/statistics.ts';
import type { Pictures } from '../../src/core/features/pictures.ts';

/** Meyda's extractors are slow, so only every so many frames are used. */
const every = 16;

/** Bark of each bin (Traunmueller's formula as Meyda has it). */
const barkScale = Float32Array.from({ length: N_BINS }, (_, k) => {
  const hz = (k * SAMPLE_RATE) / N_FFT;
  return 13 * Math.atan(hz / 1315.8) + 3.5 * Math.atan((hz / 7518) ** 2);
});

interface Spectrum {
  readonly ampSpectrum: Float32Array;
}
interface BarkSpectrum extends Spectrum {
  readonly barkScale: Float32Array;
}
/** Meyda publishes its extractors without types, and its types do not fit its module. */
interface Extractors {
  readonly loudness: (spectrum: BarkSpectrum) => { readonly total: number };
  readonly perceptualSpread: (spectrum: BarkSpectrum) => number;
  readonly perceptualSharpness: (spectrum: BarkSpectrum) => number;
  readonly spectralSkewness: (spectrum: Spectrum) => number;
  readonly spectralKurtosis: (spectrum: Spectrum) => number;
  readonly spectralCrest: (spectrum: Spectrum) => number;
}
const extractors: Extractors = Reflect.get(Meyda, 'featureExtractors');

/** Mean and variance over frames of loudness, spread, sharpness, skewness, kurtosis and crest. Silent frames count as zero. */
export function perceptual({ magnitude }: Pictures): number[] {
  const frames = Math.ceil(magnitude.rows / every);
  const series = Array.from({ length: 6 }, () => new Float64Array(frames));
  for (let i = 0; i < frames; i++) {
    const t = Math.min(i * every + every / 2, magnitude.rows - 1);
    const ampSpectrum = magnitude.data.subarray(t * N_BINS, (t + 1) * N_BINS);
    const values = [
      extractors.loudness({ ampSpectrum, barkScale }).total,
      extractors.perceptualSpread({ ampSpectrum, barkScale }),
      extractors.perceptualSharpness({ ampSpectrum, barkScale }),
      extractors.spectralSkewness({ ampSpectrum }),
      extractors.spectralKurtosis({ ampSpectrum }),
      extractors.spectralCrest({ ampSpectrum }),
    ];
    for (const [d, value] of values.entries()) {
      const one = series[d];
      if (one !== undefined) one[i] = Number.isFinite(value) ? value : 0;
    }
  }
  return series.flatMap((values) => {
    const { mean, variance } = moments(values);
    return [mean, variance];
  });
}
