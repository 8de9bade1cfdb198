// Resampling by one half: a symmetric filter, sixteen outputs at a time, so that a tap is loaded once for all of them.
import { FLOAT, VECTOR } from './shared/layout';

/** Outputs at a time. */
const BLOCK: usize = 16;

/** Separates `count` floats, a multiple of eight, into those at even and at odd places. */
export function separate(input: usize, count: usize, even: usize, odd: usize): void {
  for (const end = input + count * FLOAT; input < end; input += 2 * VECTOR) {
    const a = v128.load(input);
    const b = v128.load(input, 16);
    v128.store(even, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
    v128.store(odd, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
    even += VECTOR;
    odd += VECTOR;
  }
}

/**
 * `count` outputs, and what is missing to a multiple of sixteen. `even` and `odd` are the input's halves at the first output's place,
 * with `pairs` + 1 floats before them and as many behind the last that is computed. `taps` are the filter's, from its middle to one side: odd
 * ones belong to the odd half. There are 2 * `pairs` of them, and the middle.
 */
export function halve(even: usize, odd: usize, taps: usize, pairs: usize, count: usize, out: usize): void {
  const centre = v128.load32_splat(taps);
  const last = taps + 2 * pairs * FLOAT;
  for (const end = out + count * FLOAT; out < end; out += BLOCK * FLOAT) {
    let a0 = f32x4.mul(centre, v128.load(even));
    let a1 = f32x4.mul(centre, v128.load(even, 16));
    let a2 = f32x4.mul(centre, v128.load(even, 32));
    let a3 = f32x4.mul(centre, v128.load(even, 48));
    let oddLeft = odd - FLOAT;
    let oddRight = odd;
    let evenLeft = even - FLOAT;
    let evenRight = even + FLOAT;
    for (let tap = taps; tap < last; tap += 2 * FLOAT) {
      const h = v128.load32_splat(tap, 4);
      a0 = f32x4.add(a0, f32x4.mul(h, f32x4.add(v128.load(oddLeft), v128.load(oddRight))));
      a1 = f32x4.add(a1, f32x4.mul(h, f32x4.add(v128.load(oddLeft, 16), v128.load(oddRight, 16))));
      a2 = f32x4.add(a2, f32x4.mul(h, f32x4.add(v128.load(oddLeft, 32), v128.load(oddRight, 32))));
      a3 = f32x4.add(a3, f32x4.mul(h, f32x4.add(v128.load(oddLeft, 48), v128.load(oddRight, 48))));
      const g = v128.load32_splat(tap, 8);
      a0 = f32x4.add(a0, f32x4.mul(g, f32x4.add(v128.load(evenLeft), v128.load(evenRight))));
      a1 = f32x4.add(a1, f32x4.mul(g, f32x4.add(v128.load(evenLeft, 16), v128.load(evenRight, 16))));
      a2 = f32x4.add(a2, f32x4.mul(g, f32x4.add(v128.load(evenLeft, 32), v128.load(evenRight, 32))));
      a3 = f32x4.add(a3, f32x4.mul(g, f32x4.add(v128.load(evenLeft, 48), v128.load(evenRight, 48))));
      oddLeft -= FLOAT;
      oddRight += FLOAT;
      evenLeft -= FLOAT;
      evenRight += FLOAT;
    }
    v128.store(out, a0);
    v128.store(out, a1, 16);
    v128.store(out, a2, 32);
    v128.store(out, a3, 48);
    even += BLOCK * FLOAT;
    odd += BLOCK * FLOAT;
  }
}
