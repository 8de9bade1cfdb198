// What walks go over: tracks as points, and what a step from one to the next is judged by.

/** Tracks in a fixed order; `row` stands for a place in it. */
export interface Ground {
  /** The distance between two tracks is the Euclidean one between their rows of [tracks, dims]. */
  readonly points: Float32Array;
  readonly dims: number;
  /** 0 for what is not walked over: files that are away, what is no music. */
  readonly isOpen: Uint8Array;
  /** Whose music a track is: equal numbers, one artist. */
  readonly artists: Int32Array;
  /** Equal numbers are files of one recording. */
  readonly recordings: Int32Array;
  /** Beats a minute; NaN where there is no steady beat or none is known. */
  readonly tempi: Float32Array;
  /** Places on the wheel, see `wheel.ts`; -1 for none. */
  readonly keys: Int8Array;
  /** LUFS; NaN where it is not known. */
  readonly loudness: Float32Array;
}

export function rowsOf({ artists }: Ground): number {
  return artists.length;
}

export function squaredDistance({ points, dims }: Ground, a: number, b: number): number {
  let square = 0;
  for (let i = a * dims, j = b * dims, end = i + dims; i < end; i++, j++) {
    const difference = points[i]! - points[j]!;
    square += difference * difference;
  }
  return square;
}

/** From one row to every row. */
export function squaredDistances(ground: Ground, row: number): Float64Array {
  const { points, dims } = ground;
  const from = points.subarray(row * dims, (row + 1) * dims);
  const squares = new Float64Array(rowsOf(ground));
  for (let other = 0, at = 0; other < squares.length; other++) {
    // Four sums that do not wait for each other take half the time of one.
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let column = 0;
    for (; column + 3 < dims; column += 4, at += 4) {
      const d0 = points[at]! - from[column]!;
      const d1 = points[at + 1]! - from[column + 1]!;
      const d2 = points[at + 2]! - from[column + 2]!;
      const d3 = points[at + 3]! - from[column + 3]!;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; column < dims; column++, at++) {
      const difference = points[at]! - from[column]!;
      s0 += difference * difference;
    }
    squares[other] = s0 + s1 + (s2 + s3);
  }
  return squares;
}
