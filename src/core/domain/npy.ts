// Tables of numbers in NumPy's own file format (.npy 1.0): little-endian float32 in C order.

import { AppError } from './errors.ts';
import type { Matrix } from './matrix.ts';

const magic = '\u0093NUMPY\u0001\u0000';
/** The numbers begin at a multiple of it, so that they can be mapped into memory. */
const alignment = 64;

/** The bytes before the numbers of an array of this shape (numpy.lib.format, version 1.0). */
export function npyHeader(rows: number, cols: number): Uint8Array {
  const about = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${cols}), }`;
  const before = magic.length + 2;
  const length = alignment * Math.ceil((before + about.length + 1) / alignment);
  const padded = `${about.padEnd(length - before - 1)}\n`;
  const size = padded.length;
  return Uint8Array.from(magic + String.fromCharCode(size & 0xff, size >> 8) + padded, (char) =>
    char.charCodeAt(0),
  );
}

/** A whole file: header and numbers, [rows, cols]. */
export function encodeNpy({ data, rows, cols }: Matrix): Uint8Array<ArrayBuffer> {
  const header = npyHeader(rows, cols);
  const bytes = new Uint8Array(header.length + 4 * data.length);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  for (let i = 0, at = header.length; i < data.length; i++, at += 4) view.setFloat32(at, data[i] ?? 0, true);
  return bytes;
}

/** Where the numbers of a file begin, and how many they are. */
export interface NpyLayout {
  readonly rows: number;
  readonly cols: number;
  /** In bytes. */
  readonly dataStart: number;
}

/** The most that a header of a table needs. */
export const npyHeaderBytes = 256;

/**
 * What the beginning of a file says of it. Throws AppError `invalid` with the reason on anything but a table of two dimensions,
 * little-endian float32, C order, whose header is no longer than `npyHeaderBytes`.
 */
export function parseNpyHeader(head: Uint8Array): NpyLayout {
  const text = String.fromCharCode(...head.subarray(0, npyHeaderBytes));
  if (!text.startsWith(magic)) throw new AppError('invalid', 'This is no NumPy file of version 1.0.');
  const dataStart =
    magic.length + 2 + text.charCodeAt(magic.length) + 256 * text.charCodeAt(magic.length + 1);
  if (dataStart > text.length)
    throw new AppError('invalid', 'Its header is longer than the file, or than that of a table.');
  const about = text.slice(magic.length + 2, dataStart);
  const shape = /'shape': \((\d{1,15}), (\d{1,15})\)/u.exec(about);
  if (!about.includes("'descr': '<f4'") || !about.includes("'fortran_order': False") || shape === null)
    throw new AppError(
      'invalid',
      'It holds something else than a table of little-endian float32 in C order.',
    );
  return { rows: Number(shape[1]), cols: Number(shape[2]), dataStart };
}
