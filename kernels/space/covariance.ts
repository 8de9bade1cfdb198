// Sums of products of columns: four columns by four at once, their rows beside each other.

const FLOAT: usize = 4;
const VECTOR: usize = 16;
const DOUBLE: usize = 8;

/**
 * Adds to `sums` (f64 [dims, dims], its lower triangle and what lies in blocks of four on the diagonal) the products of the columns of
 * `points` [rows, dims] (f32), from which `means` (f32) are taken first. `dims` is a multiple of four; `tiles`: room for as many floats as the
 * points have.
 */
export function addProducts(points: usize, rows: usize, dims: usize, means: usize, tiles: usize, sums: usize): void {
  const width = dims * FLOAT;
  const height = rows * VECTOR;
  // Four columns of all rows lie together, so that a pair of such tiles stays in the cache.
  for (let row: usize = 0; row < rows; row++)
    for (let at: usize = 0; at < width; at += VECTOR)
      v128.store(
        tiles + (at / VECTOR) * height + row * VECTOR,
        f32x4.sub(v128.load(points + row * width + at), v128.load(means + at)),
      );
  const end = dims / 4;
  for (let i: usize = 0; i < end; i++)
    for (let j: usize = 0; j <= i; j++)
      addTile(tiles + i * height, tiles + j * height, height, sums + (4 * i * dims + 4 * j) * DOUBLE, dims * DOUBLE);
}

/** The products of four columns (at `rows`) with four others. */
function addTile(left: usize, right: usize, height: usize, sums: usize, line: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let a2 = a;
  let b2 = a;
  let c2 = a;
  let d2 = a;
  const whole = height & ~(2 * VECTOR - 1);
  let at: usize = 0;
  for (; at < whole; at += 2 * VECTOR) {
    const r = v128.load(right + at);
    a = f32x4.add(a, f32x4.mul(v128.load32_splat(left + at), r));
    b = f32x4.add(b, f32x4.mul(v128.load32_splat(left + at, 4), r));
    c = f32x4.add(c, f32x4.mul(v128.load32_splat(left + at, 8), r));
    d = f32x4.add(d, f32x4.mul(v128.load32_splat(left + at, 12), r));
    const r2 = v128.load(right + at, 16);
    a2 = f32x4.add(a2, f32x4.mul(v128.load32_splat(left + at, 16), r2));
    b2 = f32x4.add(b2, f32x4.mul(v128.load32_splat(left + at, 20), r2));
    c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(left + at, 24), r2));
    d2 = f32x4.add(d2, f32x4.mul(v128.load32_splat(left + at, 28), r2));
  }
  if (at < height) {
    const r = v128.load(right + at);
    a = f32x4.add(a, f32x4.mul(v128.load32_splat(left + at), r));
    b = f32x4.add(b, f32x4.mul(v128.load32_splat(left + at, 4), r));
    c = f32x4.add(c, f32x4.mul(v128.load32_splat(left + at, 8), r));
    d = f32x4.add(d, f32x4.mul(v128.load32_splat(left + at, 12), r));
  }
  addLine(sums, f32x4.add(a, a2));
  addLine(sums + line, f32x4.add(b, b2));
  addLine(sums + 2 * line, f32x4.add(c, c2));
  addLine(sums + 3 * line, f32x4.add(d, d2));
}

@inline
function addLine(sums: usize, four: v128): void {
  const high = v128.shuffle<f32>(four, four, 2, 3, 2, 3);
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(four)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.promote_low_f32x4(high)), 16);
}
