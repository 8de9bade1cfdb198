// The forces of t-SNE: affine points attract each other, and all repel all, far ones by the cells of a tree (Barnes and Hut 1986, van der Maaten 2014).
import { radixSort } from './shared/radixSort';

const FLOAT: usize = 4;
const PLACE: usize = 8;
/** Halvings of the square: a code has two bits for each. */
const LEVELS: i32 = 16;

/*
 * A cell of the tree, 32 bytes: middle x, middle y, number of points, squared side over the squared angle, the cell that follows when it is
 * not opened. Its first part follows it at once, so that no stack is needed.
 */
const CELL: usize = 32;

/**
 * The repelling forces on `places` [rows, 2] (f32), times their sum over all pairs, which is returned, into `forces` [rows, 2]. A cell whose side is less than `angle` of its
 * distance counts as one point; with 0 none does. `codes` and `order` [2, rows] (u32), `sorted` [2, rows + 3] (f32) and `cells`, 2 rows
 * of them, are room to work in.
 */
export function repel(
  places: usize,
  rows: usize,
  angle: f32,
  codes: usize,
  order: usize,
  sorted: usize,
  cells: usize,
  forces: usize,
): f64 {
  let left: f32 = Infinity;
  let top: f32 = Infinity;
  let right: f32 = -Infinity;
  let bottom: f32 = -Infinity;
  for (let at = places; at < places + rows * PLACE; at += PLACE) {
    const x = load<f32>(at);
    const y = load<f32>(at, 4);
    left = min<f32>(left, x);
    right = max<f32>(right, x);
    top = min<f32>(top, y);
    bottom = max<f32>(bottom, y);
  }
  const side = max<f32>(max<f32>(right - left, bottom - top), <f32>1e-30);
  const scale = <f32>65535 / side;
  for (let row: usize = 0; row < rows; row++) {
    const x = <u32>((load<f32>(places + row * PLACE) - left) * scale);
    const y = <u32>((load<f32>(places + row * PLACE, 4) - top) * scale);
    store<u32>(codes + row * FLOAT, spread(x) | (spread(y) << 1));
    store<u32>(order + row * FLOAT, <u32>row);
  }
  radixSort(codes, order, rows);
  const ys = sorted + (rows + 3) * FLOAT;
  for (let n: usize = 0; n < rows + 3; n++) {
    const row: usize = load<u32>(order + min<usize>(n, rows - 1) * FLOAT);
    store<f32>(sorted + n * FLOAT, load<f32>(places + row * PLACE));
    store<f32>(ys + n * FLOAT, load<f32>(places + row * PLACE, 4));
  }
  const sideOverAngle = angle > 0 ? (side * <f32>1.00002) / angle : Infinity;
  const end = build(cells, codes, sorted, ys, 0, rows, 0, sideOverAngle);
  let sum: f64 = 0;
  for (let n: usize = 0; n < rows; n += 4) sum += repelFour(n, rows, order, sorted, ys, cells, end, forces);
  // Each has met itself, at no distance.
  return sum - <f64>rows;
}

/** Four points that lie beside each other go through the tree together; a cell is opened where one of them wants it. */
function repelFour(n: usize, rows: usize, order: usize, xs: usize, ys: usize, cells: usize, end: usize, forces: usize): f64 {
  const x = v128.load(xs + n * FLOAT);
  const y = v128.load(ys + n * FLOAT);
  const one = f32x4.splat(1);
  let sumX = f32x4.splat(0);
  let sumY = sumX;
  let sum = sumX;
  for (let cell = cells; cell < end; ) {
    const dx = f32x4.sub(x, v128.load32_splat(cell));
    const dy = f32x4.sub(y, v128.load32_splat(cell, 4));
    const square = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
    if (v128.any_true(f32x4.gt(v128.load32_splat(cell, 12), square))) {
      cell += CELL;
      continue;
    }
    const near = f32x4.div(one, f32x4.add(one, square));
    const all = f32x4.mul(near, v128.load32_splat(cell, 8));
    const force = f32x4.mul(all, near);
    sum = f32x4.add(sum, all);
    sumX = f32x4.add(sumX, f32x4.mul(force, dx));
    sumY = f32x4.add(sumY, f32x4.mul(force, dy));
    cell = load<usize>(cell, 16);
  }
  let total: f64 = 0;
  total += put(n, rows, order, f32x4.extract_lane(sumX, 0), f32x4.extract_lane(sumY, 0), f32x4.extract_lane(sum, 0), forces);
  total += put(n + 1, rows, order, f32x4.extract_lane(sumX, 1), f32x4.extract_lane(sumY, 1), f32x4.extract_lane(sum, 1), forces);
  total += put(n + 2, rows, order, f32x4.extract_lane(sumX, 2), f32x4.extract_lane(sumY, 2), f32x4.extract_lane(sum, 2), forces);
  total += put(n + 3, rows, order, f32x4.extract_lane(sumX, 3), f32x4.extract_lane(sumY, 3), f32x4.extract_lane(sum, 3), forces);
  return total;
}

