// The harmonic part of a signal: soft masks from two medians, inverse transforms, overlap-add; four frames at once.
import { fft1024 } from './shared/fft';
import { BINS, FLOAT, HOP, N_FFT, POINT, POINTS, VECTOR } from './shared/layout';
import { addTransposed, storeTransposed } from './shared/transpose';

/**
 * `re`, `im`, `steady` (medians along time), `broad` (medians along frequency): frames x BINS, `frames` a multiple of 4, rows beyond
 * the signal zero. `places`, `twiddles`, `splits`, `z`: as in `stft`. `window`: the synthesis window with the transform's and the
 * overlap's scale folded in. `work`: 3 x BINS vectors of room. `out`: zeros to add to, frame 0 starts here.
 */
export function harmonicSignal(
  re: usize,
  im: usize,
  steady: usize,
  broad: usize,
  frames: i32,
  window: usize,
  places: usize,
  twiddles: usize,
  splits: usize,
  z: usize,
  work: usize,
  out: usize,
): void {
  const row = BINS * FLOAT;
  const mask = work;
  const spectrum = work + 2 * BINS * VECTOR;
  for (let t = 0; t < frames; t += 4) {
    maskRows(steady, broad, mask, 4 * BINS);
    gatherMasked(re, mask, row, spectrum);
    gatherMasked(im, mask, row, spectrum + VECTOR);
    joinHalves(spectrum, splits, places, z);
    fft1024(z, twiddles);
    overlapAdd(z, window, out);
    re += 4 * row;
    im += 4 * row;
    steady += 4 * row;
    broad += 4 * row;
    out += 4 * HOP;
  }
}

/** h^2 / (h^2 + p^2) over `count` values (a multiple of 4), from the ratio of the smaller to the larger; 1/2 where both are zero. */
function maskRows(h: usize, p: usize, mask: usize, count: usize): void {
  const one = f32x4.splat(1);
  const tiny = f32x4.splat(1.17549435e-38);
  const half = f32x4.splat(0.5);
  for (const end = h + count * FLOAT; h < end; h += VECTOR) {
    const hv = v128.load(h);
    const pv = v128.load(p);
    const larger = f32x4.max(hv, pv);
    const ratio = f32x4.div(f32x4.min(hv, pv), larger);
    const square = f32x4.mul(ratio, ratio);
    const share = f32x4.div(v128.bitselect(one, square, f32x4.ge(hv, pv)), f32x4.add(one, square));
    v128.store(mask, v128.bitselect(half, share, f32x4.lt(larger, tiny)));
    p += VECTOR;
    mask += VECTOR;
  }
}

/** Four rows times their mask, to every second vector from `to` on. */
function gatherMasked(from: usize, mask: usize, row: usize, to: usize): void {
  const end = from + (BINS - 1) * FLOAT;
  while (from < end) {
    storeTransposed(
      f32x4.mul(v128.load(from), v128.load(mask)),
      f32x4.mul(v128.load(from + row), v128.load(mask + row)),
      f32x4.mul(v128.load(from + 2 * row), v128.load(mask + 2 * row)),
      f32x4.mul(v128.load(from + 3 * row), v128.load(mask + 3 * row)),
      to,
      to + POINT,
      to + 2 * POINT,
      to + 3 * POINT,
    );
    from += VECTOR;
    mask += VECTOR;
    to += 4 * POINT;
  }
  v128.store(to, f32x4.mul(lanes(from, row), lanes(mask, row)));
}

/** One float of each of four rows. */
function lanes(from: usize, row: usize): v128 {
  return f32x4(
    load<f32>(from),
    load<f32>(from + row),
    load<f32>(from + 2 * row),
    load<f32>(from + 3 * row),
  );
}

/** The transform of the interleaved halves from bins 0..1024, real and imaginary parts exchanged, in digit-reversed order. */
function joinHalves(spectrum: usize, splits: usize, places: usize, z: usize): void {
  const half = f32x4.splat(0.5);
  let p = spectrum;
  let q = spectrum + POINTS * POINT;
  let placeOfQ = places + POINTS * 4;
  for (let k = 0; k <= 512; k++) {
    const cos = v128.load32_splat(splits);
    const sin = v128.load32_splat(splits, 4);
    const pr = v128.load(p);
    const pi = v128.load(p, 16);
    const qr = v128.load(q);
    const qi = v128.load(q, 16);
    const evenR = f32x4.mul(f32x4.add(pr, qr), half);
    const evenI = f32x4.mul(f32x4.sub(pi, qi), half);
    const turnedR = f32x4.mul(f32x4.sub(pr, qr), half);
    const turnedI = f32x4.mul(f32x4.add(pi, qi), half);
    const oddR = f32x4.add(f32x4.mul(turnedR, cos), f32x4.mul(turnedI, sin));
    const oddI = f32x4.sub(f32x4.mul(turnedI, cos), f32x4.mul(turnedR, sin));
    if (k > 0) {
      const to = z + load<u32>(placeOfQ);
      v128.store(to, f32x4.sub(oddR, evenI));
      v128.store(to, f32x4.add(evenR, oddI), 16);
    }
    const to = z + load<u32>(places);
    v128.store(to, f32x4.add(evenI, oddR));
    v128.store(to, f32x4.sub(evenR, oddI), 16);
    p += POINT;
    q -= POINT;
    places += 4;
    placeOfQ -= 4;
    splits += 8;
  }
}

/** Windows four frames and adds them to the output; real and imaginary parts are exchanged. */
function overlapAdd(z: usize, window: usize, out: usize): void {
  for (const end = out + N_FFT * FLOAT; out < end; out += VECTOR) {
    addTransposed(
      v128.load(z, 16),
      v128.load(z),
      v128.load(z, 48),
      v128.load(z, 32),
      v128.load(window),
      out,
      out + HOP,
      out + 2 * HOP,
      out + 3 * HOP,
    );
    z += 2 * POINT;
    window += VECTOR;
  }
}
