// Loads the kernels of the space from their file: WebAssembly where it runs, plain TypeScript where it does not.
import { readFileSync } from 'node:fs';
import { type CreateRows, plainRows } from '../../core/clusters/rows.ts';
import { wasmRows } from '../../core/clusters/wasmRows.ts';
import { type MapKernels, plainKernels } from '../../core/map/kernels.ts';
import { wasmMapKernels } from '../../core/map/wasmKernels.ts';
import { type CreatePoints, plainPoints } from '../../core/space/pointStore.ts';
import { wasmPoints } from '../../core/space/wasmPoints.ts';

/** As `loadKernels`, from kernels/space.wasm: where they cannot be loaded, `warn` gets the reason and the plain ones do the same work. */
export function loadPoints(file: string | URL, warn: (reason: unknown) => void): CreatePoints {
  try {
    return wasmPoints(readFileSync(file));
  } catch (reason) {
    warn(reason);
    return plainPoints;
  }
}

/** The same of what clusters are found in. */
export function loadRows(file: string | URL, warn: (reason: unknown) => void): CreateRows {
  try {
    return wasmRows(readFileSync(file));
  } catch (reason) {
    warn(reason);
    return plainRows;
  }
}

/** The same of what lays maps out. */
export function loadMapKernels(file: string | URL, warn: (reason: unknown) => void): MapKernels {
  try {
    return wasmMapKernels(readFileSync(file));
  } catch (reason) {
    warn(reason);
    return plainKernels;
  }
}
