// Splits a signal into three frequency bands with second-order Butterworth filters, piece after piece.

interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** One filter with its state. Direct form II, transposed. */
class RunningBiquad {
  readonly #c: Biquad;
  #s1 = 0;
  #s2 = 0;

  constructor(coefficients: Biquad) {
    this.#c = coefficients;
  }

  run(input: Float32Array): Float32Array {
    const { b0, b1, b2, a1, a2 } = this.#c;
    const output = new Float32Array(input.length);
    let s1 = this.#s1;
    let s2 = this.#s2;
    for (let n = 0; n < input.length; n++) {
      const x = input[n] ?? 0;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      output[n] = y;
    }
    this.#s1 = s1;
    this.#s2 = s2;
    return output;
  }
}

export interface Bands {
  readonly low: Float32Array;
  readonly mid: Float32Array;
  readonly high: Float32Array;
}

/** A splitter at two edges (Hz), which keeps its state from piece to piece. */
export function bandSplitter(
  sampleRate: number,
  lowEdge: number,
  highEdge: number,
): (piece: Float32Array) => Bands {
  const low = new RunningBiquad(butterworth('lowpass', lowEdge, sampleRate));
  const midFrom = new RunningBiquad(butterworth('highpass', lowEdge, sampleRate));
  const midTo = new RunningBiquad(butterworth('lowpass', highEdge, sampleRate));
  const high = new RunningBiquad(butterworth('highpass', highEdge, sampleRate));
  return (piece) => ({ low: low.run(piece), mid: midTo.run(midFrom.run(piece)), high: high.run(piece) });
}

/** Second order, Q = 1/sqrt 2, by the bilinear transform (R. Bristow-Johnson, Audio EQ Cookbook). */
function butterworth(kind: 'lowpass' | 'highpass', frequency: number, sampleRate: number): Biquad {
  // At low sampling rates the edge may exceed half the rate, where no filter exists.
  const w = 2 * Math.PI * Math.min(frequency / sampleRate, 0.49);
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / Math.SQRT2;
  const a0 = 1 + alpha;
  const edge = kind === 'lowpass' ? 1 - cos : 1 + cos;
  const b0 = edge / 2 / a0;
  return {
    b0,
    b1: ((kind === 'lowpass' ? 1 : -1) * edge) / a0,
    b2: b0,
    a1: (-2 * cos) / a0,
    a2: (1 - alpha) / a0,
  };
}
