// The LRU cache against a list that is searched and shortened in the plainest way; what is evicted; null as a value.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lruCache } from '../../../src/core/domain/lruCache.ts';

test('keeps the most recently used entries, as a plain list does, and reports evictions', () => {
  const key = fc.integer({ min: 0, max: 6 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('get' as const), key }),
    fc.record({ do: fc.constant('set' as const), key, value: fc.option(fc.nat()) }),
    fc.record({ do: fc.constant('delete' as const), key }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 60 }), (capacity, steps) => {
      const evicted: (number | null)[] = [];
      const cache = lruCache<number, number | null>(capacity, (value) => evicted.push(value));
      const expectedEvicted: (number | null)[] = [];
      let list: (readonly [number, number | null])[] = [];
      for (const each of steps) {
        const found = list.find(([known]) => known === each.key);
        const others = list.filter(([known]) => known !== each.key);
        if (each.do === 'get') {
          expect(cache.get(each.key)).toBe(found?.[1]);
          list = found === undefined ? others : [...others, found];
        } else if (each.do === 'set') {
          cache.set(each.key, each.value);
          list = [...others, [each.key, each.value]];
          if (list.length > capacity) expectedEvicted.push(...list.splice(0, 1).map(([, value]) => value));
        } else {
          cache.delete(each.key);
          list = others;
        }
        expect([...cache.values()]).toEqual(list.map(([, value]) => value));
      }
      expect(evicted).toEqual(expectedEvicted);
    }),
  );
});
