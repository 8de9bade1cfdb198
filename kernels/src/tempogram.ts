// Summed power spectra of windowed stretches of an onset envelope, eight stretches a transform (four lanes, real and imaginary).
import { fft1024 } from './shared/fft';
import { POINT, POINTS, VECTOR } from './shared/layout';

/**
 * `envelope`: the stretch of frame 0 starts here, one more float a frame, zeros beyond the end. `lags`: floats a stretch, a multiple
 * of 4. `window`: `lags` floats. `places`, `twiddles`, `z`: as in `stft`. `power`: POINTS vectors, zeros to add the power spectra of
 * `frames` stretches of unit energy to.
 */
export function tempogramPower(
  envelope: usize,
  frames: i32,
  lags: i32,
  window: usize,
  places: usize,
  twiddles: usize,
  z: usize,
  power: usize,
): void {
  for (let t = 0; t < frames; t += 8) {
    memory.fill(z, 0, POINTS * POINT);
    loadStretches(envelope + t * 4, lags, window, places, z, t, frames);
    loadStretches(envelope + t * 4 + 16, lags, window, places, z + VECTOR, t + 4, frames);
    fft1024(z, twiddles);
    addPower(z, power);
  }
}

/** Four neighbouring stretches, scaled to unit energy; those from `frames` on, and silent ones, become zero. */
function loadStretches(
  envelope: usize,
  lags: i32,
  window: usize,
  places: usize,
  to: usize,
  t: i32,
  frames: i32,
): void {
  let energy = f32x4.splat(0);
  for (let n = 0; n < lags; n++) {
    // The four stretches start one float apart, so one load has a float of each.
    const v = f32x4.mul(v128.load(envelope + n * 4), v128.load32_splat(window + n * 4));
    energy = f32x4.add(energy, f32x4.mul(v, v));
    v128.store(to + load<u32>(places + n * 4), v);
  }
  const index = i32x4.add(i32x4.splat(t), i32x4(0, 1, 2, 3));
  const wanted = v128.and(
    i32x4.lt_s(index, i32x4.splat(frames)),
    f32x4.ge(energy, f32x4.splat(1.17549435e-38)),
  );
  const scale = v128.and(f32x4.div(f32x4.splat(1), f32x4.sqrt(energy)), wanted);
  for (let n = 0; n < lags; n++) {
    const p = to + load<u32>(places + n * 4);
    v128.store(p, f32x4.mul(v128.load(p), scale));
  }
}

function addPower(z: usize, power: usize): void {
  for (const end = z + POINTS * POINT; z < end; z += POINT) {
    const re = v128.load(z);
    const im = v128.load(z, 16);
    v128.store(power, f32x4.add(v128.load(power), f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im))));
    power += VECTOR;
  }
}
