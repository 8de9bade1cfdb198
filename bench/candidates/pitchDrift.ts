// A rejected candidate, voices: how far partials glide from one frame to the next (the fluctogram, Lehner, Widmer and Böck 2013).
import { N_FFT, SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { moments } from '../../src/core/dsp/statistics.ts';
import type { Pictures } from '../../src/core/features/pictures.ts';

/** Steps of 20 cents in four octaves from 220 Hz, an octave a band; glides of at most 60 cents. */
const perOctave = 60;
const octaves = 4;
const farthest = 3;
const every = 2;
/** Half a width over which the spectrum is flattened, in steps. */
const around = 6;

const places = Float64Array.from(
  { length: perOctave * octaves },
  (_, i) => (220 * 2 ** (i / perOctave) * N_FFT) / SAMPLE_RATE,
);

/** Of each octave: the share of frames that glide, the mean glide, mean and deviation of the likeness to the frame before. */
export function pitchDrift({ magnitude: { data, rows, cols } }: Pictures): number[] {
  const loudest = data.reduce((most, x) => Math.max(most, x), 1e-9);
  const spectra: Float64Array[] = [];
  for (let t = 0; t < rows; t += every) {
    const log = places.map((place) => {
      const bin = Math.floor(place);
      const here = data[t * cols + bin] ?? 0;
      return Math.log1p((100 * (here + (place - bin) * ((data[t * cols + bin + 1] ?? 0) - here))) / loudest);
    });
    spectra.push(
      log.map((level, i) =>
        Math.max(0, level - meanOf(log.subarray(Math.max(0, i - around), i + around + 1))),
      ),
    );
  }
  return Array.from({ length: octaves }, (_, octave) => octave * perOctave).flatMap((from) => {
    const glides = new Float64Array(Math.max(1, spectra.length - 1));
    const likenesses = new Float64Array(glides.length);
    for (const [t, next] of spectra.slice(1).entries()) {
      const here = spectra[t] ?? next;
      let most = -1;
      for (let glide = -farthest; glide <= farthest; glide++) {
        const sum = product(here, next, from, glide);
        if (sum <= most) continue;
        most = sum;
        glides[t] = Math.abs(glide);
      }
      const norm = Math.sqrt(product(here, here, from, 0) * product(next, next, from, 0) + 1e-9);
      likenesses[t] = product(here, next, from, 0) / norm;
    }
    const { mean, variance } = moments(likenesses);
    const gliding = glides.filter((glide) => glide > 0).length / glides.length;
    return [gliding, meanOf(glides), mean, Math.sqrt(variance)];
  });
}

function product(a: Float64Array, b: Float64Array, from: number, glide: number): number {
  let sum = 0;
  for (let i = from; i < from + perOctave; i++) sum += (a[i] ?? 0) * (b[i + glide] ?? 0);
  return sum;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
