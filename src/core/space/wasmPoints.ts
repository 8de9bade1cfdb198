// Points in the memory of the WebAssembly kernel (kernels/space), which searches them where they lie.
import { type WasmMemory, wasmMemory } from '../domain/maths/wasmMemory.ts';
import type { CreatePoints } from './pointStore.ts';

/** The longest list that a search gives. */
const longest = 10_000;

/**
 * From the bytes of `kernels/space.wasm`; every store has a memory of its own. A million rows of 300 take 1.6 GB; past 4 GB a RangeError
 * is thrown. Throws where the platform has no WebAssembly SIMD.
 */
export function wasmPoints(bytes: Uint8Array): CreatePoints {
  // Tried here, so that whoever loads it can take the plain one.
  wasmMemory(bytes);
  return (rows, dims) => {
    const memory = wasmMemory(bytes);
    const most = Math.min(longest, rows);
    const wholeRows = rows + 4;
    const width = (dims + 15) & ~15;
    // All room is taken before anything lies in it: growing would detach the views.
    const pointsAt = memory.room(4 * rows * dims);
    const moreAt = memory.room(4 * wholeRows);
    const passesAt = memory.room(wholeRows);
    const codes = codesIn(memory, wholeRows, width);
    const queryAt = memory.room(4 * dims);
    const queryCode = codesIn(memory, 4, width);
    const wideAt = memory.room(2 * width);
    const rowsAt = memory.room(4 * most);
    const squaresAt = memory.room(4 * most);
    const query = memory.floatsAt(queryAt, dims);
    const passes = memory.bytesAt(passesAt, rows);
    const squares = memory.floatsAt(squaresAt, most);
    const found = memory.integersAt(rowsAt, most);
    const queryFacts = queryCode.facts.map((at) => memory.floatsAt(at, 1));
    return {
      points: memory.floatsAt(pointsAt, rows * dims),
      more: memory.floatsAt(moreAt, rows),
      seal() {
        memory.call('encode', pointsAt, rows, dims, width, codes.at, ...codes.facts);
        const among = [pointsAt, rows, dims, queryAt, moreAt, passesAt, width, codes.at, ...codes.facts];
        return (to, limit, of) => {
          if (limit > longest) throw new RangeError(`more than ${longest} nearest`);
          query.set(to);
          passes.set(of);
          memory.call('encode', queryAt, 1, dims, width, queryCode.at, ...queryCode.facts);
          memory.call('widen', queryCode.at, width, wideAt);
          const asked = [wideAt, ...queryFacts.map(([value = Number.NaN]) => value), Math.min(limit, rows)];
          const count = memory.call('nearestRows', ...among, ...asked, rowsAt, squaresAt);
          return { rows: found.slice(0, count), squares: squares.slice(0, count) };
        };
      },
    };
  };
}

/** Room for codes, and for their scales, norms and errors, in the order that the kernels know. */
function codesIn(memory: WasmMemory, rows: number, width: number) {
  const at = memory.room(rows * width);
  const facts = [memory.room(4 * rows), memory.room(4 * rows), memory.room(4 * rows)];
  return { at, facts };
}
