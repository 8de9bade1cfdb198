// The long adaptive filters of the higher compression levels: sign-LMS on the latest output, in 16 bits.

/** One filter of one channel. When `past` and `steps` are full, the part still needed moves to the front. */
export interface AdaptiveFilter {
  readonly order: number;
  /** The scalar product is in units of 2^-fractionBits. */
  readonly fractionBits: number;
  /** Depends on the version: how fast a sample's weight in the adaptation fades, and whether it depends on its size. */
  readonly graded: boolean;
  readonly weights: Int16Array;
  /** Output samples, saturated; the latest `order` of them end before `at`. */
  readonly past: Int16Array;
  /** What each of `past` adds to its weight. */
  readonly steps: Int16Array;
  at: number;
  /** Running mean of the output's absolute values. */
  level: number;
}

const spare = 4096;

/** Orders and fraction bits by compression level / 1000, in the order of decoding. */
const filtersOfLevel: ReadonlyMap<number, readonly (readonly [order: number, fractionBits: number])[]> =
  new Map([
    [1000, []],
    [2000, [[16, 11]]],
    [3000, [[64, 11]]],
    [
      4000,
      [
        [32, 10],
        [256, 13],
      ],
    ],
    [
      5000,
      [
        [16, 11],
        [256, 13],
        [1280, 15],
      ],
    ],
  ]);

/** The filters of one channel, in the order of decoding; null for a level that does not exist. */
export function newAdaptiveFilters(level: number, version: number): readonly AdaptiveFilter[] | null {
  const filters = filtersOfLevel.get(level);
  if (filters === undefined) return null;
  return filters.map(([order, fractionBits]) => ({
    order,
    fractionBits,
    graded: version >= 3980,
    weights: new Int16Array(order),
    past: new Int16Array(order + spare),
    steps: new Int16Array(order + spare),
    at: order,
    level: 0,
  }));
}

/** Undoes the filter on the first `count` of `values`, in place. */
export function undoAdaptiveFilter(filter: AdaptiveFilter, values: Int32Array, count: number): void {
  const { order, fractionBits, weights, past, steps } = filter;
  const half = 2 ** (fractionBits - 1);
  for (let n = 0; n < count; n++) {
    const input = values[n] ?? 0;
    const product = predictAndAdapt(weights, past, steps, filter.at - order, input);
    const output = (input + ((product + half) >> fractionBits)) | 0;
    values[n] = output;
    remember(filter, output);
  }
}

/** The scalar product with the current weights, which then move by the steps times the sign of `direction`; both wrap. */
function predictAndAdapt(
  weights: Int16Array,
  past: Int16Array,
  steps: Int16Array,
  from: number,
  direction: number,
): number {
  const order = weights.length;
  let sum = 0;
  // Three loops, because this hottest of all places avoids every multiplication it can.
  if (direction > 0) {
    for (let i = 0; i < order; i++) {
      const weight = weights[i] ?? 0;
      sum = (sum + Math.imul(weight, past[from + i] ?? 0)) | 0;
      weights[i] = weight + (steps[from + i] ?? 0);
    }
  } else if (direction < 0) {
    for (let i = 0; i < order; i++) {
      const weight = weights[i] ?? 0;
      sum = (sum + Math.imul(weight, past[from + i] ?? 0)) | 0;
      weights[i] = weight - (steps[from + i] ?? 0);
    }
  } else {
    for (let i = 0; i < order; i++) sum = (sum + Math.imul(weights[i] ?? 0, past[from + i] ?? 0)) | 0;
  }
  return sum;
}

function remember(filter: AdaptiveFilter, output: number): void {
  const { at, order, past, steps } = filter;
  past[at] = Math.max(-32_768, Math.min(32_767, output));
  if (filter.graded) {
    const size = Math.abs(output);
    const loudness = size > 3 * filter.level ? 32 : size > Math.floor((4 * filter.level) / 3) ? 16 : 8;
    steps[at] = Math.sign(output) * loudness;
    filter.level += Math.trunc((size - filter.level) / 16);
    halve(steps, at - 1);
    halve(steps, at - 2);
  } else {
    steps[at] = Math.sign(output) * 4;
    halve(steps, at - 4);
  }
  halve(steps, at - 8);
  filter.at += 1;
  if (filter.at < past.length) return;
  past.copyWithin(0, filter.at - order);
  steps.copyWithin(0, filter.at - order);
  filter.at = order;
}

function halve(values: Int16Array, at: number): void {
  values[at] = (values[at] ?? 0) >> 1;
}
