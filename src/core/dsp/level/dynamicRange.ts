// Dynamic range as 'DR' meters show it (Pleasurize Music Foundation): peak level over the level of loud passages.

const blockSeconds = 3;
const loudShare = 0.2;

/**
 * In dB: the second-highest block peak over the RMS of the loudest fifth of the 3 s blocks, with RMS scaled so that a steady sine has
 * a range of 0. `samples` are mono; less than 3 s count as one block. 0 for silence.
 */
export function dynamicRange(samples: Float32Array, sampleRate: number): number {
  const size = Math.min(samples.length, Math.round(blockSeconds * sampleRate));
  const peaks: number[] = [];
  const powers: number[] = [];
  for (let start = 0; start + size <= samples.length && size > 0; start += size) {
    let peak = 0;
    let squares = 0;
    for (let n = start; n < start + size; n++) {
      const x = Math.abs(samples[n]!);
      if (x > peak) peak = x;
      squares += x * x;
    }
    peaks.push(peak);
    powers.push((2 * squares) / size);
  }
  peaks.sort((a, b) => b - a);
  powers.sort((a, b) => b - a);
  const loud = powers.slice(0, Math.max(1, Math.round(loudShare * powers.length)));
  const level = Math.sqrt(loud.reduce((sum, power) => sum + power, 0) / loud.length);
  const peak = peaks[1] ?? peaks[0] ?? 0;
  return peak > 0 && level > 0 ? 20 * Math.log10(peak / level) : 0;
}
