// The space of a library: every track a point, and how near two of them are.

/** Between two rows the Euclidean distance is THE distance of two tracks. */
export interface Space {
  /** Names the metric and its version: points of another cannot be compared with these. */
  readonly metric: string;
  /** Of the tracks, ascending, one a row. */
  readonly ids: Int32Array;
  /** A multiple of four; the last columns may be zero. */
  readonly dims: number;
  /** [ids, dims], row by row. */
  readonly points: Float32Array;
}

export interface Near {
  readonly id: number;
  /** Euclidean, in the space. */
  readonly distance: number;
}

/** Columns that are stored of so many: the kernels read four at once. */
export function paddedDims(columns: number): number {
  return (columns + 3) & ~3;
}
