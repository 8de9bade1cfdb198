// Walking a grid of cards by keys: it never leaves the grid, and there and back is where one was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAfterKey, typeAhead } from '../../../src/renderer/features/albums/gridKeys.ts';

/** Eleven cards, four in a row: 0 1 2 3 / 4 5 6 7 / 8 9 10. */
const after = (key: string, place: number, control = false) =>
  placeAfterKey(key, control, { place, count: 11, across: 4, rowsInSight: 2 });

test.each([
  ['ArrowRight', 3, 4],
  ['ArrowRight', 10, 10],
  ['ArrowLeft', 4, 3],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 2, 6],
  ['ArrowDown', 7, 10],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 2, 2],
  ['ArrowUp', 10, 6],
  ['PageDown', 1, 9],
  ['PageUp', 9, 1],
  ['Home', 6, 4],
  ['End', 5, 7],
  ['End', 8, 10],
] as const)('%s from %i leads to %i', (key, from, to) => {
  expect(after(key, from)).toBe(to);
});

test('Control makes Home and End those of all; other keys lead nowhere', () => {
  expect([after('Home', 6, true), after('End', 1, true), after('x', 1)]).toEqual([0, 10, null]);
});

test('it stays in the grid, and a step back undoes a step that was one', () => {
  const keys = [
    ['ArrowRight', 'ArrowLeft'],
    ['ArrowDown', 'ArrowUp'],
  ] as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      fc.constantFrom(...keys),
      (count, across, at, [there, back]) => {
        const place = at % count;
        const grid = { count, across, rowsInSight: 3 };
        const next = placeAfterKey(there, false, { ...grid, place }) ?? -1;
        expect(next >= 0 && next < count).toBe(true);
        const isWhole = there === 'ArrowRight' ? next === place + 1 : next === place + across;
        if (isWhole) expect(placeAfterKey(back, false, { ...grid, place: next })).toBe(place);
      },
    ),
  );
});

test('letters make one beginning until there is a pause', () => {
  let now = 0;
  const typed = typeAhead(900, () => now);
  expect([typed('a'), typed('b')]).toEqual(['a', 'ab']);
  now = 901;
  expect([typed(' '), typed('c'), typed(' '), typed('d')]).toEqual([null, 'c', 'c ', 'c d']);
  expect([typed('Enter'), typed('/')]).toEqual([null, null]);
});
