// Points onto a plane, by the way that is asked for.
import type { MapKind, MapPhase } from '../domain/map.ts';
import type { MapKernels } from './kernels.ts';
import { principalDirections, projected } from './pca.ts';

export interface MapProgress {
  readonly phase: MapPhase;
  readonly done: number;
  readonly total: number | null;
}

/** Places [rows, 2] of points [rows, dims]; the same points and seed give the same places. */
export function layOutPoints(
  points: Float32Array,
  dims: number,
  { kind }: { readonly kind: MapKind; readonly seed: number },
  kernels: MapKernels,
  report: (progress: MapProgress) => void,
): Float32Array {
  report({ phase: 'laying-out', done: 0, total: null });
  if (kind !== 'pca') throw new RangeError(`no ${kind} yet`);
  return flat(points, dims, kernels);
}

/** The two first principal components; fewer than two dimensions are filled with zeros. */
function flat(points: Float32Array, dims: number, kernels: MapKernels): Float32Array {
  const rows = dims === 0 ? 0 : points.length / dims;
  const principal = principalDirections(points, dims, 2, kernels.covariance);
  const along = projected(points, principal);
  if (principal.variances.length === 2) return along;
  const out = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row++) out[2 * row] = along[row] ?? 0;
  return out;
}
