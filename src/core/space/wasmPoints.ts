// Points in the memory of the WebAssembly kernel (kernels/space), which searches them where they lie.
import { wasmMemory } from '../domain/maths/wasmMemory.ts';
import type { CreatePoints } from './pointStore.ts';

/** The longest list that a search gives. */
const longest = 10_000;

/**
 * From the bytes of `kernels/space.wasm`; every store has a memory of its own. A million rows of 300 take 1.2 GB; past 4 GB a RangeError
 * is thrown. Throws where the platform has no WebAssembly SIMD.
 */
export function wasmPoints(bytes: Uint8Array): CreatePoints {
  // Tried here, so that whoever loads it can take the plain one.
  wasmMemory(bytes);
  return (rows, dims) => {
    const memory = wasmMemory(bytes);
    const most = Math.min(longest, rows);
    // All room is taken before anything lies in it: growing would detach the views.
    const pointsAt = memory.room(4 * rows * dims);
    const moreAt = memory.room(4 * rows);
    const queryAt = memory.room(4 * dims);
    const passesAt = memory.room(rows + 4);
    const rowsAt = memory.room(4 * most);
    const squaresAt = memory.room(4 * most);
    const query = memory.floatsAt(queryAt, dims);
    const passes = memory.bytesAt(passesAt, rows);
    const squares = memory.floatsAt(squaresAt, most);
    const found = memory.integersAt(rowsAt, most);
    return {
      points: memory.floatsAt(pointsAt, rows * dims),
      more: memory.floatsAt(moreAt, rows),
      nearest(to, limit, of) {
        if (limit > longest) throw new RangeError(`more than ${longest} nearest`);
        query.set(to);
        passes.set(of);
        const wanted = Math.min(limit, rows);
        const among = [pointsAt, rows, dims, queryAt, moreAt, passesAt];
        const count = memory.call('nearest', ...among, wanted, rowsAt, squaresAt);
        return { rows: found.slice(0, count), squares: squares.slice(0, count) };
      },
    };
  };
}
