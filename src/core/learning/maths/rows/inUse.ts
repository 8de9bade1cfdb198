// The arithmetic of rows that this thread uses: WebAssembly's where there is such a thing.
import type { RowArithmetic } from './arithmetic.ts';
import { rowsModule } from './module.ts';
import { plainRows } from './plainRows.ts';
import { wasmRows } from './wasmRows.ts';

let started: RowArithmetic | null = null;

/** Which of the two makes no difference but to the time that it takes. */
export function rowArithmetic(): RowArithmetic {
  started ??= start();
  return started;
}

function start(): RowArithmetic {
  try {
    return wasmRows(rowsModuleBytes());
  } catch {
    return plainRows;
  }
}

export function rowsModuleBytes(): Uint8Array {
  return Uint8Array.from(atob(rowsModule), (char) => char.charCodeAt(0));
}
