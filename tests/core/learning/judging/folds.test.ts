import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsFrom, groupedFolds } from '../../../../src/core/learning/judging/folds.ts';
import { clouds } from '../tables.ts';

const tables = fc.array(
  fc.record({ label: fc.integer({ min: 0, max: 3 }), group: fc.integer({ min: 0, max: 9 }) }),
  {
    minLength: 1,
    maxLength: 60,
  },
);

describe('folds', () => {
  it('hold every row out once, and never learn from what they hold out', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 6 }), fc.integer(), (rows, count, seed) => {
        const y = Int32Array.from(rows, ({ label }) => label);
        const groups = rows.map(({ group }) => `${group}`);
        const folds = groupedFolds(y, groups, count, seed);
        if (folds.length === 0) return;
        expect(folds.length).toBeLessThanOrEqual(count);
        const held = folds.flatMap(({ heldOut }) => [...heldOut]).sort((a, b) => a - b);
        expect(held).toEqual([...rows.keys()]);
        for (const { train, heldOut } of folds) {
          expect([...train, ...heldOut].sort((a, b) => a - b)).toEqual([...rows.keys()]);
          expect(heldOut.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('keep the rows of a group together, unless it is all that its class has', () => {
    fc.assert(
      fc.property(tables, fc.integer(), (rows, seed) => {
        const y = Int32Array.from(rows, ({ label }) => label);
        const groups = rows.map(({ group }) => `${group}`);
        const groupsOf = (label: number) =>
          new Set(rows.filter((r) => r.label === label).map((r) => r.group)).size;
        for (const { train, heldOut } of groupedFolds(y, groups, 4, seed)) {
          const learned = new Set([...train].filter((i) => groupsOf(y[i]!) > 1).map((i) => groups[i]));
          for (const i of heldOut) if (groupsOf(y[i]!) > 1) expect(learned.has(groups[i])).toBe(false);
        }
      }),
    );
  });

  it('spread every class evenly', () => {
    const { y } = clouds(4, 25, 1, 0, 1);
    for (const { heldOut } of groupedFolds(y, undefined, 5, 3))
      for (let c = 0; c < 4; c++) expect([...heldOut].filter((i) => y[i] === c).length).toBe(5);
  });

  it('are decided by the seed', () => {
    const { y, groups } = clouds(3, 20, 1, 0, 1);
    const first = (seed: number) => [...(groupedFolds(y, groups, 5, seed)[0]?.heldOut ?? [])];
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it('are none where there is nothing to split', () => {
    expect(groupedFolds(Int32Array.of(0), undefined, 5, 1)).toEqual([]);
    expect(foldsFrom(Int32Array.of(3, 3, 3))).toEqual([]);
  });
});
