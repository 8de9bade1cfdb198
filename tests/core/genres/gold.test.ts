// Held against lists that people wrote: expected categories and genres, subgenres under their parents, 11,946 tags.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CleanedTag } from '../../../src/core/genres/clean.ts';
import { genresOf, readGenreFields } from '../../../src/core/genres/declared.ts';
import { reportTags } from '../../../src/core/genres/report.ts';
import { createGenreMapper } from '../../../src/core/genres/vocabulary/ownGenres.ts';
import { liesUnder, topGenresOf } from '../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedCleaner, shippedVocabulary } from '../../helpers/genres.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

function lines(file: string): string[] {
  return readFileSync(sharedData('vocab', file), 'utf8').trimEnd().split('\n');
}

/** One line of a CSV whose fields may be quoted but hold no quotes. */
function fields(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/gu), (match) => match[1] ?? match[2] ?? '');
}

function categoryOf(tags: readonly CleanedTag[]): string {
  return (
    (tags.find((tag) => tag.category === 'genre') ?? tags.find((tag) => tag.category !== 'junk'))?.category ??
    'junk'
  );
}

function read(written: string): CleanedTag[] {
  return readGenreFields([written], shippedCleaner);
}

describe.skipIf(!hasShared)('as_typed_gold.csv', () => {
  const rows = () =>
    lines('as_typed_gold.csv')
      .slice(1)
      .map((line) => {
        const [written = '', category = '', canonical = ''] = fields(line);
        return { written, category, canonical, tags: read(written) };
      });

  it('has the category that a person expects on at least 95 %', () => {
    const wrong = rows().filter(({ category, tags }) => categoryOf(tags) !== category);
    expect(
      1 - wrong.length / rows().length,
      wrong.map(({ written }) => written).join(' | '),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('has exactly the expected genres on at least 92 % of the genre rows', () => {
    const genres = rows().filter(({ category }) => category === 'genre');
    const wrong = genres.filter(({ canonical, tags }) => genresOf(tags).join(';') !== canonical);
    expect(genres.length).toBeGreaterThan(30);
    expect(
      1 - wrong.length / genres.length,
      wrong.map(({ written }) => written).join(' | '),
    ).toBeGreaterThanOrEqual(0.92);
  });

  it('has the expected decade on every row that names one', () => {
    const decades = rows().filter(({ category, canonical }) => category === 'number' && canonical !== '');
    expect(decades.length).toBeGreaterThan(0);
    for (const { canonical, tags } of decades)
      expect(tags.flatMap((tag) => tag.eras).join(';')).toBe(canonical);
  });
});

describe.skipIf(!hasShared).each(['lastfm_subgenres.tsv', 'tagtraum_subgenres.tsv'])('%s', (file) => {
  const names = (): string[] =>
    lines(file)
      .slice(1)
      .map((line) => line.split('\t')[0] ?? '');

  it('has at least 20 parents that are top genres', () => {
    const parents = new Set(names().map((name) => name.split('---')[0] ?? ''));
    const tops = [...parents].filter((parent) => genresOf(read(parent)).some(isTop));
    expect(tops.length, tops.join(' ')).toBeGreaterThanOrEqual(20);
  });

  it('has at least 85 % of the subgenres under their parent', () => {
    const pairs = names().flatMap((name) => {
      const [parent = '', child] = name.split('---');
      const above = genresOf(read(parent));
      return child === undefined || above.length === 0 ? [] : [{ name, above, below: genresOf(read(child)) }];
    });
    const astray = pairs.filter(
      ({ above, below }) => !below.some((b) => above.some((a) => liesUnder(shippedVocabulary, b, a))),
    );
    expect(pairs.length).toBeGreaterThan(200);
    expect(1 - astray.length / pairs.length, astray.map(({ name }) => name).join(' ')).toBeGreaterThanOrEqual(
      0.85,
    );
  });
});

function isTop(name: string): boolean {
  return topGenresOf(shippedVocabulary, name)[0] === name;
}

describe.skipIf(!hasShared)('lastfm_tags_as_typed.txt', () => {
  it('is read whole, and every tag falls into one category', () => {
    const written = lines('lastfm_tags_as_typed.txt').map((line) => ({ written: line, count: 1 }));
    const toOwn = createGenreMapper(shippedVocabulary, ['rock', 'electronic']);
    const { rows, shares } = reportTags(written, { cleaner: shippedCleaner, toOwn });
    expect(rows.length).toBe(11_946);
    expect(shares.reduce((sum, share) => sum + share.strings, 0)).toBe(11_946);
    // People's tags are mostly noise, but a good fifth are genres; a change that loses many shows here.
    const genres = shares.find((share) => share.category === 'genre')?.strings ?? 0;
    expect(genres).toBeGreaterThan(2000);
    expect(genres).toBeLessThan(4000);
  });
});
