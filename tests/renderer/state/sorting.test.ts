// What pressing a header means, alone and added to others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackSortSchema } from '../../../src/core/domain/listing.ts';
import { trackFields } from '../../../src/core/domain/trackFields.ts';
import { columnIds, isSortKey, type SortKey } from '../../../src/renderer/state/list/columns.ts';
import {
  firstSort,
  pressed,
  type Sort,
  sortOf,
  sortSchema,
} from '../../../src/renderer/state/list/sorting.ts';

const up = (key: SortKey) => ({ key, direction: 'ascending' }) as const;
const down = (key: SortKey) => ({ key, direction: 'descending' }) as const;

describe('a header that is pressed', () => {
  it('sorts by itself alone, then the other way round', () => {
    const one = pressed(firstSort, 'title', 'ascending', false);
    expect(one).toEqual([up('title')]);
    expect(pressed(one, 'title', 'ascending', false)).toEqual([down('title')]);
    expect(pressed([down('title')], 'title', 'ascending', false)).toEqual([up('title')]);
  });

  it('begins the way that makes sense for what it shows', () => {
    expect(pressed(firstSort, 'confidence', trackFields.confidence.sort.first, false)).toEqual([
      down('confidence'),
    ]);
  });

  it('takes the place of several keys', () => {
    expect(pressed([up('genre'), down('title')], 'title', 'ascending', false)).toEqual([up('title')]);
  });

  it('with Shift goes behind the others, then turns, then leaves', () => {
    const two = pressed([up('genre')], 'year', 'ascending', true);
    expect(two).toEqual([up('genre'), up('year')]);
    const turned = pressed(two, 'year', 'ascending', true);
    expect(turned).toEqual([up('genre'), down('year')]);
    expect(pressed(turned, 'year', 'ascending', true)).toEqual([up('genre')]);
  });

  it('with Shift keeps its rank while it turns', () => {
    expect(pressed([up('genre'), up('year')], 'genre', 'ascending', true)).toEqual([
      down('genre'),
      up('year'),
    ]);
  });

  it('any number of times leaves an order that the contract takes, by at least one key, by none twice', () => {
    const anyPress = fc.record({
      key: fc.constantFrom(...columnIds.filter(isSortKey)),
      adds: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyPress, { maxLength: 40 }), (presses) => {
        let sort: Sort = firstSort;
        for (const { key, adds } of presses) {
          sort = pressed(sort, key, trackFields[key].sort.first, adds);
          expect(sort.length).toBeGreaterThan(0);
          const asked = trackSortSchema.parse(sortOf(sort));
          expect(new Set(asked.map((step) => step.key)).size).toBe(asked.length);
          expect(asked.slice(0, sort.length)).toEqual(sort);
          // It is kept, and found again.
          expect(sortSchema.parse(JSON.parse(JSON.stringify(sort)))).toEqual(sort);
        }
      }),
    );
  });
});

describe('an order that was kept', () => {
  it('is taken only when it makes sense', () => {
    for (const kept of [
      null,
      [],
      [{ key: 'wave', direction: 'ascending' }],
      [{ key: 'title', direction: 'up' }],
    ])
      expect(sortSchema.safeParse(kept).success).toBe(false);
  });

  it('by an earlier version names its fields as this one does', () => {
    expect(sortSchema.parse([{ key: 'duration', direction: 'descending' }])).toEqual([
      down('durationSeconds'),
    ]);
  });
});

describe('ties', () => {
  it('are broken by artist, album and path, naming no key twice', () => {
    expect(sortOf([down('album')])).toEqual([
      down('album'),
      up('artist'),
      { key: 'path', direction: 'ascending' },
    ]);
  });
});
