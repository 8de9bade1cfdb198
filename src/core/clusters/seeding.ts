// Where K-means begins: greedy k-means++ (Arthur and Vassilvitskii 2007), several candidates a step, of which the best is taken.
import type { Random } from '../learning/maths/random.ts';
import type { Rows } from './rows.ts';

/** As many rows, far from each other, as centres [k, dims]; fewer where the rows have not so many different places. */
export function farRows(rows: Rows, k: number, random: Random): { centres: Float32Array; k: number } {
  const { count, dims, centred } = rows;
  const trials = 2 + Math.floor(Math.log(k));
  const centres = new Float32Array(k * dims);
  const put = (c: number, row: number): void =>
    centres.set(centred.subarray(row * dims, (row + 1) * dims), c * dims);
  const norms = squaredNorms(rows);
  const first = random.integer(count);
  put(0, first);
  let nearest = rows.squaresTo(centres.subarray(0, dims), 1);
  settle(nearest, norms, first);
  const candidates = new Float32Array(trials * dims);
  for (let c = 1; c < k; c++) {
    const total = sumOf(nearest);
    if (total === 0) return { centres: centres.slice(0, c * dims), k: c };
    const chosen = drawn(nearest, total, trials, random);
    chosen.forEach((row, t) => {
      candidates.set(centred.subarray(row * dims, (row + 1) * dims), t * dims);
    });
    const squares = rows.squaresTo(candidates, trials);
    let best = nearest;
    let bestSum = Number.POSITIVE_INFINITY;
    let bestRow = 0;
    chosen.forEach((row, t) => {
      const own = squares.subarray(t * count, (t + 1) * count);
      settle(own, norms, row);
      const sum = lower(own, nearest);
      if (sum >= bestSum) return;
      bestSum = sum;
      best = own;
      bestRow = row;
    });
    nearest = best;
    put(c, bestRow);
  }
  return { centres, k };
}

/** Share of both squared lengths below which a squared distance is rounding: of 1,000 columns in single precision. */
const rounding = 1e-5;

/** What is nearer to the centre than single precision can tell is at its place: at no distance, whatever rounding says. */
function settle(squares: Float32Array, norms: Float64Array, centre: number): void {
  const own = norms[centre]!;
  for (let row = 0; row < squares.length; row++)
    if (squares[row]! <= rounding * (norms[row]! + own)) squares[row] = 0;
}

function squaredNorms({ count, dims, centred }: Rows): Float64Array {
  const norms = new Float64Array(count);
  for (let row = 0; row < count; row++)
    for (let j = row * dims; j < (row + 1) * dims; j++) norms[row]! += centred[j]! ** 2;
  return norms;
}

/** Rows in proportion to their squares. */
function drawn(squares: Float32Array, total: number, trials: number, random: Random): number[] {
  const marks = Array.from({ length: trials }, () => random.next() * total).toSorted((a, b) => a - b);
  const chosen: number[] = [];
  let sum = 0;
  let last = 0;
  for (let row = 0; row < squares.length && chosen.length < trials; row++) {
    const square = squares[row]!;
    if (square === 0) continue;
    sum += square;
    last = row;
    while (chosen.length < trials && marks[chosen.length]! < sum) chosen.push(row);
  }
  while (chosen.length < trials) chosen.push(last);
  return chosen;
}

/** To what is least of both; returns the sum. */
function lower(squares: Float32Array, others: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < squares.length; i++) {
    const other = others[i]!;
    if (other < squares[i]!) squares[i] = other;
    sum += squares[i]!;
  }
  return sum;
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
