import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Arithmetic,
  type PatchShape,
  plainArithmetic,
  transposed,
  turnOver,
  view,
} from '../../../lab/sequences/arithmetic.ts';
import { wasmArithmetic } from '../../../lab/sequences/wasmArithmetic.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

const ways: readonly [string, (floats: number) => Arithmetic][] = [
  ['plain', () => plainArithmetic],
  ['WebAssembly', (floats) => wasmArithmetic(floats, 10)],
];

function filled({ floats }: Arithmetic, values: ArrayLike<number>): Float32Array {
  const own = floats(values.length);
  own.set(Array.from(values));
  return own;
}

function noise(length: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length }, () => random.normal());
}

test.each(ways)('%s: a product by hand, added, turned over, in a part of a larger matrix', (_, create) => {
  const own = create(100);
  const a = view(filled(own, [1, 2, 3, 4, 5, 6]), 2, 3);
  const b = view(filled(own, [7, 8, 9, 10, 11, 12]), 3, 2);
  const c = filled(own, [100, 100, 100, 100, 100, 100]);
  own.product(a, b, view(c, 2, 2, 0, 3), false);
  expect([...c]).toEqual([58, 64, 100, 139, 154, 100]);
  own.product(a, b, view(c, 2, 2, 0, 3), true);
  expect([...c]).toEqual([116, 128, 100, 278, 308, 100]);
  const d = own.floats(9);
  // aᵀ · a
  own.product(transposed(a), a, view(d, 3, 3), false);
  expect([...d]).toEqual([17, 22, 27, 22, 29, 36, 27, 36, 45]);
  const e = own.floats(4);
  // a · aᵀ
  own.product(a, turnOver(a, own.floats(6)), view(e, 2, 2), false);
  expect([...e]).toEqual([14, 32, 32, 77]);
});

test('a product without terms is nothing, or leaves what is there', () => {
  const own = wasmArithmetic(20, 4);
  const c = filled(own, [5, 5, 5, 5]);
  const [a, b] = [own.floats(0), own.floats(0)];
  own.product(view(a, 2, 0), view(b, 0, 2), view(c, 2, 2), true);
  expect([...c]).toEqual([5, 5, 5, 5]);
  own.product(view(a, 2, 0), view(b, 0, 2), view(c, 2, 2), false);
  expect([...c]).toEqual([0, 0, 0, 0]);
});

test('products of every shape are those of plain TypeScript', () => {
  const size = fc.integer({ min: 1, max: 21 });
  const terms = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(255, 256, 257, 600));
  fc.assert(
    fc.property(size, size, terms, fc.boolean(), fc.boolean(), (rows, cols, k, turned, add) => {
      const results = ways.map(([, create]) => {
        const own = create(rows * k + k * cols + rows * cols);
        const a = filled(own, noise(rows * k, 1));
        const left = turned ? transposed(view(a, k, rows)) : view(a, rows, k);
        const into = filled(own, noise(rows * cols, 3));
        own.product(left, view(filled(own, noise(k * cols, 2)), k, cols), view(into, rows, cols), add);
        return [...into];
      });
      results[0]!.forEach((value, i) => {
        expect(Math.abs(results[1]![i]! - value)).toBeLessThan(1e-4 * Math.sqrt(k));
      });
    }),
    { numRuns: 200 },
  );
});

test('patches of every shape are those of plain TypeScript, and scattering adds them up where they came from', () => {
  const small = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(
      small,
      small,
      small,
      small,
      small,
      fc.boolean(),
      (steps, bands, channels, sizeSteps, wanted, around) => {
        const sizeBands = Math.min(wanted, bands);
        const shape: PatchShape = {
          bands,
          channels,
          sizeSteps,
          sizeBands,
          beforeSteps: (sizeSteps - 1) >> 1,
          beforeBands: around ? (sizeBands - 1) >> 1 : 0,
          outBands: around ? bands : bands - sizeBands + 1,
        };
        const from = steps >> 2;
        const count = (steps - from) * shape.outBands * sizeSteps * sizeBands * channels;
        const size = steps * bands * channels;
        const results = ways.map(([, create]) => {
          const own = create(3 * size + 2 * count);
          const image = filled(own, noise(size, 4));
          const patches = filled(own, noise(count, 5));
          own.gather({ data: image, at: 0, steps, from, to: steps }, shape, patches);
          const back = filled(own, noise(size, 6));
          own.scatter({ data: back, at: 0, steps, from, to: steps }, shape, patches);
          return { patches: [...patches], back: [...back] };
        });
        expect(results[1]!.patches).toEqual(results[0]!.patches);
        results[0]!.back.forEach((value, i) => {
          expect(results[1]!.back[i]).toBeCloseTo(value, 4);
        });
      },
    ),
  );
});

test('sums, scales and rectifying of every shape are those of plain TypeScript', () => {
  const cols = fc.integer({ min: 1, max: 11 });
  const rows = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(255, 256, 257, 600));
  fc.assert(
    fc.property(rows, cols, (height, width) => {
      const results = ways.map(([, create]) => {
        const own = create(4 * height * width + 8 * width + 20);
        const a = view(filled(own, noise(height * width, 1)), height, width);
        const b = view(filled(own, noise(height * width, 2)), height, width);
        const [one, two, three] = [3, 4, 5].map((seed) => filled(own, noise(width, seed)));
        const sums = filled(own, noise(width, 6));
        own.columnSums(a, null, sums);
        own.columnSums(a, b, sums);
        const blended = view(own.floats(height * width), height, width);
        own.blend(a, one!, b, two!, three!, blended);
        own.rectifyBack(a.data, b.data, height * width);
        own.rectify(a.data, height * width);
        const rowsOfOne = own.floats(height * width);
        own.fillRows(view(rowsOfOne, height, width), one!);
        return { sums, blended: blended.data, gradient: b.data, rectified: a.data, rowsOfOne };
      });
      const [plain, fast] = results.map((found) => Object.values(found).flatMap((values) => [...values]));
      plain!.forEach((value, i) => {
        expect(Math.abs(fast![i]! - value)).toBeLessThan(1e-3);
      });
    }),
    { numRuns: 60 },
  );
});

test('an array that is not in the memory of the kernels is refused', () => {
  const own = wasmArithmetic(10, 2);
  expect(() => own.rectify(new Float32Array(4), 4)).toThrow(TypeError);
});
