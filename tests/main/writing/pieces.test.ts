// A new file as pieces of the old one: whatever the pieces are, what is kept makes the old file again, byte by byte.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Piece } from '../../../src/core/tagFormats/plan.ts';
import {
  inverseOf,
  packPieces,
  sizeOf,
  TooMuchToKeep,
  unpackPieces,
} from '../../../src/main/writing/pieces.ts';

function made(pieces: readonly Piece[], from: Uint8Array): Buffer {
  return Buffer.concat(
    pieces.map((piece) => ('bytes' in piece ? piece.bytes : from.subarray(piece.from, piece.to))),
  );
}

const readOf = (bytes: Uint8Array) => async (from: number, to: number) => bytes.subarray(from, to);

test('the inverse of any pieces, moved, doubled, overlapping or left out, packed and unpacked, brings the file back', async () => {
  const file = fc.uint8Array({ maxLength: 60 });
  const piece = fc.oneof(
    fc.record({ bytes: fc.uint8Array({ maxLength: 10 }) }),
    fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  );
  await fc.assert(
    fc.asyncProperty(file, fc.array(piece, { maxLength: 8 }), async (old, wanted) => {
      const pieces = wanted.map((one) =>
        'bytes' in one ? one : { from: Math.min(one.from, old.length), to: Math.min(one.to, old.length) },
      );
      const now = made(pieces, old);
      expect(now.length).toBe(sizeOf(pieces));
      const inverse = unpackPieces(packPieces(await inverseOf(pieces, old.length, readOf(old))));
      expect(made(inverse, now)).toEqual(Buffer.from(old));
    }),
    { numRuns: 300 },
  );
});

test('what stays of a file is not kept a second time', async () => {
  const old = Buffer.alloc(100_000, 7);
  const inverse = await inverseOf(
    [{ bytes: Buffer.from('tag') }, { from: 10, to: 100_000 }],
    old.length,
    readOf(old),
  );
  expect(inverse).toEqual([{ bytes: old.subarray(0, 10) }, { from: 3, to: 99_993 }]);
});

test('a file of which hardly anything stays is too much to keep', async () => {
  const size = 70 * 1024 * 1024;
  const read = async (from: number, to: number) => Buffer.alloc(to - from);
  await expect(inverseOf([{ bytes: Buffer.alloc(1) }], size, read)).rejects.toThrow(TooMuchToKeep);
});
