// Many dots as one path: strokes without length and with round ends, so that a dot takes some six bytes.

/** Dots are visited in strips of this height, to and fro, so that steps are short. */
const strip = 160;

/** The path of the dots at these rows; coordinates are rounded. */
export function dotsPath(xs: ArrayLike<number>, ys: ArrayLike<number>, rows: readonly number[]): string {
  const stripOf = (row: number): number => Math.floor((ys[row] ?? 0) / strip);
  const ordered = rows.toSorted((a, b) => {
    const [one, other] = [stripOf(a), stripOf(b)];
    const along = (xs[a] ?? 0) - (xs[b] ?? 0);
    return one - other || (one % 2 === 0 ? along : -along) || a - b;
  });
  let [x, y] = [0, 0];
  let path = '';
  for (const row of ordered) {
    const [nextX, nextY] = [Math.round(xs[row] ?? 0), Math.round(ys[row] ?? 0)];
    const [dx, dy] = [nextX - x, nextY - y];
    path += `m${dx}${dy < 0 ? '' : ' '}${dy}h0`;
    [x, y] = [nextX, nextY];
  }
  // A path begins with where it is, not with how far it goes.
  return path.replace('m', 'M');
}
