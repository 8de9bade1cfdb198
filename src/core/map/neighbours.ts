// Each point's nearest neighbours: what maps that keep neighbourhoods are made from.
import { nearest, plainSquares } from './squares.ts';

export interface Neighbours {
  readonly rows: number;
  /** Of each row. */
  readonly k: number;
  /** [rows, k], nearest first. */
  readonly near: Int32Array;
  /** [rows, k] */
  readonly distances: Float32Array;
}

/** A share of the work, from 0 to 1. */
export type OnShare = (share: number) => void;

/** The k nearest of each of points [rows, dims], k being less than the number of rows. */
export type FindNeighbours = (
  points: Float32Array,
  dims: number,
  k: number,
  seed: number,
  onShare: OnShare,
) => Neighbours;

/** All of them exactly; the readable twin of the kernel, which finds nearly all of them and sooner. */
export const plainNeighbours: FindNeighbours = (points, dims, k, _seed, onShare) => {
  const rows = points.length / dims;
  const near = new Int32Array(rows * k);
  const distances = new Float32Array(rows * k);
  const squares = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    plainSquares(points, dims, row, squares);
    for (const [n, other] of nearest(squares, row, k).entries()) {
      near[row * k + n] = other;
      distances[row * k + n] = Math.sqrt(squares[other]!);
    }
    onShare((row + 1) / rows);
  }
  return { rows, k, near, distances };
};
