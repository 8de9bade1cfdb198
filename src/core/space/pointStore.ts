// Points in memory of their own, and the exact search among them: its interface, and the plain implementation.

/** Rows, nearest first; of equal ones the smaller row first. */
export interface Found {
  readonly rows: Int32Array;
  /** With what `more` says of each. */
  readonly squares: Float32Array;
}

/** Points to be filled in. */
export interface PointStore {
  /** [rows, dims] */
  readonly points: Float32Array;
  /** [rows] Added to each squared distance to the row, at least 0: what is to be expected of columns that are not known. */
  readonly more: Float32Array;
  /** Once all is filled in, which from then on must not change. */
  seal(): Search;
}

/**
 * The `limit` rows nearest to `query` [dims] by squared Euclidean distance and `more`, of those that have not 0 in `passes` [rows].
 * Sums are those of single precision in four lanes, column by column, so that every implementation finds the same.
 */
export type Search = (query: Float32Array, limit: number, passes: Uint8Array) => Found;

/** `dims` is a multiple of four. */
export type CreatePoints = (rows: number, dims: number) => PointStore;

/** Much slower than the kernel, and equal to it to the last bit. */
export const plainPoints: CreatePoints = (rows, dims) => {
  const points = new Float32Array(rows * dims);
  const more = new Float32Array(rows);
  return {
    points,
    more,
    seal: () => (query, limit, passes) => {
      const most = Math.min(limit, rows);
      const near = new Int32Array(most);
      const squares = new Float32Array(most);
      let count = 0;
      for (let row = 0; row < rows; row++) {
        if (passes[row] === 0) continue;
        const square = Math.fround(squareBetween(points, row * dims, query) + (more[row] ?? 0));
        const bound = count < most ? Number.POSITIVE_INFINITY : (squares[most - 1] ?? 0);
        if (!(square < bound)) continue;
        let place = Math.min(count, most - 1);
        for (; place > 0 && (squares[place - 1] ?? 0) > square; place--) {
          squares[place] = squares[place - 1] ?? 0;
          near[place] = near[place - 1] ?? 0;
        }
        squares[place] = square;
        near[place] = row;
        count = Math.min(count + 1, most);
      }
      return { rows: near.subarray(0, count), squares: squares.subarray(0, count) };
    },
  };
};

function squareBetween(points: Float32Array, from: number, query: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let column = 0; column < query.length; column += 4) {
    a = addSquare(a, points[from + column] ?? 0, query[column] ?? 0);
    b = addSquare(b, points[from + column + 1] ?? 0, query[column + 1] ?? 0);
    c = addSquare(c, points[from + column + 2] ?? 0, query[column + 2] ?? 0);
    d = addSquare(d, points[from + column + 3] ?? 0, query[column + 3] ?? 0);
  }
  return Math.fround(Math.fround(a + b) + Math.fround(c + d));
}

function addSquare(sum: number, x: number, y: number): number {
  const difference = Math.fround(x - y);
  return Math.fround(sum + Math.fround(difference * difference));
}
