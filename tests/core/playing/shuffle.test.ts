// Shuffled orders: every track once, the same for the same seed, albums whole, and none twice when the list changes on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reshuffled, type Shuffle, shuffled } from '../../../src/core/playing/shuffle.ts';

const ways: readonly Shuffle[] = ['tracks', 'albums', 'genres'];
const list = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 });
const groupOf = (id: number): number => id % 5;
const wish = (ids: readonly number[], by: Shuffle, seed: number, first: number | null = null) => ({
  ids,
  by,
  groups: ids.map(groupOf),
  seed,
  first,
});

test('every order has each track once, is the same for the same seed, and begins with what plays', () => {
  fc.assert(
    fc.property(list, fc.constantFrom(...ways), fc.nat(), (ids, by, seed) => {
      const first = ids[2] ?? null;
      const order = shuffled(wish(ids, by, seed, first));
      expect(order.toSorted()).toEqual(ids.toSorted());
      expect(shuffled(wish(ids, by, seed, first))).toEqual(order);
      if (first !== null) expect(order[0]).toBe(first);
    }),
  );
});

test('albums stay whole and in order, genres stay together', () => {
  fc.assert(
    fc.property(list, fc.nat(), (ids, seed) => {
      for (const by of ['albums', 'genres'] as const) {
        const order = shuffled(wish(ids, by, seed));
        const changes = order.filter((id, i) => i > 0 && groupOf(id) !== groupOf(order[i - 1]!)).length;
        expect(changes).toBe(Math.max(0, new Set(ids.map(groupOf)).size - 1));
      }
      for (const group of new Set(ids.map(groupOf)))
        expect(shuffled(wish(ids, 'albums', seed)).filter((id) => groupOf(id) === group)).toEqual(
          ids.filter((id) => groupOf(id) === group),
        );
    }),
  );
});

test('a true shuffle puts every track at every place about as often', () => {
  const ids = [1, 2, 3, 4];
  const rounds = 4000;
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= rounds; seed++) {
    const key = shuffled(wish(ids, 'tracks', seed)).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // 24 orders, of which each is met 167 times; five standard deviations of a binomial are 63.
  expect(counts.size).toBe(24);
  for (const count of counts.values()) expect(Math.abs(count - rounds / 24)).toBeLessThan(63);
});

test('a list that changes on the way: nothing that was played comes again, what is new comes, what is gone does not', () => {
  fc.assert(
    fc.property(
      list,
      list,
      fc.constantFrom(...ways),
      fc.nat(),
      fc.nat(39),
      (before, after, by, seed, place) => {
        const order = shuffled(wish(before, by, seed));
        const at = Math.min(place, order.length - 1);
        const next = reshuffled(order, at, wish(after, by, seed));
        expect(next.order.toSorted()).toEqual(after.toSorted());
        const played = order.slice(0, at + 1).filter((id) => after.includes(id));
        expect(next.order.slice(0, next.at + 1)).toEqual(played);
      },
    ),
  );
});
