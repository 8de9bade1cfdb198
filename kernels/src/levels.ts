// Levels of two channels at once: K-weighted energy by two biquads in double precision, plain energy, peak; true peak of one.
import { FLOAT, VECTOR } from './shared/layout';

/**
 * `count` samples of two channels. `filter`: b0, b1, b2, a1, a2 of the shelf, a1 and a2 of the high pass, whose numerator is 1, -2, 1
 * (f64). `state`: four pairs, kept from run to run. `out`: three pairs to add to or to exceed: K-weighted energy, energy, peak.
 */
export function levels(left: usize, right: usize, count: usize, filter: usize, state: usize, out: usize): void {
  let s1 = v128.load(state);
  let s2 = v128.load(state, 16);
  let r1 = v128.load(state, 32);
  let r2 = v128.load(state, 48);
  let weighted = v128.load(out);
  let squares = v128.load(out, 16);
  let peak = v128.load(out, 32);
  const b0 = v128.load64_splat(filter);
  const a1 = v128.load64_splat(filter, 24);
  const a2 = v128.load64_splat(filter, 32);
  const c1 = v128.load64_splat(filter, 40);
  const c2 = v128.load64_splat(filter, 48);
  // What comes in goes past the output into the state, so that from state to state there are two operations and not three.
  const p1 = f64x2.sub(v128.load64_splat(filter, 8), f64x2.mul(a1, b0));
  const p2 = f64x2.sub(v128.load64_splat(filter, 16), f64x2.mul(a2, b0));
  const q1 = f64x2.add(f64x2.splat(2), c1);
  const q2 = f64x2.sub(f64x2.splat(1), c2);
  for (const end = left + count * FLOAT; left < end; left += FLOAT) {
    const x = f64x2.promote_low_f32x4(v128.load_lane<f32>(right, v128.load32_zero(left), 1));
    right += FLOAT;
    squares = f64x2.add(squares, f64x2.mul(x, x));
    peak = f64x2.pmax(peak, f64x2.abs(x));
    const y = f64x2.add(f64x2.mul(b0, x), s1);
    const next = f64x2.sub(f64x2.mul(p2, x), f64x2.mul(a2, s1));
    s1 = f64x2.sub(f64x2.add(f64x2.mul(p1, x), s2), f64x2.mul(a1, s1));
    s2 = next;
    const z = f64x2.add(y, r1);
    const after = f64x2.sub(f64x2.mul(q2, y), f64x2.mul(c2, r1));
    r1 = f64x2.sub(f64x2.sub(r2, f64x2.mul(q1, y)), f64x2.mul(c1, r1));
    r2 = after;
    weighted = f64x2.add(weighted, f64x2.mul(z, z));
  }
  v128.store(state, s1);
  v128.store(state, s2, 16);
  v128.store(state, r1, 32);
  v128.store(state, r2, 48);
  v128.store(out, weighted);
  v128.store(out, squares, 16);
  v128.store(out, peak, 32);
}

/** Samples that are looked at together. */
const BLOCK: usize = 64;
/** Taps of each phase of the interpolating filter. */
const TAPS: usize = 12;

/**
 * The largest magnitude of a signal and between its samples, or `least` if that is larger: `count` samples, with TAPS earlier ones
 * before them and three zeros behind. `filter`: a vector of four phases each tap, the first for the oldest sample. Where nothing can exceed
 * `least`, because no sample does times `gain`, nothing is interpolated.
 */
export function truePeak(samples: usize, count: usize, filter: usize, gain: f32, least: f32): f32 {
  for (const end = samples + count * FLOAT; samples < end; samples += BLOCK * FLOAT) {
    const last = min(samples + BLOCK * FLOAT, end);
    let highest = f32x4.splat(0);
    for (let p = samples - TAPS * FLOAT; p < last; p += VECTOR)
      highest = f32x4.pmax(highest, f32x4.abs(v128.load(p)));
    const peak = largestOf(highest);
    if (peak * gain <= least) continue;
    let largest = f32x4.splat(max(peak, least));
    for (let p = samples - (TAPS - 1) * FLOAT; p < last - (TAPS - 1) * FLOAT; p += FLOAT) {
      let even = f32x4.splat(0);
      let odd = even;
      let sample = p;
      for (let tap = filter; tap < filter + TAPS * VECTOR; tap += 2 * VECTOR) {
        even = f32x4.add(even, f32x4.mul(v128.load32_splat(sample), v128.load(tap)));
        odd = f32x4.add(odd, f32x4.mul(v128.load32_splat(sample, 4), v128.load(tap, 16)));
        sample += 2 * FLOAT;
      }
      largest = f32x4.pmax(largest, f32x4.abs(f32x4.add(even, odd)));
    }
    least = largestOf(largest);
  }
  return least;
}

@inline
function largestOf(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}
