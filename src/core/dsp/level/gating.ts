// Loudness of a programme from the loudness of its moments: gates of ITU-R BS.1770-4, loudness range of EBU Tech 3342.

/** Powers come every 100 ms. */
export const stepSeconds = 0.1;
const momentarySteps = 4;
const shortTermSteps = 30;

const absoluteGate = -70;

/**
 * Integrated loudness in LUFS from the weighted power of each 100 ms: of the blocks of 400 ms above -70 LUFS, those that are
 * at most 10 LU below all of them. Null where there are none.
 */
export function integratedLoudness(powers: Float64Array): number | null {
  const gated = gatedBlocks(movingMeans(powers, momentarySteps), 10);
  return gated.length === 0 ? null : lufs(mean(gated));
}

/**
 * Loudness range in LU: how far the loudness of 3 s, of all that is at most 20 LU below the whole, spreads from its 10th to
 * its 95th percentile. Null where there is none of 3 s.
 */
export function loudnessRange(powers: Float64Array): number | null {
  const gated = gatedBlocks(movingMeans(powers, shortTermSteps), 20).sort();
  const percentile = (share: number): number => lufs(gated[Math.round((gated.length - 1) * share)]!);
  return gated.length === 0 ? null : percentile(0.95) - percentile(0.1);
}

/** Those above the absolute gate and, of these, above `relative` LU below their mean. */
function gatedBlocks(blocks: Float64Array, relative: number): Float64Array {
  const audible = blocks.filter((power) => lufs(power) > absoluteGate);
  const gate = lufs(mean(audible)) - relative;
  return audible.filter((power) => lufs(power) > gate);
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The mean of every `count` successive values. */
function movingMeans(values: Float64Array, count: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, values.length - count + 1) }, (_, n) =>
    mean(values.subarray(n, n + count)),
  );
}
