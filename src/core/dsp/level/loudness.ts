// Integrated loudness by ITU-R BS.1770-4: K-weighting, 400 ms blocks, absolute and relative gate.

/** A second-order filter, `a0` = 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The two stages of K-weighting at any sample rate. The recommendation tabulates them at 48 kHz only; the analogue prototypes behind
 * its table are those of Mansbridge, Finn and Reiss 2012, as libebur128 uses them.
 */
export function kWeighting(sampleRate: number): readonly [Biquad, Biquad] {
  return [shelf(sampleRate), highPass(sampleRate)];
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

const absoluteGate = -70;
const relativeGate = -10;
const blockSeconds = 0.4;
const stepSeconds = 0.1;

/**
 * Integrated loudness in LUFS of `channels` (left and right, or one; all as long as each other). Null where nothing exceeds the
 * absolute gate of -70 LUFS, or for less than one block of 400 ms.
 */
export function integratedLoudness(channels: readonly Float32Array[], sampleRate: number): number | null {
  const powers = blockPowers(channels, sampleRate).filter((power) => lufs(power) > absoluteGate);
  if (powers.length === 0) return null;
  const gate = lufs(mean(powers)) + relativeGate;
  return lufs(mean(powers.filter((power) => lufs(power) > gate)));
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Mean square of every 400 ms block, one each 100 ms, after K-weighting, summed over channels. */
function blockPowers(channels: readonly Float32Array[], sampleRate: number): number[] {
  const step = Math.round(stepSeconds * sampleRate);
  const stepsPerBlock = Math.round(blockSeconds / stepSeconds);
  const steps = Math.floor((channels[0]?.length ?? 0) / step);
  const energies = new Float64Array(steps);
  for (const channel of channels) addEnergies(energies, channel, step, sampleRate);
  const powers: number[] = [];
  for (let s = 0; s + stepsPerBlock <= steps; s++) {
    let sum = 0;
    for (let i = 0; i < stepsPerBlock; i++) sum += energies[s + i]!;
    powers.push(sum / (step * stepsPerBlock));
  }
  return powers;
}

function addEnergies(energies: Float64Array, channel: Float32Array, step: number, sampleRate: number): void {
  const [first, second] = kWeighting(sampleRate);
  const [b0, b1, b2] = first.b;
  const [a1, a2] = first.a;
  const [c1, c2] = second.a;
  // Transposed direct form II, both stages; the second's numerator is 1, -2, 1.
  let s1 = 0;
  let s2 = 0;
  let r1 = 0;
  let r2 = 0;
  for (let i = 0, n = 0; i < energies.length; i++) {
    let sum = 0;
    for (const end = n + step; n < end; n++) {
      const x = channel[n]!;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      const z = y + r1;
      r1 = -2 * y - c1 * z + r2;
      r2 = y - c2 * z;
      sum += z * z;
    }
    energies[i]! += sum;
  }
}
