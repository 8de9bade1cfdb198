// True peak by ITU-R BS.1770, annex 2: the largest magnitude of a signal and, four times as densely, between its samples.

/** Taps of each phase. */
export const peakTaps = 12;

/** The interpolating filter of the recommendation. Its other two phases are these backwards. */
const phases = [
  [
    ...[0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625],
    ...[0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125],
  ],
  [
    ...[-0.029174804687, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625],
    ...[0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375],
  ],
] as const;
export const peakPhases: readonly (readonly number[])[] = [
  ...phases,
  ...phases.map((phase) => phase.toReversed()),
];

/** Interpolation raises no magnitude by more than this. */
export const peakGain = Math.max(
  ...phases.map((phase) => phase.reduce((sum: number, tap) => sum + Math.abs(tap), 0)),
);

/** Samples that are looked at together. */
const block = 64;

/** The true peak of `samples` from number `peakTaps` on, or `least` if that is larger; those before are the earlier ones. */
export function truePeak(samples: Float32Array, least: number): number {
  let largest = least;
  for (let start = peakTaps; start < samples.length; start += block) {
    const end = Math.min(samples.length, start + block);
    let peak = 0;
    for (let n = start - peakTaps; n < end; n++) peak = Math.max(peak, Math.abs(samples[n]!));
    // Nothing between them can be larger: nearly always, after the first loud passage.
    if (peak * peakGain <= largest) continue;
    largest = Math.max(largest, peak);
    for (const phase of peakPhases)
      for (let n = start; n < end; n++) {
        let sum = 0;
        for (let tap = 0; tap < peakTaps; tap++) sum += phase[tap]! * samples[n - tap]!;
        largest = Math.max(largest, Math.abs(sum));
      }
  }
  return largest;
}
