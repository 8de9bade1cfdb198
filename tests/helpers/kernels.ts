// The kernels that tests run over: the plain reference, and the committed WebAssembly.
import { readFileSync } from 'node:fs';
import type { CreateRows } from '../../src/core/clusters/rows.ts';
import { wasmRows } from '../../src/core/clusters/wasmRows.ts';
import type { Kernels } from '../../src/core/dsp/kernels/kernels.ts';
import { plainKernels } from '../../src/core/dsp/kernels/plainKernels.ts';
import { wasmKernels } from '../../src/core/dsp/kernels/wasmKernels.ts';

export const fastKernels: Kernels = wasmKernels(
  readFileSync(new URL('../../kernels/kernels.wasm', import.meta.url)),
);

export const fastRows: CreateRows = wasmRows(
  readFileSync(new URL('../../kernels/space.wasm', import.meta.url)),
);

/** For `describe.each`: every law holds for both. */
export const bothKernels: readonly [string, Kernels][] = [
  ['plain', plainKernels],
  ['WebAssembly', fastKernels],
];
