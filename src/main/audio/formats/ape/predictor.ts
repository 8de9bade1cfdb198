// The short predictor at the end of the chain (3.95 and later), from a channel's own past and from the other channel.

/** One channel's state; taps run from the latest value to the oldest. */
export interface Predictor {
  /** Of this channel: the latest value before the last smoothing, then differences. */
  readonly ownTaps: Float64Array;
  readonly ownWeights: Float64Array;
  /** Of the other channel: the latest value, sharpened, then differences. */
  readonly otherTaps: Float64Array;
  readonly otherWeights: Float64Array;
  /** The latest output before the last smoothing. */
  last: number;
  /** The latest output. */
  output: number;
  /** The latest value of the other channel. */
  otherLast: number;
}

export function newPredictor(): Predictor {
  return {
    ownTaps: new Float64Array(4),
    ownWeights: Float64Array.of(360, 317, -109, 98),
    otherTaps: new Float64Array(5),
    otherWeights: new Float64Array(5),
    last: 0,
    output: 0,
    otherLast: 0,
  };
}

/**
 * The sample that belongs to `residual`; advances the state. `other` is the other channel's latest output (0 in mono).
 * `wraps`: whether sums are cut to 32 bits, as in encoders before 64-bit builds; it makes no difference for 16-bit audio,
 * but does for loud 24-bit audio.
 */
export function nextSample(state: Predictor, residual: number, other: number, wraps: boolean): number {
  const { ownTaps, ownWeights, otherTaps, otherWeights } = state;
  pushValue(ownTaps, state.last);
  pushValue(otherTaps, other - share(state.otherLast, wraps));
  state.otherLast = other;
  const own = scalarProduct(ownTaps, ownWeights);
  const fromOther = scalarProduct(otherTaps, otherWeights);
  state.last = wraps
    ? (residual + (((own | 0) + ((fromOther | 0) >> 1)) >> 10)) | 0
    : residual + Math.floor((own + Math.floor(fromOther / 2)) / 1024);
  adapt(ownWeights, ownTaps, residual);
  adapt(otherWeights, otherTaps, residual);
  state.output = state.last + share(state.output, wraps);
  return state.output;
}

/** 31/32 of a value: the first-order smoothing. */
function share(value: number, wraps: boolean): number {
  return wraps ? Math.imul(value, 31) >> 5 : Math.floor((value * 31) / 32);
}

/** The latest value comes first, its difference from the one before second; older differences move up. */
function pushValue(taps: Float64Array, value: number): void {
  for (let i = taps.length - 1; i > 1; i--) taps[i] = taps[i - 1] ?? 0;
  taps[1] = value - (taps[0] ?? 0);
  taps[0] = value;
}

function scalarProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function adapt(weights: Float64Array, taps: Float64Array, residual: number): void {
  if (residual === 0) return;
  const direction = Math.sign(residual);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = (weights[i] ?? 0) + direction * Math.sign(taps[i] ?? 0);
  }
}
