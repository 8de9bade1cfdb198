// Distances from many rows to a few centres, as clustering asks for them again and again: eight rows in the lanes, four centres at once.
const FLOAT: usize = 4;
/** Rows side by side, as two vectors. */
const LANES: usize = 8;
/** Bytes of one column of eight rows. */
const COLUMN: usize = LANES * FLOAT;
/** Centres side by side. */
const GROUP: usize = 4;

/** |c|² - 2 x·c of eight rows and four centres: a vector pair for each centre, `stride` bytes from one centre to the next. */
function valuesOfGroup(own: usize, end: usize, centre: usize, norm: usize, out: usize, stride: usize): void {
  let a0 = v128.load32_splat(norm);
  let a1 = v128.load32_splat(norm, 4);
  let a2 = v128.load32_splat(norm, 8);
  let a3 = v128.load32_splat(norm, 12);
  let b0 = a0;
  let b1 = a1;
  let b2 = a2;
  let b3 = a3;
  for (; own < end; own += COLUMN) {
    const xa = v128.load(own);
    const xb = v128.load(own, 16);
    const c0 = v128.load32_splat(centre);
    a0 = f32x4.add(a0, f32x4.mul(xa, c0));
    b0 = f32x4.add(b0, f32x4.mul(xb, c0));
    const c1 = v128.load32_splat(centre, 4);
    a1 = f32x4.add(a1, f32x4.mul(xa, c1));
    b1 = f32x4.add(b1, f32x4.mul(xb, c1));
    const c2 = v128.load32_splat(centre, 8);
    a2 = f32x4.add(a2, f32x4.mul(xa, c2));
    b2 = f32x4.add(b2, f32x4.mul(xb, c2));
    const c3 = v128.load32_splat(centre, 12);
    a3 = f32x4.add(a3, f32x4.mul(xa, c3));
    b3 = f32x4.add(b3, f32x4.mul(xb, c3));
    centre += GROUP * FLOAT;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  out += stride;
  v128.store(out, a1);
  v128.store(out, b1, 16);
  out += stride;
  v128.store(out, a2);
  v128.store(out, b2, 16);
  out += stride;
  v128.store(out, a3);
  v128.store(out, b3, 16);
}

/** The values of every centre and row: `out` [centres, rows], filled up as the groups and blocks are. */
export function valuesOfCentres(
  points: usize,
  blocks: usize,
  dims: usize,
  centres: usize,
  norms: usize,
  groups: usize,
  out: usize,
): void {
  const bytes = dims * COLUMN;
  const stride = blocks * COLUMN;
  for (let block: usize = 0; block < blocks; block++) {
    const own = points + block * bytes;
    for (let group: usize = 0; group < groups; group++) {
      const four = group * GROUP;
      valuesOfGroup(
        own,
        own + bytes,
        centres + four * dims * FLOAT,
        norms + four * FLOAT,
        out + four * stride + block * COLUMN,
        stride,
      );
    }
  }
}

/**
 * For each row the nearest centre and its value; of equals the first. `points`: blocks of eight rows, column after column. `centres`:
 * groups of four centres times -2, column after column; `norms`: |c|² of each, infinite where a group is filled up. `few`: 128 bytes.
 */
export function nearestCentres(
  points: usize,
  blocks: usize,
  dims: usize,
  centres: usize,
  norms: usize,
  groups: usize,
  few: usize,
  labels: usize,
  values: usize,
): void {
  const bytes = dims * COLUMN;
  for (let block: usize = 0; block < blocks; block++) {
    const own = points + block * bytes;
    let bestA = f32x4.splat(f32.MAX_VALUE);
    let bestB = bestA;
    let whichA = i32x4.splat(0);
    let whichB = whichA;
    let index = whichA;
    for (let group: usize = 0; group < groups; group++) {
      const four = group * GROUP;
      valuesOfGroup(own, own + bytes, centres + four * dims * FLOAT, norms + four * FLOAT, few, COLUMN);
      for (let at = few, end = few + GROUP * COLUMN; at < end; at += COLUMN) {
        const a = v128.load(at);
        const b = v128.load(at, 16);
        const nearerA = f32x4.lt(a, bestA);
        const nearerB = f32x4.lt(b, bestB);
        bestA = v128.bitselect(a, bestA, nearerA);
        bestB = v128.bitselect(b, bestB, nearerB);
        whichA = v128.bitselect(index, whichA, nearerA);
        whichB = v128.bitselect(index, whichB, nearerB);
        index = i32x4.add(index, i32x4.splat(1));
      }
    }
    const row = block * COLUMN;
    v128.store(labels + row, whichA);
    v128.store(labels + row, whichB, 16);
    v128.store(values + row, bestA);
    v128.store(values + row, bestB, 16);
  }
}

/**
 * Takes every row whose label is another than `before` out of the sums [centres, dims] (f64) and counts of that one and into those of
 * its own; a label of -1 is none. Returns how many there were, and `before` becomes the labels.
 */
export function moveRows(
  points: usize,
  rows: usize,
  dims: usize,
  labels: usize,
  before: usize,
  sums: usize,
  counts: usize,
): usize {
  let moved: usize = 0;
  for (let row: usize = 0; row < rows; row++) {
    const place = row * FLOAT;
    const to = load<i32>(labels + place);
    const from = load<i32>(before + place);
    if (to === from) continue;
    moved++;
    store<i32>(before + place, to);
    const first = points + (row / LANES) * dims * COLUMN + (row % LANES) * FLOAT;
    if (from >= 0) {
      const count = counts + <usize>from * FLOAT;
      store<i32>(count, load<i32>(count) - 1);
      let sum = sums + <usize>from * dims * 8;
      for (let at = first, end = first + dims * COLUMN; at < end; at += COLUMN) {
        store<f64>(sum, load<f64>(sum) - <f64>load<f32>(at));
        sum += 8;
      }
    }
    const count = counts + <usize>to * FLOAT;
    store<i32>(count, load<i32>(count) + 1);
    let sum = sums + <usize>to * dims * 8;
    for (let at = first, end = first + dims * COLUMN; at < end; at += COLUMN) {
      store<f64>(sum, load<f64>(sum) + <f64>load<f32>(at));
      sum += 8;
    }
  }
  return moved;
}
