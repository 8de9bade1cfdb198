// NumPy's format: what is written is read by a reader of its own, the headers of NumPy's own files are understood, and bad ones are not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { encodeNpy, npyHeader, parseNpyHeader } from '../../../src/core/domain/npy.ts';
import { readNpy } from '../../helpers/npy.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

describe('a table as a NumPy file', () => {
  it('is byte for byte what numpy.save writes', () => {
    // numpy 2.2: numpy.save(f, numpy.array([[1, -2.5]], dtype='<f4'))
    const about = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    const header = `\x93NUMPY\x01\x00v\x00${about.padEnd(117)}\n`;
    expect(Buffer.from(encodeNpy(matrix(1, 2, Float32Array.of(1, -2.5)))).toString('latin1')).toBe(
      `${header}\x00\x00\x80\x3f\x00\x00\x20\xc0`,
    );
  });

  it('is read again with its shape and numbers', () => {
    const path = join(tempDir(), 'table.npy');
    const data = Float32Array.from({ length: 15 }, (_, i) => i / 7);
    writeFileSync(path, encodeNpy(matrix(5, 3, data)));
    expect(readNpy(path)).toEqual({ shape: [5, 3], data });
  });

  it('begins at a multiple of 64 bytes, whatever its shape', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (rows, cols) => {
        const header = npyHeader(rows, cols);
        expect(header.length % 64).toBe(0);
        expect(header.at(-1)).toBe(10);
        expect(parseNpyHeader(header)).toEqual({ rows, cols, dataStart: header.length });
      }),
    ));
});

describe('a header', () => {
  it.skipIf(!hasShared)('of a file that NumPy wrote is understood', () => {
    const bytes = readFileSync(sharedData('librosa', 'chroma_stft.npy'));
    const { rows, cols, dataStart } = parseNpyHeader(bytes);
    expect([rows, cols]).toEqual([12, 216]);
    expect(bytes.length).toBe(dataStart + 4 * rows * cols);
  });

  const header = (about: string, magic = '\x93NUMPY\x01\x00'): Uint8Array =>
    Buffer.from(`${magic}${String.fromCharCode(about.length, 0)}${about}`, 'latin1');
  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('file,label\n')],
    ['version 2', header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }", '\x93NUMPY\x02\x00')],
    ['a cut header', header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }").subarray(0, 40)],
    ['columns first', header("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }")],
    ['doubles', header("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }")],
    ['one dimension', header("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }")],
    ['three dimensions', header("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 2), }")],
    [
      'a shape beyond all numbers',
      header("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999, 2), }"),
    ],
  ])('of %s is refused', (_, bytes) => expect(() => parseNpyHeader(bytes)).toThrow(/NumPy|header|table/u));
});
