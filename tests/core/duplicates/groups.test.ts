// Groups of one recording: each like every other, no chains, nobody against a person's word.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlikeSounds, recordingGroups } from '../../../src/core/duplicates/groups.ts';

const tracks = (...sounds: string[]) => sounds.map((sound, n) => ({ id: n + 1, sound }));
const never = () => false;

test('copies are a group without having been compared', () => {
  expect(recordingGroups(tracks('a', 'b', 'a', 'a'), [], never)).toEqual([[1, 3, 4]]);
});

test('ten thousand copies of silence are a group within a second or two', () => {
  const copies = tracks(...Array.from({ length: 10_000 }, () => 'a'));
  expect(recordingGroups(copies, [], never)).toEqual([copies.map(({ id }) => id)]);
});

test('a chain of likenesses joins only those that are all alike, the nearest first', () => {
  const chain = [
    { a: 'a', b: 'b', error: 0.1 },
    { a: 'b', b: 'c', error: 0.05 },
  ];
  expect(recordingGroups(tracks('a', 'b', 'c'), chain, never)).toEqual([[2, 3]]);
  const whole = [...chain, { a: 'a', b: 'c', error: 0.15 }];
  expect(recordingGroups(tracks('a', 'b', 'c', 'a'), whole, never)).toEqual([[1, 2, 3, 4]]);
});

test('what a person has taken apart stays apart, copies too', () => {
  const apart = (a: number, b: number) => [a, b].sort().join() === '1,2';
  expect(recordingGroups(tracks('a', 'a', 'a'), [], apart)).toEqual([[1, 3]]);
});

test('any two of a group are alike, nobody is in two, and the order of what is known does not matter', () => {
  const sound = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const pair = fc.record({ a: sound, b: sound, error: fc.double({ min: 0, max: 0.2, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.array(sound, { maxLength: 12 }),
      fc.uniqueArray(pair, { selector: ({ error }) => error }),
      (sounds, pairs) => {
        const alike: AlikeSounds[] = pairs.filter(({ a, b }) => a !== b);
        const groups = recordingGroups(tracks(...sounds), alike, never);
        const ids = groups.flat();
        expect(new Set(ids).size).toBe(ids.length);
        for (const group of groups)
          for (const one of group)
            for (const other of group) {
              const [a, b] = [sounds[one - 1], sounds[other - 1]];
              expect(a === b || alike.some((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a))).toBe(
                true,
              );
            }
        expect(recordingGroups(tracks(...sounds), alike.toReversed(), never)).toEqual(groups);
      },
    ),
  );
});
