// Points to lay out on maps, and the kernels that do it.
import { readFileSync } from 'node:fs';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { wasmMapKernels } from '../../src/core/map/wasmKernels.ts';

export const spaceKernelBytes = readFileSync(new URL('../../kernels/space.wasm', import.meta.url));

export const fastMapKernels = wasmMapKernels(spaceKernelBytes);

/** Points of 12 dimensions in clusters, each a cloud of three; row i is in cluster i modulo their number. */
export function clustered(
  rows: number,
  count: number,
): { points: Float32Array; dims: number; clusters: Int32Array } {
  const dims = 12;
  const random = createRandom(count);
  const centres = Float32Array.from({ length: count * dims }, () => 4 * random.normal());
  const axes = Float32Array.from({ length: count * 3 * dims }, () => random.normal());
  const clusters = Int32Array.from({ length: rows }, (_, row) => row % count);
  const points = new Float32Array(rows * dims);
  for (const [row, cluster] of clusters.entries()) {
    const along = [random.normal(), random.normal(), random.normal()];
    for (let d = 0; d < dims; d++)
      points[row * dims + d] = along.reduce(
        (sum, x, axis) => sum + x * axes[(cluster * 3 + axis) * dims + d]!,
        centres[cluster * dims + d]! + 0.1 * random.normal(),
      );
  }
  return { points, dims, clusters };
}
