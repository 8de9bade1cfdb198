// The hot loops of maps: in WebAssembly (kernels/space) where it runs, in plain TypeScript beside it (ADR 9).
import { type FindNeighbours, plainNeighbours } from './neighbours.ts';
import { type Covariance, plainCovariance } from './pca.ts';
import { plainSquares } from './squares.ts';
import type { OpenGradient } from './tsne.ts';
import { plainGradient } from './tsneGradient.ts';
import type { RunEpochs } from './umap.ts';
import { plainEpochs } from './umapEpochs.ts';

/** Squared distances from row `from` to all rows, written into `into`. */
export type SquaresFrom = (from: number, into: Float32Array) => void;

export interface MapKernels {
  readonly covariance: Covariance;
  readonly findNeighbours: FindNeighbours;
  readonly runEpochs: RunEpochs;
  readonly openGradient: OpenGradient;
  /** Distances among points [rows, dims] can be asked for while `use` runs. */
  withPoints<Result>(points: Float32Array, dims: number, use: (squaresFrom: SquaresFrom) => Result): Result;
}

export const plainKernels: MapKernels = {
  covariance: plainCovariance,
  findNeighbours: plainNeighbours,
  runEpochs: plainEpochs,
  openGradient: plainGradient,
  withPoints: (points, dims, use) => use((from, into) => plainSquares(points, dims, from, into)),
};
