// Powers in decibels, four at a time.
import { FLOAT, VECTOR } from './shared/layout';
import { logarithm } from './shared/logarithm';

/** `count` floats (a multiple of 4): 10 log10 of each, at least `smallest`, then cut off `range` dB below the loudest. */
export function decibels(power: usize, count: usize, smallest: f32, range: f32, out: usize): void {
  const least = f32x4.splat(smallest);
  const dbPerNeper = f32x4.splat(4.342944819);
  let loudest = f32x4.splat(-1e9);
  const end = out + count * FLOAT;
  for (let p = out; p < end; p += VECTOR) {
    const db = f32x4.mul(logarithm(f32x4.max(v128.load(power), least)), dbPerNeper);
    v128.store(p, db);
    loudest = f32x4.max(loudest, db);
    power += VECTOR;
  }
  const low = max(f32x4.extract_lane(loudest, 0), f32x4.extract_lane(loudest, 1));
  const high = max(f32x4.extract_lane(loudest, 2), f32x4.extract_lane(loudest, 3));
  const floor = f32x4.splat(max(low, high) - range);
  for (let p = out; p < end; p += VECTOR) v128.store(p, f32x4.max(v128.load(p), floor));
}
