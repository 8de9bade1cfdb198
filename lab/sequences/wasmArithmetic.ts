// The arithmetic of networks in WebAssembly (kernels/learning): the arrays lie in its memory, so that nothing is copied.
import { readFileSync } from 'node:fs';
import { wasmMemory } from '../../src/core/domain/maths/wasmMemory.ts';
import type { Arithmetic, ImagePart, PatchShape, Place, View, WindowShape } from './arithmetic.ts';

let module: Uint8Array | undefined;

/** With room for `floats` numbers in `arrays` arrays. Throws where the platform has no WebAssembly SIMD. */
export function wasmArithmetic(floats: number, arrays: number): Arithmetic {
  module ??= readFileSync(new URL('../../kernels/learning.wasm', import.meta.url));
  const memory = wasmMemory(module);
  memory.begin(4 * floats + 16 * arrays);
  const address = (data: Float32Array, at: number): number => {
    if (!memory.owns(data)) throw new TypeError('an array that is not in the memory of the kernels');
    return data.byteOffset + 4 * at;
  };
  const patches = (
    name: string,
    { data, at, steps, from, to }: ImagePart,
    shape: PatchShape,
    rows: Float32Array,
  ) =>
    memory.call(
      name,
      address(data, at),
      steps,
      shape.bands,
      shape.channels,
      shape.sizeSteps,
      shape.sizeBands,
      shape.beforeSteps,
      shape.beforeBands,
      shape.outBands,
      from,
      to,
      address(rows, 0),
    );
  const windows = ({ data, at }: Place, steps: number, shape: WindowShape): number[] => [
    address(data, at),
    steps,
    shape.bands,
    shape.channels,
    shape.sizeSteps,
    shape.sizeBands,
  ];
  return {
    floats: (length) => memory.floats(length).fill(0),
    product(a: View, b: View, into: View, add) {
      memory.call(
        'product',
        a.rows,
        b.cols,
        a.cols,
        address(a.data, a.at),
        a.rowStep,
        a.colStep,
        address(b.data, b.at),
        b.rowStep,
        address(into.data, into.at),
        into.rowStep,
        add ? 1 : 0,
      );
    },
    gather(image, shape, rows) {
      patches('gatherPatches', image, shape, rows);
    },
    scatter(image, shape, rows) {
      patches('scatterPatches', image, shape, rows);
    },
    fillRows(into, row) {
      memory.call(
        'fillRows',
        address(into.data, into.at),
        into.rows,
        into.cols,
        into.rowStep,
        address(row, 0),
      );
    },
    columnSums(a, b, sums) {
      const first = address(a.data, a.at);
      if (b === null) memory.call('columnSums', first, a.rows, a.cols, address(sums, 0));
      else memory.call('columnProducts', first, address(b.data, b.at), a.rows, a.cols, address(sums, 0));
    },
    blend(a, factors, b, others, offsets, into) {
      memory.call(
        'blend',
        address(a.data, a.at),
        address(factors, 0),
        address(b.data, b.at),
        address(others, 0),
        address(offsets, 0),
        a.rows,
        a.cols,
        address(into.data, into.at),
      );
    },
    rectify(values, count) {
      memory.call('rectify', address(values, 0), count);
    },
    rectifyBack(values, gradient, count) {
      memory.call('rectifyBack', address(values, 0), address(gradient, 0), count);
    },
    maxPool(image, steps, shape, into) {
      memory.call('maxPool', ...windows(image, steps, shape), address(into.data, into.at));
    },
    maxPoolBack(image, steps, shape, ...places) {
      const others = places.map(({ data, at }) => address(data, at));
      memory.call('maxPoolBack', ...windows(image, steps, shape), ...others);
    },
  };
}

/** Counts what it is asked for, and gives nothing: tells how much room something needs before it is there. */
export function countingArithmetic(): Arithmetic & {
  readonly floatsTaken: () => number;
  readonly arrays: () => number;
} {
  let floats = 0;
  let arrays = 0;
  const nothing = (): void => {};
  return {
    floats(length) {
      floats += length;
      arrays += 1;
      return new Float32Array();
    },
    product: nothing,
    gather: nothing,
    scatter: nothing,
    fillRows: nothing,
    columnSums: nothing,
    blend: nothing,
    rectify: nothing,
    rectifyBack: nothing,
    maxPool: nothing,
    maxPoolBack: nothing,
    floatsTaken: () => floats,
    arrays: () => arrays,
  };
}
