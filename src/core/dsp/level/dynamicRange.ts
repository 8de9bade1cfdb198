// Dynamic range as 'DR' meters show it (Pleasurize Music Foundation): peak level over the level of loud passages.

/** Of a channel's 3 s: the largest magnitude, and the mean of the squares. */
export interface DynamicBlock {
  readonly peak: number;
  readonly power: number;
}

export const dynamicSeconds = 3;
const loudShare = 0.2;

/**
 * In dB, the mean of the channels that are not silent: the second-highest block peak over the RMS of the loudest fifth of the blocks, with
 * RMS scaled so that a steady sine has a range of 0. 0 for silence.
 */
export function dynamicRange(channels: readonly (readonly DynamicBlock[])[]): number {
  const ranges = channels.flatMap((blocks) => rangeOf(blocks) ?? []);
  return ranges.length === 0 ? 0 : ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
}

function rangeOf(blocks: readonly DynamicBlock[]): number | null {
  const peaks = blocks.map(({ peak }) => peak).sort((a, b) => b - a);
  const powers = blocks.map(({ power }) => power).sort((a, b) => b - a);
  const loud = powers.slice(0, Math.max(1, Math.round(loudShare * powers.length)));
  const level = Math.sqrt((2 * loud.reduce((sum, power) => sum + power, 0)) / loud.length);
  const peak = peaks[1] ?? peaks[0] ?? 0;
  return peak > 0 && level > 0 ? 20 * Math.log10(peak / level) : null;
}
