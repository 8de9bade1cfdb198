// The kernels of levels in WebAssembly: two channels at once, in room of their own, so that they disturb no other results.

import type { WasmMemory } from '../../domain/maths/wasmMemory.ts';
import type { KWeighting, RunLevels } from '../level/kWeighting.ts';
import { peakGain, peakPhases, peakTaps } from '../level/truePeak.ts';
import type { Kernels } from './kernels.ts';

/** Samples that go in at a time. */
const most = 8192;

export function wasmLevels(memory: WasmMemory): Pick<Kernels, 'runLevels' | 'truePeak'> {
  const [left, right] = [memory.room(4 * most), memory.room(4 * most)];
  const filterAt = memory.room(8 * 7);
  const stateAt = memory.room(8 * 8);
  const sumsAt = memory.room(8 * 6);
  const taps = memory.constant(
    Float32Array.from({ length: peakTaps * peakPhases.length }, (_, n) => {
      const [tap, phase] = [Math.floor(n / peakPhases.length), n % peakPhases.length];
      return peakPhases[phase]![peakTaps - 1 - tap]!;
    }),
  );
  const signal = memory.room(4 * (peakTaps + most + 3));

  /** One channel, or two. */
  function pairLevels(runs: readonly Float32Array[], states: readonly Float64Array[]): RunLevels[] {
    const [one = new Float32Array(0), other = one] = runs;
    const state = memory.doublesAt(stateAt, 8);
    for (let c = 0; c < states.length; c++) for (let n = 0; n < 4; n++) state[2 * n + c] = states[c]![n]!;
    memory.doublesAt(sumsAt, 6).fill(0);
    for (let start = 0; start < one.length; start += most) {
      const count = Math.min(most, one.length - start);
      memory.floatsAt(left, count).set(one.subarray(start, start + count));
      memory.floatsAt(right, count).set(other.subarray(start, start + count));
      memory.call('levels', left, right, count, filterAt, stateAt, sumsAt);
    }
    for (let c = 0; c < states.length; c++) for (let n = 0; n < 4; n++) states[c]![n] = state[2 * n + c]!;
    const sums = memory.doublesAt(sumsAt, 6);
    return runs.map((_, c) => ({ weighted: sums[c]!, energy: sums[2 + c]!, peak: sums[4 + c]! }));
  }

  return {
    runLevels(runs, { shelf, highPass }: KWeighting, states) {
      memory.doublesAt(filterAt, 7).set([...shelf.b, ...shelf.a, ...highPass.a]);
      const levels: RunLevels[] = [];
      for (let c = 0; c < runs.length; c += 2)
        levels.push(...pairLevels(runs.slice(c, c + 2), states.slice(c, c + 2)));
      return levels;
    },
    truePeak(samples, least) {
      let largest = least;
      for (let start = peakTaps; start < samples.length; start += most) {
        const run = samples.subarray(start - peakTaps, start + most);
        const room = memory.floatsAt(signal, run.length + 3);
        room.set(run);
        room.fill(0, run.length);
        largest = memory.call(
          'truePeak',
          signal + 4 * peakTaps,
          run.length - peakTaps,
          taps,
          peakGain,
          largest,
        );
      }
      return largest;
    },
  };
}
