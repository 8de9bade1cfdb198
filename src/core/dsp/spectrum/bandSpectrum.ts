// The power of one frame in bands that are evenly spaced on the mel scale, for pictures of any sample rate.
import { hzToMel, melToHz } from './mel.ts';
import { realFft } from './realFft.ts';
import { hann } from './window.ts';

/**
 * Adds the power of a frame of `size` samples (a power of two) to `sums`, one value a band, lowest first; a sine of
 * full scale has power 1 in the band that it lies in. The bands reach from 0 Hz to `topHz`; those above half the
 * sample rate stay as they are. A band takes its strongest bin, or where it is narrower than one, what lies at its
 * centre between two.
 */
export function bandSpectrum(
  sampleRate: number,
  size: number,
  bands: number,
  topHz: number,
): (frame: Float64Array, sums: Float64Array) => void {
  const fft = realFft(size);
  const window = hann(size);
  const windowed = new Float64Array(size);
  const re = new Float64Array(size / 2 + 1);
  const im = new Float64Array(size / 2 + 1);
  const power = new Float64Array(size / 2 + 1);
  const binsPerHz = size / sampleRate;
  const edges = Float64Array.from(
    { length: bands + 1 },
    (_, i) => melToHz((i * hzToMel(topHz)) / bands) * binsPerHz,
  );
  // The window's sum is half its length; a sine shares its amplitude with its mirror image.
  const scale = 4 / size;

  return (frame, sums) => {
    for (let n = 0; n < size; n++) windowed[n] = scale * window[n]! * frame[n]!;
    fft.forward(windowed, re, im);
    for (let k = 0; k < power.length; k++) power[k] = re[k]! * re[k]! + im[k]! * im[k]!;
    for (let band = 0; band < bands; band++) {
      const from = edges[band]!;
      const to = edges[band + 1]!;
      if (from >= power.length - 1) return;
      const first = Math.ceil(from);
      const last = Math.min(power.length, Math.ceil(to));
      if (first >= last) {
        const centre = (from + to) / 2;
        const below = Math.min(power.length - 2, Math.floor(centre));
        sums[band]! += power[below]! + (centre - below) * (power[below + 1]! - power[below]!);
      } else {
        let strongest = 0;
        for (let k = first; k < last; k++) strongest = Math.max(strongest, power[k]!);
        sums[band]! += strongest;
      }
    }
  };
}
