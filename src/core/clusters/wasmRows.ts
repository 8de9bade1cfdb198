// Rows in the memory of the WebAssembly kernel (kernels/space/centres.ts): eight side by side, column after column.
import { wasmMemory } from '../domain/maths/wasmMemory.ts';
import { aroundMean, type CreateRows, copied } from './rows.ts';

const lanes = 8;
const group = 4;
/** Bytes that the kernel puts a group's values of one block into. */
const fewBytes = 128;
/** Every array begins at a multiple of 16. */
const slack = 256;

/**
 * From the bytes of `kernels/space.wasm`; every set of rows has a memory of its own, of twice the rows' size. Throws where the platform
 * has no WebAssembly SIMD.
 */
export function wasmRows(bytes: Uint8Array): CreateRows {
  // Tried here, so that whoever loads it can take the plain one.
  wasmMemory(bytes);
  const create: CreateRows = (points, count, dims) => {
    const memory = wasmMemory(bytes);
    const { centred, mean } = aroundMean(points, count, dims);
    const norms = squaredNorms(centred, count, dims);
    const blocks = Math.ceil(count / lanes);
    const padded = blocks * lanes;
    const pointsAt = memory.room(4 * padded * dims);
    memory.floatsAt(pointsAt, padded * dims).set(inBlocks(centred, count, dims));

    /** Frees what was there before; `more` is the room for results. */
    const begin = (k: number, more: number) => {
      const groups = Math.ceil(k / group);
      const centreBytes = 4 * groups * group * (dims + 1);
      memory.begin(centreBytes + more + slack);
      return { groups, centresAt: take(4 * groups * group * dims), normsAt: take(4 * groups * group) };
    };
    const take = (size: number): number => memory.floats(Math.ceil(size / 4)).byteOffset;
    const put = (
      centres: Float32Array,
      k: number,
      { groups, centresAt, normsAt }: ReturnType<typeof begin>,
    ): number[] => {
      const into = memory.floatsAt(centresAt, groups * group * dims).fill(0);
      const norm = memory.floatsAt(normsAt, groups * group).fill(Number.POSITIVE_INFINITY);
      for (let c = 0; c < k; c++) {
        const first = Math.floor(c / group) * group * dims + (c % group);
        let sum = 0;
        for (let j = 0; j < dims; j++) {
          const value = centres[c * dims + j]!;
          into[first + j * group] = -2 * value;
          sum += value * value;
        }
        norm[c] = sum;
      }
      return [pointsAt, blocks, dims, centresAt, normsAt, groups];
    };

    return {
      count,
      dims,
      centred,
      mean,
      assigner(k) {
        const room = begin(k, fewBytes + 3 * 4 * padded + 8 * k * dims + 4 * k);
        const [fewAt, labelsAt, valuesAt, beforeAt] = [
          take(fewBytes),
          take(4 * padded),
          take(4 * padded),
          take(4 * padded),
        ];
        const sumsAt = take(8 * k * dims);
        const countsAt = take(4 * k);
        const before = memory.integersAt(beforeAt, padded).fill(-1);
        const labels = memory.integersAt(labelsAt, count);
        const squares = memory.floatsAt(valuesAt, count);
        const sums = memory.doublesAt(sumsAt, k * dims).fill(0);
        const counts = memory.integersAt(countsAt, k).fill(0);
        return (centres) => {
          if (before.length === 0) throw new Error('other work has begun with these rows');
          memory.call('nearestCentres', ...put(centres, k, room), fewAt, labelsAt, valuesAt);
          memory.call('moveRows', pointsAt, count, dims, labelsAt, beforeAt, sumsAt, countsAt);
          for (let row = 0; row < count; row++) squares[row] = Math.max(0, squares[row]! + norms[row]!);
          return { labels, squares, sums, counts };
        };
      },
      squaresTo(centres, k) {
        const room = begin(k, 4 * padded * Math.ceil(k / group) * group);
        const outAt = take(4 * padded * room.groups * group);
        memory.call('valuesOfCentres', ...put(centres, k, room), outAt);
        const out = new Float32Array(k * count);
        for (let c = 0; c < k; c++) {
          const values = memory.floatsAt(outAt + 4 * padded * c, count);
          for (let row = 0; row < count; row++)
            out[c * count + row] = Math.max(0, values[row]! + norms[row]!);
        }
        return out;
      },
      some: (chosen) => create(copied(points, dims, chosen), chosen.length, dims),
    };
  };
  return create;
}

function squaredNorms(centred: Float32Array, count: number, dims: number): Float32Array {
  const norms = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let j = row * dims; j < (row + 1) * dims; j++) sum += centred[j]! ** 2;
    norms[row] = sum;
  }
  return norms;
}

function inBlocks(centred: Float32Array, count: number, dims: number): Float32Array {
  const out = new Float32Array(Math.ceil(count / lanes) * lanes * dims);
  for (let row = 0; row < count; row++) {
    const first = Math.floor(row / lanes) * lanes * dims + (row % lanes);
    for (let j = 0; j < dims; j++) out[first + j * lanes] = centred[row * dims + j]!;
  }
  return out;
}