/** What stands beyond the last is a copy of it, and counts for nothing. */
@inline
function put(n: usize, rows: usize, order: usize, x: f32, y: f32, sum: f32, forces: usize): f64 {
  if (n >= rows) return 0;
  const at = forces + <usize>load<u32>(order + n * FLOAT) * PLACE;
  store<f32>(at, x);
  store<f32>(at, y, 4);
  return <f64>sum;
}

/**
 * The cell of the points `from` to `end`, whose codes agree in `level` pairs of bits, and all below it, written at `cell`. Levels at which it
 * has one part alone are left out. Returns where the next cell goes.
 */
function build(cell: usize, codes: usize, xs: usize, ys: usize, from: usize, end: usize, level: i32, side: f32): usize {
  const differing = load<u32>(codes + from * FLOAT) ^ load<u32>(codes + (end - 1) * FLOAT);
  const agreed = differing == 0 ? LEVELS : <i32>(clz<u32>(differing) >> 1);
  for (; level < agreed; level++) side *= 0.5;
  let x: f64 = 0;
  let y: f64 = 0;
  for (let n = from; n < end; n++) {
    x += <f64>load<f32>(xs + n * FLOAT);
    y += <f64>load<f32>(ys + n * FLOAT);
  }
  const count = <f64>(end - from);
  store<f32>(cell, <f32>(x / count));
  store<f32>(cell, <f32>(y / count), 4);
  store<f32>(cell, <f32>count, 8);
  let next = cell + CELL;
  if (level == LEVELS) {
    // One place, as far as codes tell: it is never opened.
    store<f32>(cell, -1, 12);
  } else {
    store<f32>(cell, side * side, 12);
    const shift = 2 * (LEVELS - 1 - level);
    for (let start = from; start < end; ) {
      const part = load<u32>(codes + start * FLOAT) >> shift;
      let stop = start + 1;
      while (stop < end && load<u32>(codes + stop * FLOAT) >> shift == part) stop++;
      next = build(next, codes, xs, ys, start, stop, level + 1, side * 0.5);
      start = stop;
    }
  }
  store<usize>(cell, next, 16);
  return next;
}

/** Sixteen bits, a place between each two. */
@inline
function spread(value: u32): u32 {
  value = (value | (value << 8)) & 0x00ff00ff;
  value = (value | (value << 4)) & 0x0f0f0f0f;
  value = (value | (value << 2)) & 0x33333333;
  return (value | (value << 1)) & 0x55555555;
}

/**
 * The gradient of the divergence into `forces` [rows, 2], where the repelling forces and their `sum` over all pairs are: 4 (affinities'
 * pull - push / sum). The affinities of row i are `weights` (f32) to the rows `to` (i32) from `starts`[i] (i32) to `starts`[i + 1].
 */
export function attract(
  places: usize,
  rows: usize,
  starts: usize,
  to: usize,
  weights: usize,
  exaggeration: f32,
  sum: f64,
  forces: usize,
): void {
  const share = <f32>(1 / sum);
  for (let row: usize = 0; row < rows; row++) {
    const x = load<f32>(places + row * PLACE);
    const y = load<f32>(places + row * PLACE, 4);
    let pullX: f32 = 0;
    let pullY: f32 = 0;
    const end: usize = load<u32>(starts + (row + 1) * FLOAT);
    for (let edge: usize = load<u32>(starts + row * FLOAT); edge < end; edge++) {
      const other = places + <usize>load<u32>(to + edge * FLOAT) * PLACE;
      const dx = x - load<f32>(other);
      const dy = y - load<f32>(other, 4);
      const pull = load<f32>(weights + edge * FLOAT) / (<f32>1 + dx * dx + dy * dy);
      pullX += pull * dx;
      pullY += pull * dy;
    }
    const at = forces + row * PLACE;
    store<f32>(at, <f32>4 * (exaggeration * pullX - share * load<f32>(at)));
    store<f32>(at, <f32>4 * (exaggeration * pullY - share * load<f32>(at, 4)), 4);
  }
}
