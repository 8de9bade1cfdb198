// Loads the signal-processing kernels from their file: WebAssembly where it runs, plain TypeScript where it does not.
import { readFileSync } from 'node:fs';
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import { plainKernels } from '../../core/dsp/kernels/plainKernels.ts';
import { wasmKernels } from '../../core/dsp/kernels/wasmKernels.ts';
import { wasmLogMel } from '../../core/dsp/kernels/wasmLogMel.ts';
import type { LogMel } from '../../core/dsp/logMel/logMel.ts';
import { plainLogMel } from '../../core/dsp/logMel/plainLogMel.ts';

/**
 * Kernels for one thread from `file` (kernels/kernels.wasm). Where they cannot be loaded (no SIMD, no file), `warn` gets
 * the reason and the plain ones do the same work, some six times slower.
 */
export function loadKernels(file: string | URL, warn: (reason: unknown) => void): Kernels {
  try {
    return wasmKernels(readFileSync(file));
  } catch (reason) {
    warn(reason);
    return plainKernels;
  }
}

/** As `loadKernels`, which has told by then why they cannot be loaded: log-mel frames for ears. */
export function loadLogMel(file: string | URL): LogMel {
  try {
    return wasmLogMel(readFileSync(file));
  } catch {
    return plainLogMel;
  }
}
