// Filters as chips: each chip is one part, and the filter is all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genreSourceSchema } from '../../../src/core/domain/genre.ts';
import { type TrackFilter, trackFilterSchema } from '../../../src/core/domain/listing.ts';
import { chipText } from '../../../src/renderer/features/filters/chipText.ts';
import { folderOptions } from '../../../src/renderer/features/filters/folderOptions.ts';
import { chipsOf, freeFields, withCondition, withoutField } from '../../../src/renderer/state/chips.ts';
import { emptyCondition, type Field, filterOf } from '../../../src/renderer/state/conditions.ts';

const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text && text !== '');
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
/** As a person types numbers: whole, or with up to two decimals. */
const number = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((hundredths) => hundredths / 100);
function range(end: fc.Arbitrary<number>) {
  return fc.oneof(
    fc.record({ min: end }),
    fc.record({ max: end }),
    fc.tuple(end, end).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  );
}
const facet = (kind: 'genre' | 'mood' | 'era' | 'description') =>
  fc.uniqueArray(word, { maxLength: 3 }).map((values) => values.map((value) => ({ facet: kind, value })));
const facets = fc
  .tuple(facet('genre'), facet('mood'), facet('era'), facet('description'))
  .map((parts) => parts.flat())
  .filter((all) => all.length > 0);

/** Everything that the bar can say. */
const filters: fc.Arbitrary<TrackFilter> = fc.record(
  {
    genreIds: fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 4 }),
    sources: fc.subarray([...genreSourceSchema.options], { minLength: 1 }),
    // Whole percents: 0.57, not 57 hundredths of something near.
    confidence: range(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
    tempoBpm: range(number(300)),
    musicalKeys: words,
    year: range(fc.integer({ min: 1900, max: 2100 })),
    // Minutes in hundredths, so whole multiples of 0.6 s.
    durationSeconds: range(number(90).map((minutes) => minutes * 60)),
    formats: words,
    folder: word.map((path) => ({ path, below: true })),
    facets,
  },
  { requiredKeys: [] },
);

describe('chips', () => {
  it('say the filter, all of it and nothing else', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(trackFilterSchema.parse(filterOf(chipsOf(filter), {}))).toEqual(filter);
      }),
    );
  });

  it('can be taken away and put back one by one', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const chips = chipsOf(filter);
        for (const chip of chips) {
          const without = withoutField(filter, chip.field);
          expect(chipsOf(without)).toEqual(chips.filter((other) => other !== chip));
          expect(chipsOf(withCondition(without, chip))).toEqual(chips);
          // An empty one is none.
          expect(withCondition(filter, emptyCondition(chip.field))).toEqual(without);
        }
      }),
    );
  });

  it('are what can no longer be added', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const chips = chipsOf(filter).map(({ field }) => field);
        const free = freeFields({ kind: 'all' }, filter);
        expect(new Set([...chips, ...free]).size).toBe(chips.length + free.length);
        expect(chips.length + free.length).toBe(freeFields({ kind: 'all' }, {}).length);
      }),
    );
    expect(freeFields({ kind: 'genre', genreId: 1 }, {})).not.toContain('genreIds');
    expect(freeFields({ kind: 'folder', path: '/music' }, {})).not.toContain('folder');
  });

  const text = (filter: TrackFilter, field: Field): string =>
    chipText(chipsOf(filter).find((chip) => chip.field === field) ?? emptyCondition(field), (value) => value);

  it('read as people speak', () => {
    expect(text({ tempoBpm: { min: 118, max: 126.5 } }, 'tempoBpm')).toBe('118 to 126.5 BPM');
    expect(text({ tempoBpm: { min: 118 } }, 'tempoBpm')).toBe('from 118 BPM');
    expect(text({ year: { max: 1979 } }, 'year')).toBe('up to 1979');
    expect(text({ year: { min: 1979, max: 1979 } }, 'year')).toBe('1979');
    expect(text({ confidence: { min: 0.57 } }, 'confidence')).toBe('from 57 %');
    expect(text({ musicalKeys: ['C major', 'A minor'] }, 'musicalKeys')).toBe('C major or A minor');
    expect(text({ formats: ['MP3', 'FLAC', 'AAC', 'APE'] }, 'formats')).toBe('MP3, FLAC, or 2 more');
    // Of what tags say besides, each must be written.
    const moods = ['calm', 'dark'].map((value) => ({ facet: 'mood' as const, value }));
    expect(text({ facets: moods }, 'mood')).toBe('calm and dark');
    expect(text({ state: 'failed' }, 'state')).toBe('could not be analysed');
    expect(text({}, 'era')).toBe('any');
  });
});

describe('folders to choose from', () => {
  it('are those with tracks and all above them, each with everything below it', () => {
    const folders = [
      { value: '/music/jazz/live', tracks: 3 },
      { value: '/music/jazz', tracks: 2 },
      { value: '/music/rock and roll', tracks: 4 },
      { value: '/more', tracks: 1 },
    ];
    const options = folderOptions(folders, ['/music', '/more']);
    expect(options.map(({ name, tracks, level }) => [name, tracks, level])).toEqual([
      ['more', 1, 0],
      ['music', 9, 0],
      ['music › jazz', 5, 1],
      ['music › jazz › live', 3, 2],
      ['music › rock and roll', 4, 1],
    ]);
    expect(options.find(({ ownName }) => ownName === 'live')?.path).toBe('/music/jazz/live');
  });

  it('keep their separators, and do not take one name for the beginning of another', () => {
    const paths = (folders: string[], roots: string[]) =>
      folderOptions(
        folders.map((value) => ({ value, tracks: 1 })),
        roots,
      ).map(({ path }) => path);
    expect(paths(['D:\\music\\jazz'], ['D:\\music'])).toEqual(['D:\\music', 'D:\\music\\jazz']);
    expect(paths(['D:\\jazz'], ['D:\\'])).toEqual(['D:\\', 'D:\\jazz']);
    expect(paths(['/a'], ['/'])).toEqual(['/', '/a']);
    expect(paths(['/rock and roll'], ['/rock'])).toEqual(['/rock and roll']);
    // Of two that hold it, the nearer one.
    expect(paths(['/a/b/c'], ['/a', '/a/b'])).toEqual(['/a/b', '/a/b/c']);
  });
});
