// Pieces of files and bytes of our own, read as one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { type Piece, splice, stretchOf } from '../../../src/main/files/splice.ts';

const file = Uint8Array.from({ length: 300 }, (_, n) => n % 251);
const source = memorySource(file);

const pieces = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc
      .tuple(fc.nat(300), fc.nat(300))
      .map(([a, b]): Piece => ({ source, start: Math.min(a, b), end: Math.max(a, b) })),
  ),
  { maxLength: 6 },
);

it('reads any range of any pieces as it would of them joined', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(800), fc.nat(800), async (given, position, length) => {
      const joined = Buffer.concat(
        given.map((piece) => (piece instanceof Uint8Array ? piece : file.subarray(piece.start, piece.end))),
      );
      const spliced = splice(given);
      expect(spliced.size).toBe(joined.length);
      expect(Buffer.from(await spliced.read(position, length))).toEqual(
        Buffer.from(joined.subarray(position, position + length)),
      );
    }),
  );
});

it('ends where the file that it is made of ends', async () => {
  const stretch = stretchOf(source, 290, 1000);
  expect(stretch.size).toBe(10);
  expect([...(await stretch.read(0, 50))]).toEqual([...file.subarray(290)]);
});
