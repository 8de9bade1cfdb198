// Log-mel frames of any size for pretrained models, four frames in four lanes from the samples to the logarithm.
import { fft } from './shared/fft';
import { filterSum } from './shared/filters';
import { loadFrames, splitHalves } from './shared/frames';
import { FLOAT, POINT, VECTOR } from './shared/layout';
import { logarithm } from './shared/logarithm';

/**
 * `samples`: frame 0 starts here, zeros beyond the signal. `frames`: a multiple of 4, `hop` bytes apart, of 2 `points` samples. `window`,
 * `places`: as `loadFrames`; `twiddles`: as `fft`; `splits`: as `splitHalves`; `z`: points + 1 points of room. Bands of the squared
 * magnitudes or, unless `squared`, of the magnitudes: `first`, `offset`, `weights` as `filterbank`. Each sum x becomes
 * (ln(times x + plus) + shift) gain. `out`: bands x frames.
 */
export function logMel(
  samples: usize,
  frames: usize,
  hop: usize,
  points: usize,
  window: usize,
  places: usize,
  twiddles: usize,
  splits: usize,
  z: usize,
  squared: bool,
  first: usize,
  offset: usize,
  weights: usize,
  bands: usize,
  times: f32,
  plus: f32,
  shift: f32,
  gain: f32,
  out: usize,
): void {
  const row = frames * FLOAT;
  for (const end = out + row; out < end; out += VECTOR) {
    loadFrames(samples, hop, 2 * points, window, places, z);
    fft(z, points, twiddles);
    splitHalves(z, points, splits);
    energies(z, points + 1, squared);
    for (let f: usize = 0; f < bands; f++) {
      const sum = filterSum(z, f, first, offset, weights);
      const x = f32x4.add(f32x4.mul(sum, f32x4.splat(times)), f32x4.splat(plus));
      const y = f32x4.mul(f32x4.add(logarithm(x), f32x4.splat(shift)), f32x4.splat(gain));
      v128.store(out + f * row, y);
    }
    samples += 4 * hop;
  }
}

/** Of `bins` complex points, in their place: half of it, for each vector is written where it has been read. */
function energies(z: usize, bins: usize, squared: bool): void {
  let to = z;
  for (const end = z + bins * POINT; z < end; z += POINT) {
    const re = v128.load(z);
    const im = v128.load(z, VECTOR);
    const energy = f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im));
    v128.store(to, squared ? energy : f32x4.sqrt(energy));
    to += VECTOR;
  }
}
