// K-weighting of ITU-R BS.1770: a shelf that stands for the head, and a high pass; and the levels of samples that go through it.

/** A second-order filter, `a0` = 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The numerator of the high pass is 1, -2, 1, as in the recommendation. */
export interface KWeighting {
  readonly shelf: Biquad;
  readonly highPass: Biquad;
}

/**
 * At any sample rate. The recommendation tabulates it at 48 kHz only; the analogue prototypes behind its table are those of Mansbridge,
 * Finn and Reiss 2012, as libebur128 uses them.
 */
export function kWeighting(sampleRate: number): KWeighting {
  return { shelf: shelf(sampleRate), highPass: highPass(sampleRate) };
}

function shelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function highPass(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

/** Of a run of samples of one channel; energies are sums of squares. */
export interface RunLevels {
  readonly weighted: number;
  readonly energy: number;
  readonly peak: number;
}

/** What the filters of a channel remember from run to run. */
export const kState = (): Float64Array => new Float64Array(4);

/** The levels of a run of each channel; all runs are as long as each other, and `states` go on to the next. */
export function runLevels(
  runs: readonly Float32Array[],
  { shelf: { a, b }, highPass: { a: c } }: KWeighting,
  states: readonly Float64Array[],
): RunLevels[] {
  const [b0, b1, b2] = b;
  const [a1, a2] = a;
  const [c1, c2] = c;
  return runs.map((run, channel) => {
    const state = states[channel]!;
    // Transposed direct form II, both stages.
    let [s1 = 0, s2 = 0, r1 = 0, r2 = 0] = state;
    let weighted = 0;
    let energy = 0;
    let peak = 0;
    for (let n = 0; n < run.length; n++) {
      const x = run[n]!;
      const magnitude = Math.abs(x);
      if (magnitude > peak) peak = magnitude;
      energy += x * x;
      const y = b0 * x + s1;
      s1 = b1 * x + s2 - a1 * y;
      s2 = b2 * x - a2 * y;
      const z = y + r1;
      r1 = r2 - 2 * y - c1 * z;
      r2 = y - c2 * z;
      weighted += z * z;
    }
    state.set([s1, s2, r1, r2]);
    return { weighted, energy, peak };
  });
}
