// Where tracks and headings stand in a list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingHeight, layoutOf, rowHeight } from '../../../src/renderer/features/table/rows/groupLayout.ts';

const groups = (...sizes: number[]) => sizes.map((tracks) => ({ tracks }));

describe('a list without headings', () => {
  it('has a row a track', () => {
    const layout = layoutOf(3, []);
    expect(layout.count).toBe(3);
    expect(layout.entryAt(2)).toEqual({ kind: 'track', place: 2 });
    expect(layout.indexOf(2)).toBe(2);
    expect(layout.groupOf(2)).toBeNull();
    expect(layout.offsetOf(3)).toBe(3 * rowHeight);
  });
});

describe('a list with headings', () => {
  it('has each above its own', () => {
    const layout = layoutOf(3, groups(2, 1));
    expect(Array.from({ length: layout.count }, (_, i) => layout.entryAt(i))).toEqual([
      { kind: 'heading', group: 0 },
      { kind: 'track', place: 0 },
      { kind: 'track', place: 1 },
      { kind: 'heading', group: 1 },
      { kind: 'track', place: 2 },
    ]);
    expect([0, 1, 2].map(layout.groupOf)).toEqual([0, 0, 1]);
    expect([layout.firstOf(0), layout.firstOf(1), layout.firstOf(2)]).toEqual([0, 2, 3]);
  });

  it('any: rows follow one another without a gap, every track and every heading once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), (sizes) => {
        const tracks = sizes.reduce((sum, size) => sum + size, 0);
        const layout = layoutOf(tracks, groups(...sizes));
        expect(layout.count).toBe(tracks + sizes.length);
        let offset = 0;
        let place = 0;
        let group = 0;
        for (let index = 0; index < layout.count; index++) {
          expect(layout.offsetOf(index)).toBe(offset);
          const entry = layout.entryAt(index);
          if (entry.kind === 'heading') {
            expect(entry.group).toBe(group);
            expect(layout.firstOf(group)).toBe(place);
            expect(layout.heightOf(index)).toBe(headingHeight);
            group += 1;
          } else {
            expect(entry.place).toBe(place);
            expect(layout.indexOf(place)).toBe(index);
            expect(layout.groupOf(place)).toBe(group - 1);
            expect(layout.heightOf(index)).toBe(rowHeight);
            place += 1;
          }
          offset += layout.heightOf(index);
        }
        expect([place, group]).toEqual([tracks, sizes.length]);
        expect(layout.offsetOf(layout.count)).toBe(offset);
        expect(layout.firstOf(group)).toBe(tracks);
      }),
    );
  });
});
