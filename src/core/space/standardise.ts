// Columns of any units made alike: mean 0 and variance 1, whatever is not known left out of account.

/**
 * In place, row by row, as the rows lie. A constant column carries no information and becomes 0, as does a
 * value that is not known. Returns how many such values each row has: each would be 1 away from 0 on average.
 */
export function standardise(data: Float32Array, rows: number, columns: number): Float32Array {
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
  const unknown = new Float32Array(rows);
  for (const column of gappy)
    for (let row = 0, at = column; row < rows; row++, at += columns) {
      if (!Number.isNaN(data[at])) continue;
      data[at] = 0;
      if ((scales[column] ?? 0) > 0) unknown[row] = (unknown[row] ?? 0) + 1;
    }
  return unknown;
}
