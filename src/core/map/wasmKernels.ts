// The hot loops of maps in WebAssembly: points are copied into its memory for as long as something is asked about them.
import { type WasmMemory, wasmMemory } from '../domain/maths/wasmMemory.ts';
import type { MapKernels, SquaresFrom } from './kernels.ts';
import { wasmEpochs } from './wasmEpochs.ts';
import { wasmGradient } from './wasmGradient.ts';
import { wasmNeighbours } from './wasmNeighbours.ts';

/** Rows whose products are summed in single precision, before they are added up in double. */
const rowsAtOnce = 128;

/** From the bytes of `kernels/space.wasm`; throws where the platform has no WebAssembly SIMD. */
export function wasmMapKernels(bytes: Uint8Array): MapKernels {
  // Tried here, so that whoever loads it can take the plain one.
  wasmMemory(bytes);
  return {
    findNeighbours: wasmNeighbours(bytes),
    runEpochs: wasmEpochs(bytes),
    openGradient: wasmGradient(bytes),
    covariance: (points, means) => covariance(wasmMemory(bytes), points, means),
    withPoints<Result>(
      points: Float32Array,
      dims: number,
      use: (squaresFrom: SquaresFrom) => Result,
    ): Result {
      const memory = wasmMemory(bytes);
      const rows = dims === 0 ? 0 : points.length / dims;
      const pointsAt = memory.room(points.byteLength);
      const outAt = memory.room(4 * rows);
      memory.floatsAt(pointsAt, points.length).set(points);
      return use((from, into) => {
        memory.call('squaresFrom', pointsAt, rows, dims, from, outAt);
        into.set(memory.floatsAt(outAt, rows));
      });
    },
  };
}

function covariance(memory: WasmMemory, points: Float32Array, means: Float64Array): Float64Array {
  const dims = means.length;
  const rows = dims === 0 ? 0 : points.length / dims;
  const meansAt = memory.constant(Float32Array.from(means));
  const sumsAt = memory.room(8 * dims * dims);
  const chunkAt = memory.room(4 * rowsAtOnce * dims);
  const tilesAt = memory.room(4 * rowsAtOnce * dims);
  for (let row = 0; row < rows; row += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - row);
    memory.floatsAt(chunkAt, count * dims).set(points.subarray(row * dims, (row + count) * dims));
    memory.call('addProducts', chunkAt, count, dims, meansAt, tilesAt, sumsAt);
  }
  const sums = memory.doublesAt(sumsAt, dims * dims);
  const out = new Float64Array(dims * dims);
  for (let i = 0; i < dims; i++)
    for (let j = 0; j <= i; j++)
      out[i * dims + j] = out[j * dims + i] = (sums[i * dims + j] ?? 0) / Math.max(1, rows);
  return out;
}
