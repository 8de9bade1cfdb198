// Running medians of 31 along rows and along columns, four lines at once, by selection networks shared by neighbouring windows.
//
// Sixteen neighbouring windows of 31 have sixteen values in common. Of those, sorted, plus eight more shared by the left (or right)
// eight windows share, only the middle eight can still be a median; plus four more, only the middle four; and so on down to one
// window. The values to add are blocks of 8, 4, 2 and 1 that lie aligned in the line, so each is sorted once and used many times.
// Non-negative floats order like integers, and integer minima need no care for NaN: the values must be >= +0, and no NaN.
import { FLOAT, VECTOR } from './shared/layout';
import { gatherRows, scatterRows } from './shared/transpose';

/** Windows computed together, and padding on both sides of a line (one more than half a window). */
const GROUP: usize = 16;

/** Medians along rows: `rows` (a multiple of 4) x `cols`. `work`: 5 x (cols rounded up to 16, + 32) vectors of room. */
export function medianRows(input: usize, rows: usize, cols: usize, work: usize, out: usize): void {
  const size = padding(cols) * VECTOR;
  const line = work + 3 * size;
  const medians = line + size;
  for (let t: usize = 0; t < rows; t += 4) {
    gatherRows(input, cols * FLOAT, cols, false, line + GROUP * VECTOR);
    medianLine(line, cols, size, work, medians);
    scatterRows(medians, cols, out, cols * FLOAT);
    input += 4 * cols * FLOAT;
    out += 4 * cols * FLOAT;
  }
}

/** Groups of four columns fetched together, because rows lie far apart and each access is slow. */
const TOGETHER: usize = 8;

/**
 * Medians along columns: `rows` x `cols`. `work`: (2 TOGETHER + 3) x (rows rounded up to 16, + 32) vectors of room. The last columns
 * are computed again when `cols` is not a multiple of 4 (`cols` >= 4).
 */
export function medianColumns(input: usize, rows: usize, cols: usize, work: usize, out: usize): void {
  const size = padding(rows) * VECTOR;
  const stride = cols * FLOAT;
  const lines = work + 3 * size;
  const medians = lines + TOGETHER * size;
  for (let c: usize = 0; c < cols; c += 4 * TOGETHER) {
    const count = min(TOGETHER, (cols - c + 3) / 4);
    for (let r: usize = 0; r < rows; r++) {
      const from = input + r * stride;
      const to = lines + (GROUP + r) * VECTOR;
      for (let g: usize = 0; g < count; g++) {
        v128.store(to + g * size, v128.load(from + min(c + 4 * g, cols - 4) * FLOAT));
      }
    }
    for (let g: usize = 0; g < count; g++) medianLine(lines + g * size, rows, size, work, medians + g * size);
    for (let r: usize = 0; r < rows; r++) {
      const from = medians + r * VECTOR;
      const to = out + r * stride;
      for (let g: usize = 0; g < count; g++) {
        v128.store(to + min(c + 4 * g, cols - 4) * FLOAT, v128.load(from + g * size));
      }
    }
  }
}

/** Vectors of a line of `length` with its padding. */
function padding(length: usize): usize {
  return ((length + GROUP - 1) & ~(GROUP - 1)) + 2 * GROUP;
}

/**
 * `line`: GROUP vectors of padding, `length` vectors, padding up to `size` bytes in all. `work`: three times `size` bytes of room.
 * Medians go to `out`, rounded up to a whole group.
 */
function medianLine(line: usize, length: usize, size: usize, work: usize, out: usize): void {
  reflect(line + GROUP * VECTOR, length, size / VECTOR - GROUP - length);
  const fours = work + size;
  const eights = fours + size;
  const group = GROUP * VECTOR;
  sortBlocks(line, work, size, 0);
  sortBlocks(line, work, size, group);
  for (let at: usize = group; at < size - group; at += group) {
    sortBlocks(line, work, size, at + group);
    medianGroup(line + at, work + at, fours + at, eights + at, out);
    out += group;
  }
}

/** ... c b a | a b c ... on the left by GROUP, on the right by `right` vectors. */
function reflect(first: usize, length: usize, right: usize): void {
  const period: usize = 2 * length;
  for (let i: usize = 1; i <= GROUP; i++) {
    const folded = (i - 1) % period;
    const mirror: usize = folded < length ? folded : period - 1 - folded;
    v128.store(first - i * VECTOR, v128.load(first + mirror * VECTOR));
  }
  for (let i: usize = 0; i < right; i++) {
    const folded = i % period;
    const mirror = folded < length ? length - 1 - folded : folded - length;
    v128.store(first + (length + i) * VECTOR, v128.load(first + mirror * VECTOR));
  }
}

