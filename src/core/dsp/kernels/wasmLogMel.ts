// Log-mel frames in WebAssembly (kernels/src/logMel.ts), in a memory of their own: pictures of the same sound stay as they are.

import { wasmMemory } from '../../domain/maths/wasmMemory.ts';
import { matrix } from '../../domain/matrix.ts';
import type { LogMel } from '../logMel/logMel.ts';
import { digitReversedOffsets, rotations } from './wasmTables.ts';

const vector = 16;

/** From the bytes of `kernels/kernels.wasm`. Throws where the platform has no WebAssembly SIMD. */
export function wasmLogMel(bytes: Uint8Array): LogMel {
  const memory = wasmMemory(bytes);
  return (signal, { fft, hop, window, bank, power, log, frames: framesOf, lay }) => {
    const frames = framesOf(signal.length);
    // Four at a time: those behind the last look at zeros.
    const filled = (frames + 3) & ~3;
    const bands = bank.first.length;
    const laidLength = Math.max(0, filled - 1) * hop + fft;
    memory.begin(4 * (laidLength + bands * filled + 12 * fft + 2 * bands + bank.weights.length) + 1024);
    const points = fft / 2;
    const laid = memory.floats(laidLength);
    lay(signal, laid);
    const out = memory.floats(bands * filled);
    memory.borrow((points + 1) * 2 * vector, (z) =>
      memory.call(
        'logMel',
        laid.byteOffset,
        filled,
        4 * hop,
        points,
        memory.copyOf(Float32Array.from(window)),
        memory.copyOf(digitReversedOffsets(points, 2 * vector)),
        memory.copyOf(rotations(points, points)),
        memory.copyOf(rotations(fft, points / 2 + 1)),
        z,
        power - 1,
        memory.copyOf(bank.first),
        memory.copyOf(bank.offset),
        memory.copyOf(bank.weights),
        bands,
        log.times,
        log.plus,
        log.shift,
        log.gain,
        out.byteOffset,
      ),
    );
    const kept = matrix(bands, frames);
    for (let f = 0; f < bands; f++) kept.data.set(out.subarray(f * filled, f * filled + frames), f * frames);
    return kept;
  };
}
