// Tracks as points, each column with mean 0 and variance 1, and which points lie near one.

export interface Near {
  readonly id: number;
  /** Euclidean. */
  readonly distance: number;
}

export interface Points {
  readonly ids: Int32Array;
  /** Of those that pass, the `limit` nearest to the track, nearest first, without itself; none when it is not in here. */
  nearest(id: number, limit: number, passes: (id: number) => boolean): Near[];
}

/**
 * Points from `data`, [ids, columns], which is standardised in place and belongs to the points from then on. NaN stands
 * for a value that is not known: it counts with the square that is to be expected of it, so that what is known decides.
 */
export function standardPoints(ids: Int32Array, data: Float32Array): Points {
  const columns = ids.length === 0 ? 0 : data.length / ids.length;
  const unknown = standardise(data, ids.length, columns);
  return {
    ids,
    nearest(id, limit, passes) {
      const own = ids.indexOf(id);
      if (own < 0) return [];
      const point = data.slice(own * columns, (own + 1) * columns);
      /** Nearest first; of equal distances the smaller id, which comes first. */
      const near: { id: number; square: number }[] = [];
      let bound = Number.POSITIVE_INFINITY;
      for (let row = 0; row < ids.length; row++) {
        const other = ids[row] ?? 0;
        if (row === own || !passes(other)) continue;
        const square = squareWithin(
          data,
          row * columns,
          point,
          bound,
          (unknown[row] ?? 0) + (unknown[own] ?? 0),
        );
        if (square >= bound) continue;
        let place = near.length;
        while (place > 0 && (near[place - 1]?.square ?? 0) > square) place -= 1;
        near.splice(place, 0, { id: other, square });
        if (near.length > limit) near.pop();
        if (near.length === limit) bound = near[limit - 1]?.square ?? bound;
      }
      return near.map(({ id: other, square }) => ({ id: other, distance: Math.sqrt(square) }));
    },
  };
}

/** The squared distance and `sum`, given up as soon as it exceeds the bound: most tracks are far away after a few columns. */
function squareWithin(
  data: Float32Array,
  from: number,
  point: Float32Array,
  bound: number,
  sum: number,
): number {
  let square = sum;
  for (let column = 0; column < point.length; ) {
    for (const end = Math.min(point.length, column + 16); column < end; column++) {
      const difference = (data[from + column] ?? 0) - (point[column] ?? 0);
      square += difference * difference;
    }
    if (square >= bound) break;
  }
  return square;
}

/**
 * In place, row by row, as the rows lie. A constant column carries no information and becomes 0, as does a
 * value that is not known. Returns how many such values each row has: each would be 1 away from 0 on average.
 */
function standardise(data: Float32Array, rows: number, columns: number): Uint16Array {
  const end = rows * columns;
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  const known = new Float64Array(columns).fill(rows);
  for (let at = 0; at < end; at += columns)
    for (let column = 0; column < columns; column++)
      means[column] = (means[column] ?? 0) + (data[at + column] ?? 0) / rows;
  // A value that is not known makes NaN of its column's mean.
  const gappy = [...means.keys()].filter((column) => Number.isNaN(means[column]));
  for (const column of gappy) {
    const values = [];
    for (let at = column; at < end; at += columns) values.push(data[at] ?? 0);
    const some = values.filter((value) => !Number.isNaN(value));
    known[column] = some.length;
    means[column] = some.reduce((sum, value) => sum + value / some.length, 0);
  }
  for (let at = 0; at < end; at += columns)
    for (let column = 0; column < columns; column++)
      squares[column] = (squares[column] ?? 0) + ((data[at + column] ?? 0) - (means[column] ?? 0)) ** 2;
  for (const column of gappy) {
    squares[column] = 0;
    for (let at = column; at < end; at += columns)
      squares[column] = (squares[column] ?? 0) + (((data[at] ?? 0) - (means[column] ?? 0)) ** 2 || 0);
  }
  const scales = squares.map((sum, column) => (sum > 0 ? Math.sqrt((known[column] ?? 0) / sum) : 0));
  for (let at = 0; at < end; at += columns)
    for (let column = 0; column < columns; column++)
      data[at + column] = ((data[at + column] ?? 0) - (means[column] ?? 0)) * (scales[column] ?? 0);
  const unknown = new Uint16Array(rows);
  for (const column of gappy)
    for (let row = 0, at = column; row < rows; row++, at += columns) {
      if (!Number.isNaN(data[at])) continue;
      data[at] = 0;
      if ((scales[column] ?? 0) > 0) unknown[row] = (unknown[row] ?? 0) + 1;
    }
  return unknown;
}