/** Of the sixteen vectors at `at`: sorted pairs to the same place of `work`, fours `size` further on, and eights after them. */
function sortBlocks(line: usize, work: usize, size: usize, at: usize): void {
  for (let half: usize = 0; half < 2; half++) {
    const from = line + at + half * 128;
    const pairs = work + at + half * 128;
    const fours = pairs + size;
    sortFour(from, pairs, fours);
    sortFour(from + 64, pairs + 64, fours + 64);
    mergeFours(fours, fours + size);
  }
}

/** Four vectors at `from`: both sorted pairs to `pairs`, all sorted to `fours`. */
@inline
function sortFour(from: usize, pairs: usize, fours: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from, 16);
  const x2 = v128.load(from, 32);
  const x3 = v128.load(from, 48);
  const a0 = i32x4.min_s(x0, x1);
  const a1 = i32x4.max_s(x0, x1);
  const b0 = i32x4.min_s(x2, x3);
  const b1 = i32x4.max_s(x2, x3);
  v128.store(pairs, a0);
  v128.store(pairs, a1, 16);
  v128.store(pairs, b0, 32);
  v128.store(pairs, b1, 48);
  const low = i32x4.max_s(a0, b0);
  const high = i32x4.min_s(a1, b1);
  v128.store(fours, i32x4.min_s(a0, b0));
  v128.store(fours, i32x4.min_s(low, high), 16);
  v128.store(fours, i32x4.max_s(low, high), 32);
  v128.store(fours, i32x4.max_s(a1, b1), 48);
}

/** Two sorted fours at `from` to one sorted eight at `to`. */
function mergeFours(from: usize, to: usize): void {
  const a0 = v128.load(from);
  const a1 = v128.load(from, 16);
  const a2 = v128.load(from, 32);
  const a3 = v128.load(from, 48);
  const b0 = v128.load(from, 64);
  const b1 = v128.load(from, 80);
  const b2 = v128.load(from, 96);
  const b3 = v128.load(from, 112);
  sortBitonicFour(i32x4.min_s(a0, b3), i32x4.min_s(a1, b2), i32x4.min_s(a2, b1), i32x4.min_s(a3, b0), to);
  sortBitonicFour(i32x4.max_s(a0, b3), i32x4.max_s(a1, b2), i32x4.max_s(a2, b1), i32x4.max_s(a3, b0), to + 64);
}

/** A bitonic sequence of four, sorted, to `to`. */
@inline
function sortBitonicFour(x0: v128, x1: v128, x2: v128, x3: v128, to: usize): void {
  const a0 = i32x4.min_s(x0, x2);
  const a1 = i32x4.min_s(x1, x3);
  const a2 = i32x4.max_s(x0, x2);
  const a3 = i32x4.max_s(x1, x3);
  v128.store(to, i32x4.min_s(a0, a1));
  v128.store(to, i32x4.max_s(a0, a1), 16);
  v128.store(to, i32x4.min_s(a2, a3), 32);
  v128.store(to, i32x4.max_s(a2, a3), 48);
}

/** A bitonic sequence of eight, sorted, to `to`. */
@inline
function sortBitonicEight(
  x0: v128,
  x1: v128,
  x2: v128,
  x3: v128,
  x4: v128,
  x5: v128,
  x6: v128,
  x7: v128,
  to: usize,
): void {
  sortBitonicFour(i32x4.min_s(x0, x4), i32x4.min_s(x1, x5), i32x4.min_s(x2, x6), i32x4.min_s(x3, x7), to);
  sortBitonicFour(i32x4.max_s(x0, x4), i32x4.max_s(x1, x5), i32x4.max_s(x2, x6), i32x4.max_s(x3, x7), to + 64);
}

const CORE = memory.data(16 * 16, 16);
const MIDDLE = memory.data(8 * 16, 16);

/** Sixteen medians: those of the windows centred on the sixteen vectors at `x`; the sorted blocks lie at the same place. */
function medianGroup(x: usize, pairs: usize, fours: usize, eights: usize, out: usize): void {
  mergeEights(eights, CORE);
  middleEight(CORE, eights - 128, MIDDLE);
  medianEight(x, pairs, fours - 192, fours + 256, MIDDLE, out);
  middleEight(CORE, eights + 256, MIDDLE);
  medianEight(x + 128, pairs + 128, fours - 64, fours + 384, MIDDLE, out + 128);
}

