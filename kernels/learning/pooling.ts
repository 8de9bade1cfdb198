// The largest of every window of an image; windows lie side by side, the last ones may be smaller. Four channels in four lanes.

const FLOAT: usize = 4;

/** Of the first `steps` steps of `image` [steps, bands, channels] into `into` [windows along steps, windows along bands, channels]. */
export function maxPool(
  image: usize,
  steps: usize,
  bands: usize,
  channels: usize,
  sizeSteps: usize,
  sizeBands: usize,
  into: usize,
): void {
  const pixel = channels * FLOAT;
  let to = into;
  for (let step: usize = 0; step < steps; step += sizeSteps)
    for (let band: usize = 0; band < bands; band += sizeBands) {
      const height = min(sizeSteps, steps - step);
      const width = min(sizeBands, bands - band) * pixel;
      const from = image + (step * bands + band) * pixel;
      let at: usize = 0;
      for (; at + 16 <= pixel; at += 16) {
        let best = v128.load(from + at);
        for (let h: usize = 0; h < height; h++) {
          const line = from + at + h * bands * pixel;
          for (let w: usize = 0; w < width; w += pixel) best = f32x4.pmax(best, v128.load(line + w));
        }
        v128.store(to + at, best);
      }
      for (; at < pixel; at += FLOAT) {
        let best = load<f32>(from + at);
        for (let h: usize = 0; h < height; h++) {
          const line = from + at + h * bands * pixel;
          for (let w: usize = 0; w < width; w += pixel) if (load<f32>(line + w) > best) best = load<f32>(line + w);
        }
        store<f32>(to + at, best);
      }
      to += pixel;
    }
}

/** Hands the gradient of each window to the first of its values that is its maximum, and 0 to all others. */
export function maxPoolBack(
  image: usize,
  steps: usize,
  bands: usize,
  channels: usize,
  sizeSteps: usize,
  sizeBands: usize,
  maxima: usize,
  gradient: usize,
  back: usize,
): void {
  const pixel = channels * FLOAT;
  const beside = back - image;
  let place: usize = 0;
  for (let step: usize = 0; step < steps; step += sizeSteps)
    for (let band: usize = 0; band < bands; band += sizeBands) {
      const height = min(sizeSteps, steps - step);
      const width = min(sizeBands, bands - band) * pixel;
      const from = image + (step * bands + band) * pixel;
      let at: usize = 0;
      for (; at + 16 <= pixel; at += 16) {
        const best = v128.load(maxima + place + at);
        let left = v128.load(gradient + place + at);
        for (let h: usize = 0; h < height; h++) {
          const line = from + at + h * bands * pixel;
          for (let w: usize = 0; w < width; w += pixel) {
            const here = f32x4.eq(v128.load(line + w), best);
            v128.store(line + w + beside, v128.and(left, here));
            left = v128.andnot(left, here);
          }
        }
      }
      for (; at < pixel; at += FLOAT) {
        const best = load<f32>(maxima + place + at);
        let left = load<f32>(gradient + place + at);
        for (let h: usize = 0; h < height; h++) {
          const line = from + at + h * bands * pixel;
          for (let w: usize = 0; w < width; w += pixel) {
            const here = load<f32>(line + w) == best;
            store<f32>(line + w + beside, here ? left : 0);
            if (here) left = 0;
          }
        }
      }
      place += pixel;
    }
}
