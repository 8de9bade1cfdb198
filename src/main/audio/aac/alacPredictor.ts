// ALAC's predictor: each sample from those before it, by weights that move with the sign of every miss.

export interface Prediction {
  /** The weights begin with these, the latest sample's first; they are in 1 / 2^`shift`. */
  readonly weights: Int16Array;
  readonly shift: number;
  /** The misses were themselves written as differences. */
  readonly twice: boolean;
}

/** So many weights mean: the sample before, as it is. */
const plainDifference = 31;

/** Turns misses into samples of `width` bits, in place. */
export function predict(samples: Int32Array, count: number, prediction: Prediction, width: number): void {
  const { weights, shift, twice } = prediction;
  const unused = 32 - width;
  if (twice) addUp(samples, 1, count, unused);
  const order = weights.length;
  if (order === 0) return;
  if (order === plainDifference) {
    addUp(samples, 1, count, unused);
    return;
  }
  addUp(samples, 1, Math.min(order + 1, count), unused);
  const half = shift === 0 ? 0 : 1 << (shift - 1);
  for (let i = order + 1; i < count; i++) {
    const base = samples[i - order - 1] ?? 0;
    let sum = half;
    let at = i - 1;
    for (let k = 0; k < order; k++) {
      sum = (sum + Math.imul(weights[k] ?? 0, ((samples[at--] ?? 0) - base) | 0)) | 0;
    }
    const miss = samples[i] ?? 0;
    samples[i] = ((miss + base + (sum >> shift)) << unused) >> unused;
    if (miss > 0) adapt(weights, samples, i, base, miss, shift, 1);
    else if (miss < 0) adapt(weights, samples, i, base, miss, shift, -1);
  }
}

/** From the oldest sample to the latest, until the miss is explained. */
function adapt(
  weights: Int16Array,
  samples: Int32Array,
  i: number,
  base: number,
  miss: number,
  shift: number,
  direction: 1 | -1,
): void {
  const order = weights.length;
  let left = miss;
  let at = i - order;
  for (let k = order - 1; k >= 0; k--) {
    const distance = ((samples[at++] ?? 0) - base) | 0;
    if (distance === 0) continue;
    weights[k] = (weights[k] ?? 0) + (distance > 0 ? direction : -direction);
    const size = direction > 0 ? Math.abs(distance) : -Math.abs(distance);
    left = (left - Math.imul(order - k, size >> shift)) | 0;
    if (direction > 0 ? left <= 0 : left >= 0) return;
  }
}

/** Differences become samples. */
function addUp(samples: Int32Array, from: number, to: number, unused: number): void {
  for (let i = from; i < to; i++) {
    samples[i] = (((samples[i] ?? 0) + (samples[i - 1] ?? 0)) << unused) >> unused;
  }
}
