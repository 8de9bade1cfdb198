// From samples to spectra, four frames in four lanes: windowing, and separating the two interleaved real halves of a transform.
import { FLOAT, POINT, VECTOR } from './layout';
import { storeTransposed } from './transpose';

/**
 * Even samples become real, odd ones imaginary parts. Four frames of `length` samples start `hop` bytes apart. `window`: `length` floats.
 * `places`: for each of the length / 2 points its byte offset in the order that the transform wants (u32).
 */
export function loadFrames(
  samples: usize,
  hop: usize,
  length: usize,
  window: usize,
  places: usize,
  z: usize,
): void {
  const end = samples + length * FLOAT;
  while (samples < end) {
    const w = v128.load(window);
    const p = z + load<u32>(places);
    const q = z + load<u32>(places, 4);
    storeTransposed(
      f32x4.mul(v128.load(samples), w),
      f32x4.mul(v128.load(samples + hop), w),
      f32x4.mul(v128.load(samples + 2 * hop), w),
      f32x4.mul(v128.load(samples + 3 * hop), w),
      p,
      p + VECTOR,
      q,
      q + VECTOR,
    );
    samples += VECTOR;
    window += VECTOR;
    places += 8;
  }
}

/**
 * Bins 0..points of real signals from the transforms of their halves, in place (Hermitian symmetry). `splits`: cos and -sin of
 * pi k / points, k = 0..points / 2.
 */
export function splitHalves(z: usize, points: usize, splits: usize): void {
  const half = f32x4.splat(0.5);
  const dcRe = v128.load(z);
  const dcIm = v128.load(z, 16);
  const zero = f32x4.splat(0);
  v128.store(z, f32x4.add(dcRe, dcIm));
  v128.store(z, zero, 16);
  let q = z + points * POINT;
  v128.store(q, f32x4.sub(dcRe, dcIm));
  v128.store(q, zero, 16);
  let p = z;
  for (let k: usize = 1; k <= points / 2; k++) {
    p += POINT;
    q -= POINT;
    splits += 8;
    const cos = v128.load32_splat(splits);
    const sin = v128.load32_splat(splits, 4);
    const pr = v128.load(p);
    const pi = v128.load(p, 16);
    const qr = v128.load(q);
    const qi = v128.load(q, 16);
    const evenR = f32x4.mul(f32x4.add(pr, qr), half);
    const evenI = f32x4.mul(f32x4.sub(pi, qi), half);
    const oddR = f32x4.mul(f32x4.add(pi, qi), half);
    const oddI = f32x4.mul(f32x4.sub(qr, pr), half);
    const turnedR = f32x4.sub(f32x4.mul(oddR, cos), f32x4.mul(oddI, sin));
    const turnedI = f32x4.add(f32x4.mul(oddR, sin), f32x4.mul(oddI, cos));
    v128.store(q, f32x4.sub(evenR, turnedR));
    v128.store(q, f32x4.sub(turnedI, evenI), 16);
    v128.store(p, f32x4.add(evenR, turnedR));
    v128.store(p, f32x4.add(evenI, turnedI), 16);
  }
}
