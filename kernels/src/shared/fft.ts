// The forward FFT of 1024 complex points, of four series at once (one a lane), in place: radix 4, decimation in time.
import { POINT, POINTS } from './layout';

/**
 * `z`: POINTS points in base-4 digit-reversed order; natural order afterwards. `twiddles`: cos and -sin of 2 pi k / 1024 as pairs of
 * floats, k = 0..1023. The inverse is the same with real and imaginary parts exchanged, divided by 1024.
 */
export function fft1024(z: usize, twiddles: usize): void {
  // A quarter at a time, because the whole does not fit the first-level cache.
  const quarter = POINTS / 4;
  for (let at = z, end = z + POINTS * POINT; at < end; at += quarter * POINT) {
    firstPass(at, quarter);
    for (let span: usize = 4; span < quarter; span *= 4) pass(at, quarter, twiddles, span);
  }
  pass(z, POINTS, twiddles, quarter);
}

/** Butterflies of neighbours: all twiddles are 1. */
function firstPass(z: usize, points: usize): void {
  for (const end = z + points * POINT; z < end; z += 4 * POINT) {
    butterfly(
      z,
      POINT,
      v128.load(z, 32),
      v128.load(z, 48),
      v128.load(z, 64),
      v128.load(z, 80),
      v128.load(z, 96),
      v128.load(z, 112),
    );
  }
}

/** Joins blocks of `span` points four by four. */
function pass(z: usize, points: usize, twiddles: usize, span: usize): void {
  const step = (POINTS / (4 * span)) * 8;
  const arm = span * POINT;
  const end = z + points * POINT;
  for (let j: usize = 0; j < span; j++) {
    const w1 = twiddles + j * step;
    const w2 = twiddles + 2 * j * step;
    const w3 = twiddles + 3 * j * step;
    const c1 = v128.load32_splat(w1);
    const s1 = v128.load32_splat(w1, 4);
    const c2 = v128.load32_splat(w2);
    const s2 = v128.load32_splat(w2, 4);
    const c3 = v128.load32_splat(w3);
    const s3 = v128.load32_splat(w3, 4);
    for (let p = z + j * POINT; p < end; p += 4 * arm) {
      const r1 = v128.load(p + arm);
      const i1 = v128.load(p + arm, 16);
      const r2 = v128.load(p + 2 * arm);
      const i2 = v128.load(p + 2 * arm, 16);
      const r3 = v128.load(p + 3 * arm);
      const i3 = v128.load(p + 3 * arm, 16);
      butterfly(
        p,
        arm,
        f32x4.sub(f32x4.mul(r1, c1), f32x4.mul(i1, s1)),
        f32x4.add(f32x4.mul(r1, s1), f32x4.mul(i1, c1)),
        f32x4.sub(f32x4.mul(r2, c2), f32x4.mul(i2, s2)),
        f32x4.add(f32x4.mul(r2, s2), f32x4.mul(i2, c2)),
        f32x4.sub(f32x4.mul(r3, c3), f32x4.mul(i3, s3)),
        f32x4.add(f32x4.mul(r3, s3), f32x4.mul(i3, c3)),
      );
    }
  }
}

/** Four points `arm` bytes apart, the first at `p`, the other three given (already turned). */
@inline
function butterfly(p: usize, arm: usize, r1: v128, i1: v128, r2: v128, i2: v128, r3: v128, i3: v128): void {
  const r0 = v128.load(p);
  const i0 = v128.load(p, 16);
  const sumR = f32x4.add(r0, r2);
  const sumI = f32x4.add(i0, i2);
  const diffR = f32x4.sub(r0, r2);
  const diffI = f32x4.sub(i0, i2);
  const oddR = f32x4.add(r1, r3);
  const oddI = f32x4.add(i1, i3);
  const turnR = f32x4.sub(r1, r3);
  const turnI = f32x4.sub(i1, i3);
  v128.store(p, f32x4.add(sumR, oddR));
  v128.store(p, f32x4.add(sumI, oddI), 16);
  v128.store(p + arm, f32x4.add(diffR, turnI));
  v128.store(p + arm, f32x4.sub(diffI, turnR), 16);
  v128.store(p + 2 * arm, f32x4.sub(sumR, oddR));
  v128.store(p + 2 * arm, f32x4.sub(sumI, oddI), 16);
  v128.store(p + 3 * arm, f32x4.sub(diffR, turnI));
  v128.store(p + 3 * arm, f32x4.add(diffI, turnR), 16);
}
