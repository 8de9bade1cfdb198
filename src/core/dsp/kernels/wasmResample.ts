// The resampler's kernels in WebAssembly: by one half, and by any other ratio.
import type { WasmMemory } from '../../domain/maths/wasmMemory.ts';
import { halvingFilter, phaseFilters, resampling } from '../resample.ts';
import type { Kernels } from './kernels.ts';

/** Outputs that the kernel of halving computes at a time. */
const block = 16;

export function wasmResample(memory: WasmMemory): Kernels['resample'] {
  return (signal, fromRate, toRate, gain = 1) => {
    const { up, down, length } = resampling(signal.length, fromRate, toRate);
    if (up === down) return gain === 1 ? signal.slice() : signal.map((value) => gain * value);
    return up === 1 && down === 2
      ? halve(signal, length, gain)
      : polyphase(signal, { up, down, length }, gain);
  };

  function halve(signal: Float32Array, length: number, gain: number): Float32Array {
    const pairs = (halvingFilter.length - 1) / 2;
    // Zeros before the first sample and behind the last one, up to where the last block reads.
    const before = pairs + 3 + ((pairs + 3) & 1);
    const half = Math.ceil((length + block + 2 * before) / 4) * 4;
    memory.begin(4 * (4 * half + length + block + halvingFilter.length) + 256);
    const input = memory.floats(2 * half);
    input.fill(0, 0, 2 * before);
    input.set(signal, 2 * before);
    input.fill(0, 2 * before + signal.length);
    const [even, odd] = [memory.floats(half), memory.floats(half)] as const;
    memory.call('separate', input.byteOffset, 2 * half, even.byteOffset, odd.byteOffset);
    const taps = memory.copyOf(Float32Array.from(halvingFilter, (tap) => gain * tap));
    const out = memory.floats(length + block);
    const first = 4 * before;
    memory.call(
      'halve',
      even.byteOffset + first,
      odd.byteOffset + first,
      taps,
      pairs,
      length,
      out.byteOffset,
    );
    return out.slice(0, length);
  }

  function polyphase(
    signal: Float32Array,
    { up, down, length }: ReturnType<typeof resampling>,
    gain: number,
  ): Float32Array {
    const { filters, half, width } = phaseFilters(up, down);
    const wide = (width + 15) & ~15;
    memory.begin(4 * (signal.length + 2 * wide + up * wide + length) + 256);
    // The filter of output 0 begins `half - 1` samples before the signal.
    const input = memory.floats(signal.length + 2 * wide);
    input.fill(0, 0, half - 1);
    input.set(signal, half - 1);
    input.fill(0, half - 1 + signal.length);
    const table = memory.floats(up * wide);
    table.fill(0);
    for (let phase = 0; phase < up; phase++)
      for (let k = 0; k < width; k++) table[phase * wide + k] = gain * filters[phase * width + k]!;
    const out = memory.floats(length);
    memory.call('resample', input.byteOffset, table.byteOffset, wide, up, down, length, out.byteOffset);
    return out.slice();
  }
}
