// What pictures are drawn from: bins, years in columns, days in columns, keys around the wheel.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedParts } from '../../../src/renderer/features/statistics/added.ts';
import { tracksIn } from '../../../src/renderer/features/statistics/part.ts';
import { bins, keyParts } from '../../../src/renderer/features/statistics/parts.ts';
import { yearRows } from '../../../src/renderer/features/statistics/years.ts';

const text = { full: (edge: number) => `${edge} u`, short: (edge: number) => `${edge}` };

test('bins from the first to the last that have tracks, each named by its edges', () => {
  const histogram = { edges: [10, 20, 30, 40], tracks: [0, 2, 0, 3, 0] };
  const { parts, edges, median } = bins(histogram, text, (year) => ({ year }));
  expect(parts.map(({ label, tracks }) => [label, tracks])).toEqual([
    ['10 to 20 u', 2],
    ['20 to 30 u', 0],
    ['30 to 40 u', 3],
  ]);
  expect(parts.map(({ list }) => list === null)).toEqual([false, true, false]);
  expect(edges).toEqual([10, 20, 30, 40].map((edge, at) => ({ at, edge })));
  expect(median?.label).toBe('30 to 40 u');
  const ends = bins({ edges: [10], tracks: [1, 1] }, text, null);
  expect(ends.parts.map(({ label }) => label)).toEqual(['below 10 u', 'from 10 u']);
  expect(bins({ edges: [10], tracks: [0, 0] }, text, null).parts).toEqual([]);
});

test('every track with a year stands in one column, however odd the years are', () => {
  const anyYears = fc.uniqueArray(
    fc.oneof(fc.integer({ min: 1900, max: 2030 }), fc.integer({ min: 1, max: 9999 })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(anyYears, fc.array(fc.nat(50), { minLength: 60, maxLength: 60 }), (unsorted, counts) => {
      const years = unsorted.toSorted((a, b) => a - b);
      const tracks = years.map((_, i) => (counts[i] ?? 0) + 1);
      const { columns, rows } = yearRows({
        years,
        genres: [{ id: 1, name: 'rock', tracks }],
        others: years.map(() => 2),
      });
      const all = tracks.reduce((sum, count) => sum + count, 0);
      expect(columns.length).toBeLessThanOrEqual(40);
      expect(columns.reduce((sum, column) => sum + column.tracks, 0)).toBe(all + 2 * years.length);
      expect(tracksIn(rows[0]?.parts ?? [])).toBe(all);
    }),
  );
});

test('a mistaken year does not stretch the columns', () => {
  const years = [1, ...Array.from({ length: 21 }, (_, i) => 2000 + i)];
  const tracks = years.map((year) => (year === 1 ? 1 : 100));
  const { columns } = yearRows({
    years,
    genres: [{ id: 1, name: 'rock', tracks }],
    others: years.map(() => 0),
  });
  expect(columns.length).toBe(21);
  expect(columns[0]).toEqual({ first: 2000, last: 2000, range: { max: 2000 }, tracks: 101 });
});

test('days, months or years of what was added, pauses among them', () => {
  const counts = (days: readonly string[]) =>
    addedParts(days.map((day) => ({ day, tracks: 1 }))).map(({ tracks }) => tracks);
  expect(counts([])).toEqual([]);
  expect(counts(['2026-11-28', '2026-11-30', '2026-12-01'])).toEqual([1, 0, 1, 1]);
  expect(counts(['2026-01-31', '2026-02-01', '2026-04-30'])).toEqual([1, 1, 0, 1]);
  expect(counts(['2019-01-01', '2019-12-31', '2026-01-01'])).toEqual([2, 0, 0, 0, 0, 0, 0, 1]);
});

test('each minor key stands inside its relative major, as the Camelot numbers say', () => {
  const parts = keyParts([
    { key: 'A minor', tracks: 3 },
    { key: 'off key', tracks: 9 },
  ]);
  expect(parts).toHaveLength(24);
  for (const [i, { camelot }] of parts.slice(0, 12).entries())
    expect(parts[i + 12]?.camelot).toBe(camelot.replace('B', 'A'));
  expect(tracksIn(parts)).toBe(3);
});
