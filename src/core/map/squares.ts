// Squared distances from one point to all.

/** From row `from` of points [rows, dims] to each of `into`'s rows; the readable twin of the kernel. */
export function plainSquares(points: Float32Array, dims: number, from: number, into: Float32Array): void {
  for (let row = 0; row < into.length; row++) {
    let square = 0;
    for (let i = 0; i < dims; i++) square += (points[row * dims + i]! - points[from * dims + i]!) ** 2;
    into[row] = square;
  }
}

/** The k rows with the smallest values but `own`, nearest first; of equal ones the smaller row. Infinite ones never. */
export function nearest(squares: Float32Array, own: number, k: number): number[] {
  const found: number[] = [];
  let bound = Number.POSITIVE_INFINITY;
  for (let row = 0; row < squares.length; row++) {
    const square = squares[row]!;
    if (row === own || square >= bound) continue;
    let place = found.length;
    while (place > 0 && squares[found[place - 1]!]! > square) place -= 1;
    found.splice(place, 0, row);
    if (found.length > k) found.pop();
    if (found.length === k) bound = squares[found[k - 1]!]!;
  }
  return found;
}
