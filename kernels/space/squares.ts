// Squared distances from one point to all.
import { squareBetween } from './shared/square';

/** From row `from` of `points` [rows, dims] to every row, into `out` (f32); `dims` is a multiple of four. */
export function squaresFrom(points: usize, rows: usize, dims: usize, from: usize, out: usize): void {
  const width = dims * 4;
  const query = points + from * width;
  for (let row: usize = 0; row < rows; row++) store<f32>(out + row * 4, squareBetween(points + row * width, query, width));
}
