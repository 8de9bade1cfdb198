// Reads the little-endian float32 arrays of NumPy format 1.0 that the reference values are stored in.
import { readFileSync } from 'node:fs';

export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The array at `path`, in C order. Throws on any other format, order or type. */
export function readNpy(path: string): NpyArray {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 1, 6) !== 'NUMPY') throw new Error(`${path} is not a NumPy file`);
  const headerLength = bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, 10 + headerLength);
  if (!header.includes("'<f4'") || !header.includes("'fortran_order': False"))
    throw new Error(`${path}: ${header}`);
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const body = bytes.subarray(10 + headerLength);
  const data = new Float32Array(body.length / 4);
  for (let i = 0; i < data.length; i++) data[i] = body.readFloatLE(4 * i);
  return { shape, data };
}
