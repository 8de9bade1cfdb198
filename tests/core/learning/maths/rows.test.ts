// The arithmetic of rows: the plain one by closed forms, the WebAssembly one equal to it to the last bit.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { type Kernel, kernelMatrix, kernelRows } from '../../../../src/core/learning/maths/kernels.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import type { RowArithmetic, Rows } from '../../../../src/core/learning/maths/rows/arithmetic.ts';
import {
  exponential,
  exponentialLess1,
  logarithm,
} from '../../../../src/core/learning/maths/rows/elementary.ts';
import { rowsModuleBytes } from '../../../../src/core/learning/maths/rows/inUse.ts';
import { plainRows } from '../../../../src/core/learning/maths/rows/plainRows.ts';
import { wasmRows } from '../../../../src/core/learning/maths/rows/wasmRows.ts';

const fast = wasmRows(rowsModuleBytes());
const shape = fc.record({
  rows: fc.integer({ min: 1, max: 70 }),
  others: fc.integer({ min: 1, max: 40 }),
  cols: fc.integer({ min: 1, max: 23 }),
  seed: fc.integer(),
});

function made(rows: number, cols: number, seed: number): Rows {
  const random = createRandom(seed);
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, () => random.normal()) };
}

/** All that is handed to `each`, one after the other. */
function collected(run: (each: (i: number, values: Float64Array) => void) => void): number[][] {
  const out: number[][] = [];
  run((i, values) => {
    out[i] = [...values];
  });
  return out;
}

function everything({ products, gaussians, tails, withPowers }: RowArithmetic, a: Rows, b: Rows): unknown {
  const shares = Float64Array.from({ length: b.rows }, (_, r) => 1 + (r % 3));
  const own = collected((each) => gaussians(a, a, 'itself', 0.3, each));
  return [
    collected((each) => products(a, b, 'all', each)),
    collected((each) => products(a, a, 'itself', each)),
    collected((each) => gaussians(a, b, 'all', 0.1, each)),
    own,
    [...tails(a, b, { scale: 0.05, exponent: 12.8, shares })],
    withPowers([Float64Array.from(a.data), Float64Array.from(b.data)], (sums) =>
      [0, 0.7, -4, 6].flatMap((factor) => [sums(0, factor), sums(1, factor)]),
    ),
  ];
}

test('WebAssembly gives the same as TypeScript, to the last bit', () => {
  fc.assert(
    fc.property(shape, ({ rows, others, cols, seed }) => {
      const a = made(rows, cols, seed);
      const b = made(others, cols, seed + 1);
      expect(everything(fast, a, b)).toStrictEqual(everything(plainRows, a, b));
    }),
  );
});

test('rows after larger ones are not mixed with what these have left', () => {
  const large = [made(80, 50, 1), made(60, 50, 2)] as const;
  const small = [made(33, 5, 3), made(7, 5, 4)] as const;
  everything(fast, ...large);
  expect(everything(fast, ...small)).toStrictEqual(everything(plainRows, ...small));
});

describe('closed forms', () => {
  const a: Rows = { rows: 2, cols: 5, data: Float64Array.of(1, 2, 3, 4, 5, 0, 0, 0, 0, 1) };

  test('products', () => {
    expect(collected((each) => fast.products(a, a, 'all', each))).toEqual([
      [55, 5],
      [5, 1],
    ]);
    expect(collected((each) => fast.products(a, a, 'itself', each))).toEqual([[55, 5], [1]]);
  });

  test('the Gaussian kernel of a distance of √46', () => {
    const [first] = collected((each) => fast.gaussians(a, a, 'all', 0.1, each));
    expect(first?.[0]).toBe(1);
    expect(first?.[1]).toBeCloseTo(Math.exp(-4.6), 15);
  });

  test('tails of two centres, one of which counts three times', () => {
    const x: Rows = { rows: 1, cols: 1, data: Float64Array.of(0) };
    const centres: Rows = { rows: 2, cols: 1, data: Float64Array.of(1, 3) };
    const [log] = fast.tails(x, centres, { scale: 0.5, exponent: 2, shares: [1, 3] });
    expect(log).toBeCloseTo(Math.log(1 / 1.5 ** 2 + 3 / 5.5 ** 2), 14);
  });

  test('sums of powers, small ones too', () => {
    const values = Float64Array.of(1, -2, 0.5);
    for (const factor of [2, 1e-7, -3]) {
      const { sum, squares } = fast.withPowers([values], (sums) => sums(0, factor));
      const each = [...values].map((value) => Math.expm1(factor * value));
      const total = each.reduce((all, e) => all + e);
      expect(Math.abs(sum / total - 1)).toBeLessThan(1e-14);
      expect(Math.abs(squares / each.reduce((all, e) => all + e * e, 0) - 1)).toBeLessThan(1e-14);
    }
  });
});

test('exponentials and logarithms are those of the platform but for the last bits', () => {
  const within = fc.double({ min: -600, max: 600, noNaN: true });
  fc.assert(
    fc.property(within, (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
      if (x !== 0) expect(Math.abs(exponentialLess1(x) / Math.expm1(x) - 1)).toBeLessThan(1e-15);
      const positive = Math.exp(x);
      expect(Math.abs(logarithm(positive) - Math.log(positive))).toBeLessThan(
        4e-16 * Math.max(1, Math.abs(x)),
      );
    }),
  );
  expect(exponential(-1e9)).toBeLessThan(1e-300);
});

test('a whole kernel matrix is its rows, of every kernel', () => {
  const random = createRandom(5);
  const X = matrix(
    70,
    3,
    Float32Array.from({ length: 210 }, () => random.normal()),
  );
  for (const name of ['rbf', 'linear', 'poly', 'sigmoid'] as const) {
    const kernel: Kernel = { name, gamma: 0.4, coef0: 0.5, degree: 3 };
    const rows = collected((each) => kernelRows(kernel, X, X, each));
    expect([...kernelMatrix(kernel, X)]).toStrictEqual(rows.flat());
  }
});
