// A table read in pieces is the table, whatever the pieces, and others have their turn in between.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPieces } from '../../../src/main/work/inPieces.ts';

const tables = fc.uniqueArray(fc.integer({ min: 1, max: 200 })).map((ids) => ids.sort((a, b) => a - b));

test('every row comes once, in order, in pieces that are no longer than asked for', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 30 }), async (ids, atOnce) => {
      const read = (above: number, most: number) => ids.filter((id) => id > above).slice(0, most);
      const pieces: (readonly number[])[] = [];
      for await (const piece of inPieces(read, (id) => id, atOnce)) pieces.push(piece);
      expect(pieces.flat()).toEqual(ids);
      expect(pieces.every((piece) => piece.length <= atOnce)).toBe(true);
    }),
  );
});

test('what is due in the meantime is done before the end', async () => {
  const read = (above: number, most: number) => [1, 2, 3, 4].filter((id) => id > above).slice(0, most);
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  for await (const piece of inPieces(read, (id) => id, 2)) order.push(`${piece}`);
  expect(order.slice(0, 3)).toEqual(['1,2', 'another', '3,4']);
});
