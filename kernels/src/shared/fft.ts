// Forward FFTs of complex points, of four series at once (one a lane), in place: radix 4, decimation in time.
import { POINT, POINTS, VECTOR } from './layout';

/** Points whose transform fits the first-level cache. */
const BLOCK: usize = 256;

/** `fft` of 1024 points. */
export function fft1024(z: usize, twiddles: usize): void {
  fours(z, POINTS, POINTS, twiddles);
}

/**
 * `z`: `points` points, a power of 4 in base-4 digit-reversed order, or twice one: then the even ones come first, and then the odd ones,
 * each in that order. Natural order afterwards. `twiddles`: cos and -sin of 2 pi k / points as pairs of floats, k = 0..points - 1. The
 * inverse is the same with real and imaginary parts exchanged, divided by `points`.
 */
export function fft(z: usize, points: usize, twiddles: usize): void {
  // A power of four has its one bit at an even place.
  if ((points & 0x55555555) != 0) {
    fours(z, points, points, twiddles);
    return;
  }
  const half = points / 2;
  fours(z, half, points, twiddles);
  fours(z + half * POINT, half, points, twiddles);
  joinHalves(z, half, twiddles);
}

/** A power of four of points, among `all` that the twiddles are for. */
function fours(z: usize, points: usize, all: usize, twiddles: usize): void {
  const block = points > BLOCK ? points / 4 : points;
  for (let at = z, end = z + points * POINT; at < end; at += block * POINT) {
    firstPass(at, block);
    for (let span: usize = 4; span < block; span *= 4) pass(at, block, all, twiddles, span);
  }
  if (block < points) pass(z, points, all, twiddles, block);
}

/** The last pass of twice a power of four: butterflies of two. */
function joinHalves(z: usize, half: usize, twiddles: usize): void {
  let q = z + half * POINT;
  for (const end = q; z < end; z += POINT) {
    const c = v128.load32_splat(twiddles);
    const s = v128.load32_splat(twiddles, 4);
    const qr = v128.load(q);
    const qi = v128.load(q, VECTOR);
    const turnedR = f32x4.sub(f32x4.mul(qr, c), f32x4.mul(qi, s));
    const turnedI = f32x4.add(f32x4.mul(qr, s), f32x4.mul(qi, c));
    const pr = v128.load(z);
    const pi = v128.load(z, VECTOR);
    v128.store(z, f32x4.add(pr, turnedR));
    v128.store(z, f32x4.add(pi, turnedI), VECTOR);
    v128.store(q, f32x4.sub(pr, turnedR));
    v128.store(q, f32x4.sub(pi, turnedI), VECTOR);
    q += POINT;
    twiddles += 8;
  }
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
function pass(z: usize, points: usize, all: usize, twiddles: usize, span: usize): void {
  const step = (all / (4 * span)) * 8;
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
