// Patches of images as rows of a matrix, so that a convolution is one product, and back.

const FLOAT: usize = 4;

/**
 * Steps `from` up to `to` of what a convolution sees of `image` [steps, bands, channels]: a row [sizeSteps, sizeBands, channels] for each step
 * and each of `outBands` places, `into` [(to - from) * outBands, ...]. A patch begins `beforeSteps` and `beforeBands` ahead of its place; what
 * lies outside of the image is 0.
 */
export function gatherPatches(
  image: usize,
  steps: isize,
  bands: isize,
  channels: isize,
  sizeSteps: isize,
  sizeBands: isize,
  beforeSteps: isize,
  beforeBands: isize,
  outBands: isize,
  from: isize,
  to: isize,
  into: usize,
): void {
  const pixel = channels * FLOAT;
  const segment = sizeBands * pixel;
  let at = into;
  for (let t = from; t < to; t++)
    for (let m: isize = 0; m < outBands; m++) {
      const first = m - beforeBands;
      const low = max(first, 0);
      const high = min(first + sizeBands, bands);
      for (let d: isize = 0; d < sizeSteps; d++) {
        const step = t + d - beforeSteps;
        if (step < 0 || step >= steps) memory.fill(at, 0, segment);
        else if (high - low == sizeBands) copy(at, image + (step * bands + low) * pixel, segment);
        else {
          memory.fill(at, 0, segment);
          if (high > low)
            copy(at + (low - first) * pixel, image + (step * bands + low) * pixel, (high - low) * pixel);
        }
        at += segment;
      }
    }
}

/** Adds the rows of `patches` to where `gatherPatches` would take them from. */
export function scatterPatches(
  image: usize,
  steps: isize,
  bands: isize,
  channels: isize,
  sizeSteps: isize,
  sizeBands: isize,
  beforeSteps: isize,
  beforeBands: isize,
  outBands: isize,
  from: isize,
  to: isize,
  patches: usize,
): void {
  const pixel = channels * FLOAT;
  const segment = sizeBands * pixel;
  let at = patches;
  for (let t = from; t < to; t++)
    for (let m: isize = 0; m < outBands; m++) {
      const first = m - beforeBands;
      const low = max(first, 0);
      const high = min(first + sizeBands, bands);
      for (let d: isize = 0; d < sizeSteps; d++) {
        const step = t + d - beforeSteps;
        if (step >= 0 && step < steps && high > low)
          add(image + (step * bands + low) * pixel, at + (low - first) * pixel, (high - low) * pixel);
        at += segment;
      }
    }
}

@inline
function copy(to: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(from + at));
}

@inline
function add(to: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
  for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at));
}
