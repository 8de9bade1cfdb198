// Points onto a plane, by the way that is asked for.
import type { MapKind, MapPhase } from '../domain/map.ts';
import { deriveSeed } from '../learning/maths/random.ts';
import type { MapKernels } from './kernels.ts';
import type { Neighbours } from './neighbours.ts';
import { principalDirections, projected } from './pca.ts';
import { neighboursOf, tsne } from './tsne.ts';
import { umap } from './umap.ts';

export interface MapProgress {
  readonly phase: MapPhase;
  readonly done: number;
  readonly total: number | null;
}

/** Neighbours are looked for along so many principal directions: what lies beyond them is mostly noise, and takes as long. */
const mostDims = 64;
/** As UMAP has it. */
const neighbours = 15;
/** Fewer tracks have no neighbourhoods to keep. */
const fewest = 5;
/** Progress is counted in so many parts. */
const parts = 1000;

/** Places [rows, 2] of points [rows, dims]; the same points and seed give the same places. */
export function layOutPoints(
  points: Float32Array,
  dims: number,
  { kind, seed }: { readonly kind: MapKind; readonly seed: number },
  kernels: MapKernels,
  report: (progress: MapProgress) => void,
): Float32Array {
  const rows = dims === 0 ? 0 : points.length / dims;
  const sharing = (phase: MapPhase) => (share: number) =>
    report({ phase, done: Math.round(share * parts), total: parts });
  if (kind === 'pca' || rows < fewest) {
    report({ phase: 'laying-out', done: 0, total: null });
    return flat(points, dims, 2, kernels);
  }
  report({ phase: 'finding-neighbours', done: 0, total: parts });
  const width = Math.min(mostDims, dims);
  const reduced = flat(points, dims, width, kernels);
  const start = firstTwo(reduced, width);
  // All in one place: there is nothing to tell apart.
  if (start.every((x) => x === 0)) return start;
  const near: Neighbours = kernels.findNeighbours(
    reduced,
    width,
    kind === 'umap' ? Math.min(neighbours, rows - 1) : neighboursOf(rows),
    deriveSeed(seed, 'neighbours'),
    sharing('finding-neighbours'),
  );
  const chance = deriveSeed(seed, kind);
  return kind === 'umap'
    ? umap(near, start, chance, kernels.runEpochs, sharing('laying-out'))
    : tsne(near, start, chance, kernels.openGradient, sharing('laying-out'));
}

/** Along the `count` first principal components; what there are fewer dimensions for is zero. */
function flat(points: Float32Array, dims: number, count: number, kernels: MapKernels): Float32Array {
  const principal = principalDirections(points, dims, count, kernels.covariance);
  const found = principal.variances.length;
  const along = projected(points, principal);
  if (found === count || found === 0) return along;
  const out = new Float32Array((along.length / found) * count);
  for (let at = 0; at < along.length; at++) out[Math.floor(at / found) * count + (at % found)] = along[at]!;
  return out;
}

function firstTwo(points: Float32Array, dims: number): Float32Array {
  const out = new Float32Array((points.length / dims) * 2);
  for (let at = 0; at < out.length; at++) out[at] = points[(at >> 1) * dims + (at % 2)]!;
  return out;
}