/** Two sorted eights at `from` to one sorted sixteen. */
function mergeEights(from: usize, to: usize): void {
  sortBitonicEight(
    i32x4.min_s(v128.load(from), v128.load(from, 240)),
    i32x4.min_s(v128.load(from, 16), v128.load(from, 224)),
    i32x4.min_s(v128.load(from, 32), v128.load(from, 208)),
    i32x4.min_s(v128.load(from, 48), v128.load(from, 192)),
    i32x4.min_s(v128.load(from, 64), v128.load(from, 176)),
    i32x4.min_s(v128.load(from, 80), v128.load(from, 160)),
    i32x4.min_s(v128.load(from, 96), v128.load(from, 144)),
    i32x4.min_s(v128.load(from, 112), v128.load(from, 128)),
    to,
  );
  sortBitonicEight(
    i32x4.max_s(v128.load(from), v128.load(from, 240)),
    i32x4.max_s(v128.load(from, 16), v128.load(from, 224)),
    i32x4.max_s(v128.load(from, 32), v128.load(from, 208)),
    i32x4.max_s(v128.load(from, 48), v128.load(from, 192)),
    i32x4.max_s(v128.load(from, 64), v128.load(from, 176)),
    i32x4.max_s(v128.load(from, 80), v128.load(from, 160)),
    i32x4.max_s(v128.load(from, 96), v128.load(from, 144)),
    i32x4.max_s(v128.load(from, 112), v128.load(from, 128)),
    to + 128,
  );
}

/** Ranks 9 to 16 of a sorted sixteen and a sorted eight together, sorted. */
function middleEight(core: usize, eight: usize, to: usize): void {
  sortBitonicEight(
    i32x4.max_s(v128.load(core), i32x4.min_s(v128.load(core, 128), v128.load(eight, 112))),
    i32x4.max_s(v128.load(core, 16), i32x4.min_s(v128.load(core, 144), v128.load(eight, 96))),
    i32x4.max_s(v128.load(core, 32), i32x4.min_s(v128.load(core, 160), v128.load(eight, 80))),
    i32x4.max_s(v128.load(core, 48), i32x4.min_s(v128.load(core, 176), v128.load(eight, 64))),
    i32x4.max_s(v128.load(core, 64), i32x4.min_s(v128.load(core, 192), v128.load(eight, 48))),
    i32x4.max_s(v128.load(core, 80), i32x4.min_s(v128.load(core, 208), v128.load(eight, 32))),
    i32x4.max_s(v128.load(core, 96), i32x4.min_s(v128.load(core, 224), v128.load(eight, 16))),
    i32x4.max_s(v128.load(core, 112), i32x4.min_s(v128.load(core, 240), v128.load(eight))),
    to,
  );
}

/** Eight medians from the middle eight that they share, and the fours, pairs and single values on their left and right. */
@inline
function medianEight(x: usize, pairs: usize, left: usize, right: usize, middle: usize, out: usize): void {
  medianFour(x, pairs, middle, left, out);
  medianFour(x + 64, pairs + 64, middle, right, out + 64);
}

/** Four medians: ranks 5 to 8 of the middle eight and a sorted four, and then on with pairs. */
@inline
function medianFour(x: usize, pairs: usize, middle: usize, four: usize, out: usize): void {
  const a0 = i32x4.max_s(v128.load(middle), i32x4.min_s(v128.load(middle, 64), v128.load(four, 48)));
  const a1 = i32x4.max_s(v128.load(middle, 16), i32x4.min_s(v128.load(middle, 80), v128.load(four, 32)));
  const a2 = i32x4.max_s(v128.load(middle, 32), i32x4.min_s(v128.load(middle, 96), v128.load(four, 16)));
  const a3 = i32x4.max_s(v128.load(middle, 48), i32x4.min_s(v128.load(middle, 112), v128.load(four)));
  const b0 = i32x4.min_s(a0, a2);
  const b1 = i32x4.min_s(a1, a3);
  const b2 = i32x4.max_s(a0, a2);
  const b3 = i32x4.max_s(a1, a3);
  const c0 = i32x4.min_s(b0, b1);
  const c1 = i32x4.max_s(b0, b1);
  const c2 = i32x4.min_s(b2, b3);
  const c3 = i32x4.max_s(b2, b3);
  medianTwo(x, c0, c1, c2, c3, pairs - 224, out);
  medianTwo(x + 32, c0, c1, c2, c3, pairs + 256, out + 32);
}

/** Two medians: the middle two of a sorted four and a sorted pair, and then the median of three for each. */
@inline
function medianTwo(x: usize, c0: v128, c1: v128, c2: v128, c3: v128, pair: usize, out: usize): void {
  const p = i32x4.max_s(c0, i32x4.min_s(c2, v128.load(pair, 16)));
  const q = i32x4.max_s(c1, i32x4.min_s(c3, v128.load(pair)));
  const low = i32x4.min_s(p, q);
  const high = i32x4.max_s(p, q);
  v128.store(out, i32x4.max_s(low, i32x4.min_s(high, v128.load(x - 240))));
  v128.store(out, i32x4.max_s(low, i32x4.min_s(high, v128.load(x, 256))), 16);
}
