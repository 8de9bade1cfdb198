import { expect, test } from 'vitest';
import { type Arithmetic, plainArithmetic } from '../../../lab/sequences/arithmetic.ts';
import type { Shape } from '../../../lab/sequences/layers/layer.ts';
import { overTime } from '../../../lab/sequences/layers/overTime.ts';
import { maxPool, meanPool } from '../../../lab/sequences/layers/pooling.ts';
import { wasmArithmetic } from '../../../lab/sequences/wasmArithmetic.ts';

const ways: readonly [string, () => Arithmetic][] = [
  ['plain', () => plainArithmetic],
  ['WebAssembly', () => wasmArithmetic(2000, 20)],
];

/** Pools one row of `channels` equal channels, and hands the gradients 1, 2, 3 ... back. */
function pool(
  build: typeof maxPool,
  arithmetic: Arithmetic,
  image: readonly number[][],
  length: number,
  channels: number,
) {
  const input: Shape = { steps: image.length, bands: image[0]!.length, channels };
  const layer = build([2, 2])({ arithmetic, rows: 1, input, first: false });
  const values = arithmetic.floats(image.flat().length * channels);
  values.set(image.flat().flatMap((value) => new Array<number>(channels).fill(value)));
  const extent = { rows: 1, lengths: Int32Array.of(length) };
  const output = layer.forward(values, extent, null).slice();
  const gradient = arithmetic.floats(output.length);
  gradient.set(output.map((_, i) => 1 + Math.floor(i / channels)));
  const back = layer.backward(gradient, extent);
  const first = (all: Float32Array): number[] => [...all].filter((_, i) => i % channels === channels - 1);
  return { output: first(output), back: first(back) };
}

// Four channels go in lanes, the fifth by itself.
for (const channels of [1, 4, 5])
  test.each(ways)(`%s: of ${channels} channels, of equal maxima the first is answerable`, (_, create) => {
    const image = [
      [3, 3, 0, 7],
      [3, 1, 7, 7],
      [-1, -1, 2, 1],
      [-1, -1, 9, 9],
    ];
    expect(pool(maxPool, create(), image, 4, channels)).toEqual({
      output: [3, 7, -1, 9],
      back: [1, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0],
    });
    // Only three steps are real: the last windows have one step each.
    expect(pool(maxPool, create(), [...image.slice(0, 3), [0, 0, 0, 0]], 3, channels)).toEqual({
      output: [3, 7, -1, 2],
      back: [1, 0, 0, 2, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0],
    });
  });

test('means of windows, smaller ones at the edges', () => {
  const image = [
    [1, 2, 3],
    [5, 4, 7],
    [2, 4, 8],
  ];
  expect(pool(meanPool, plainArithmetic, image, 3, 1)).toEqual({
    output: [3, 5, 3, 8],
    back: [0.25, 0.25, 1, 0.25, 0.25, 1, 1.5, 1.5, 4],
  });
});

test('over time: the mean, the first of equal maxima and the last of the real steps', () => {
  const input = { steps: 4, bands: 1, channels: 1 };
  const layer = overTime(['mean', 'max', 'last'])({
    arithmetic: plainArithmetic,
    rows: 1,
    input,
    first: false,
  });
  const extent = { rows: 1, lengths: Int32Array.of(3) };
  expect([...layer.forward(Float32Array.of(6, 6, 3, 0), extent, null)]).toEqual([5, 6, 3]);
  expect([...layer.backward(Float32Array.of(3, 10, 100), extent)]).toEqual([11, 1, 101, 0]);
});
