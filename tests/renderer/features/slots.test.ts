// Which row element shows which row while a list is scrolled.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inDocumentOrder, slotOf } from '../../../src/renderer/features/table/rows/slots.ts';

const pool = 5;
const tracks = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    place: first + i,
    slot: slotOf({ kind: 'track', place: first + i }, pool),
  }));

it('has an element a row', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 0, max: pool }), (first, count) => {
      expect(new Set(tracks(first, count).map(({ slot }) => slot)).size).toBe(count);
    }),
  );
  expect(slotOf({ kind: 'heading', group: 3 }, pool)).not.toBe(slotOf({ kind: 'track', place: 3 }, pool));
});

it('fills the element of the row that went out of sight, which stays where it is', () => {
  const before = tracks(0, pool);
  const after = inDocumentOrder(
    tracks(1, pool),
    before.map(({ slot }) => slot),
    true,
  );
  expect(after.map(({ slot }) => slot)).toEqual(before.map(({ slot }) => slot));
  expect(after.map(({ place }) => place)).toEqual([5, 1, 2, 3, 4]);
});

it('moves no element of before, whichever way it is scrolled, and puts new ones last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ first: fc.nat(20), count: fc.integer({ min: 1, max: pool }) })),
      (steps) => {
        let order: string[] = [];
        for (const { first, count } of steps) {
          const rows = tracks(first, count);
          const next = inDocumentOrder(rows, order, true).map(({ slot }) => slot);
          const kept = order.filter((slot) => next.includes(slot));
          expect(next.slice(0, kept.length)).toEqual(kept);
          expect(next.toSorted()).toEqual(rows.map(({ slot }) => slot).toSorted());
          order = next;
        }
      },
    ),
  );
});

it('stands in the order of the list when it rests', () => {
  const rows = tracks(7, pool);
  expect(inDocumentOrder(rows, ['0', '1', '2', '3', '4'], false)).toEqual(rows);
});
