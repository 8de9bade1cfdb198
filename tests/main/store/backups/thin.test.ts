// Which backups stay: all of a week, one a week, one a month, within the limit, the two newest always.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupsToRemove, type Kept } from '../../../../src/main/store/backups/thin.ts';

const day = 86_400_000;
const now = 1_000 * 30 * day;
const unlimited = Number.POSITIVE_INFINITY;

function daily(days: number, bytes = 1): Kept[] {
  return Array.from({ length: days }, (_, age) => ({
    name: `${age}`,
    madeAt: now - age * day,
    files: [{ key: `${age}`, bytes }],
  }));
}

test('a year of daily backups: the last days, then about one a week, then about one a month', () => {
  // As it goes in life: made day by day, thinned each time.
  let kept: Kept[] = [];
  for (let today = 365; today >= 0; today--) {
    const at = now - today * day;
    kept.push({ name: `${today}`, madeAt: at, files: [] });
    const gone = new Set(backupsToRemove(kept, at, unlimited));
    kept = kept.filter(({ name }) => !gone.has(name));
  }
  const ages = kept.map(({ name }) => Number(name)).reverse();
  expect(ages.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(ages.filter((age) => age > 7 && age <= 56).length).toBeGreaterThanOrEqual(6);
  expect(ages.filter((age) => age > 7 && age <= 56).length).toBeLessThanOrEqual(8);
  expect(ages.filter((age) => age > 56).length).toBeGreaterThanOrEqual(10);
  expect(ages.filter((age) => age > 56).length).toBeLessThanOrEqual(13);
});

test('over the limit the oldest go, and files that are shared count once', () => {
  const shared = { key: 'model', bytes: 50 };
  const five = daily(5, 10).map((backup) => ({ ...backup, files: [...backup.files, shared] }));
  expect(backupsToRemove(five, now, 100)).toEqual([]);
  expect(backupsToRemove(five, now, 80)).toEqual(['4', '3']);
});

test('whatever there is, the two newest stay, and the rest is within the limit', () => {
  const backups = fc.uniqueArray(
    fc.record({ age: fc.integer({ min: 0, max: 2000 }), bytes: fc.integer({ min: 0, max: 100 }) }),
    { selector: ({ age }) => age, maxLength: 60 },
  );
  fc.assert(
    fc.property(backups, fc.integer({ min: 0, max: 1000 }), (made, limit) => {
      const all = made.map(({ age, bytes }) => ({
        name: `${age}`,
        madeAt: now - age * day,
        files: [{ key: `${age}`, bytes }],
      }));
      const gone = new Set(backupsToRemove(all, now, limit));
      const newest = all.toSorted((a, b) => b.madeAt - a.madeAt).slice(0, 2);
      for (const { name } of newest) expect(gone.has(name)).toBe(false);
      const left = all.filter(({ name }) => !gone.has(name));
      const bytes = left.reduce((sum, { files }) => sum + (files[0]?.bytes ?? 0), 0);
      expect(left.length <= 2 || bytes <= limit).toBe(true);
    }),
  );
});
