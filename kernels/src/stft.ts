// Spectra of four frames at once.
import { fft1024 } from './shared/fft';
import { loadFrames, splitHalves } from './shared/frames';
import { BINS, FLOAT, HOP, N_FFT, POINT, POINTS, VECTOR } from './shared/layout';
import { storeTransposed } from './shared/transpose';

/**
 * `samples`: frame 0 starts here, zeros beyond the signal. `frames`: a multiple of 4. `window`: N_FFT floats. `places`: for each of
 * the POINTS points its byte offset in digit-reversed order (u32). `twiddles`: as `fft1024`. `splits`: cos and -sin of
 * 2 pi k / 2048, k = 0..512. `z`: POINTS + 1 points of room. `re`, `im`, `magnitude`: frames x BINS floats.
 */
export function stft(
  samples: usize,
  frames: i32,
  window: usize,
  places: usize,
  twiddles: usize,
  splits: usize,
  z: usize,
  re: usize,
  im: usize,
  magnitude: usize,
): void {
  for (let t = 0; t < frames; t += 4) {
    loadFrames(samples, HOP, N_FFT, window, places, z);
    fft1024(z, twiddles);
    splitHalves(z, POINTS, splits);
    storeSpectra(z, re, im, magnitude);
    samples += 4 * HOP;
    re += 4 * BINS * FLOAT;
    im += 4 * BINS * FLOAT;
    magnitude += 4 * BINS * FLOAT;
  }
}

/** From one frame a lane to one frame a row, with absolute values. */
function storeSpectra(z: usize, re: usize, im: usize, magnitude: usize): void {
  const row = BINS * FLOAT;
  for (const end = z + POINTS * POINT; z < end; z += 4 * POINT) {
    const r0 = v128.load(z);
    const i0 = v128.load(z, 16);
    const r1 = v128.load(z, 32);
    const i1 = v128.load(z, 48);
    const r2 = v128.load(z, 64);
    const i2 = v128.load(z, 80);
    const r3 = v128.load(z, 96);
    const i3 = v128.load(z, 112);
    storeTransposed(r0, r1, r2, r3, re, re + row, re + 2 * row, re + 3 * row);
    storeTransposed(i0, i1, i2, i3, im, im + row, im + 2 * row, im + 3 * row);
    storeTransposed(
      absolute(r0, i0),
      absolute(r1, i1),
      absolute(r2, i2),
      absolute(r3, i3),
      magnitude,
      magnitude + row,
      magnitude + 2 * row,
      magnitude + 3 * row,
    );
    re += VECTOR;
    im += VECTOR;
    magnitude += VECTOR;
  }
  const r = v128.load(z);
  storeLanes(r, re);
  storeLanes(v128.load(z, 16), im);
  storeLanes(f32x4.abs(r), magnitude);
}

function absolute(re: v128, im: v128): v128 {
  return f32x4.sqrt(f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im)));
}

/** One float to the same place of four rows. */
function storeLanes(v: v128, to: usize): void {
  store<f32>(to, f32x4.extract_lane(v, 0));
  store<f32>(to + BINS * FLOAT, f32x4.extract_lane(v, 1));
  store<f32>(to + 2 * BINS * FLOAT, f32x4.extract_lane(v, 2));
  store<f32>(to + 3 * BINS * FLOAT, f32x4.extract_lane(v, 3));
}
