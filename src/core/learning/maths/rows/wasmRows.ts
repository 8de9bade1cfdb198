// The arithmetic of rows in WebAssembly (kernels/rows): rows are copied into its memory, some at a time where there are many.
import { type WasmMemory, wasmMemory } from '../../../domain/maths/wasmMemory.ts';
import type { RowArithmetic, Rows, Tails } from './arithmetic.ts';
import { logarithm } from './elementary.ts';
import { squaredNorms } from './plainRows.ts';

/** Of the rows for which something is computed of all others, so many at a time. */
const rowsAtOnce = 32;
const double = 8;

/** From the bytes of the module. Throws where the platform has no WebAssembly SIMD. */
export function wasmRows(bytes: Uint8Array): RowArithmetic {
  const memory = wasmMemory(bytes);
  return {
    products: (a, b, first, each) =>
      eachBlock(memory, a, b, 0, first, (block) => {
        for (let at = 0; at < block.count; at++) each(block.row + at, block.values(at));
      }),
    gaussians(a, b, first, gamma, each) {
      const normsOfA = squaredNorms(a);
      const normsOfB = a === b ? normsOfA : squaredNorms(b);
      // The last pair of a row may lie half beyond the end.
      eachBlock(memory, a, b, (b.rows + 1) * double, first, (block) => {
        const norms = memory.doublesAt(block.moreAt, b.rows);
        if (block.row === 0) norms.set(normsOfB);
        for (let at = 0; at < block.count; at++) {
          const i = block.row + at;
          const skipped = block.skipped(at);
          memory.call(
            'gaussians',
            block.lineAt(at) + skipped * double,
            block.moreAt + (block.from + skipped) * double,
            evenUp(b.rows - block.from - skipped),
            normsOfA[i]!,
            gamma,
          );
          each(i, block.values(at));
        }
      });
    },
    tails: (a, centres, tails) => tailsOf(memory, a, centres, tails),
    withPowers(parts, use) {
      const starts: number[] = [];
      let length = 2;
      for (const values of parts) {
        starts.push(length);
        length += evenUp(values.length);
      }
      memory.begin(length * double);
      return memory.borrow(length * double, (at) => {
        const room = memory.doublesAt(at, length);
        // What fills a pair adds nothing: exp(0) - 1.
        room.fill(0);
        parts.forEach((values, part) => {
          room.set(values, starts[part]!);
        });
        return use((part, factor) => {
          memory.call('powerSums', at + starts[part]! * double, evenUp(parts[part]!.length), factor, at);
          return { sum: room[0]!, squares: room[1]! };
        });
      });
    },
  };
}

function tailsOf(
  memory: WasmMemory,
  a: Rows,
  centres: Rows,
  { scale, exponent, shares }: Tails,
): Float64Array {
  const normsOfA = squaredNorms(a);
  const norms = squaredNorms(centres);
  const pairs = evenUp(centres.rows);
  const out = new Float64Array(a.rows);
  eachBlock(memory, a, centres, (2 * pairs + 2) * double, 'all', (block) => {
    const normsAt = block.moreAt;
    const sharesAt = normsAt + pairs * double;
    const sumsAt = sharesAt + pairs * double;
    if (block.row === 0) {
      // What fills the last pair is infinitely far away.
      memory.doublesAt(normsAt, pairs).fill(Number.POSITIVE_INFINITY).set(norms);
      memory.doublesAt(sharesAt, pairs).fill(0).set(shares);
    }
    const sums = memory.doublesAt(sumsAt, 2);
    for (let at = 0; at < block.count; at++) {
      const i = block.row + at;
      memory.doublesAt(block.lineAt(at), pairs).fill(0, centres.rows);
      memory.call(
        'tailSum',
        ...[block.lineAt(at), normsAt, sharesAt, pairs, normsOfA[i]!, scale, exponent, sumsAt],
      );
      out[i] = logarithm(sums[0]!) - exponent * logarithm(sums[1]!);
    }
  });
  return out;
}

interface Block {
  /** The first row of `a` that it is about, and how many. */
  readonly row: number;
  readonly count: number;
  /** The row of `b` from which on there are products. */
  readonly from: number;
  /** Where the products of a row of the block lie. */
  lineAt(at: number): number;
  /** How many of them are not wanted of this row. */
  skipped(at: number): number;
  /** The wanted ones. */
  values(at: number): Float64Array;
  /** Room that was asked for, which stays from block to block. */
  readonly moreAt: number;
}

/** The products of `a` and `b`, some rows of `a` at a time. */
function eachBlock(
  memory: WasmMemory,
  a: Rows,
  b: Rows,
  more: number,
  first: 'all' | 'itself',
  use: (block: Block) => void,
): void {
  const cols = Math.ceil(a.cols / 4) * 4;
  const row = cols * double;
  // One pair more, for a line that begins in the middle of one.
  const line = (evenUp(b.rows) + 2) * double;
  const size = (b.rows + rowsAtOnce) * row + rowsAtOnce * line + more;
  memory.begin(size);
  memory.borrow(size, (bAt) => {
    const aAt = bAt + b.rows * row;
    const outAt = aAt + rowsAtOnce * row;
    const moreAt = outAt + rowsAtOnce * line;
    copyIn(memory, b, 0, b.rows, cols, bAt);
    for (let i = 0; i < a.rows; i += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, a.rows - i);
      const from = first === 'all' ? 0 : i;
      const skipped = (at: number): number => (first === 'all' ? 0 : at);
      copyIn(memory, a, i, count, cols, aAt);
      memory.call('products', aAt, count, bAt + from * row, b.rows - from, cols, outAt, line);
      use({
        row: i,
        count,
        from,
        moreAt,
        lineAt: (at) => outAt + at * line,
        skipped,
        values: (at) =>
          memory.doublesAt(outAt + at * line + skipped(at) * double, b.rows - from - skipped(at)),
      });
    }
  });
}

/** Rows, in double precision, filled up with zeros to a width of `cols`. */
function copyIn(memory: WasmMemory, m: Rows, from: number, count: number, cols: number, to: number): void {
  const room = memory.doublesAt(to, count * cols);
  if (cols === m.cols) {
    room.set(m.data.subarray(from * cols, (from + count) * cols));
    return;
  }
  room.fill(0);
  for (let i = 0; i < count; i++)
    room.set(m.data.subarray((from + i) * m.cols, (from + i + 1) * m.cols), i * cols);
}

function evenUp(count: number): number {
  return (count + 1) & ~1;
}
