// The rows of the tag report, what counts as unmapped, and the preview of a change.
import { describe, expect, it } from 'vitest';
import { createCleaner } from '../../../src/core/genres/clean.ts';
import { previewTags, reportTags, type TagReading } from '../../../src/core/genres/report.ts';
import { isUnmapped } from '../../../src/core/genres/unmapped.ts';
import { applyOverlay } from '../../../src/core/genres/vocabulary/applyOverlay.ts';
import { emptyOverlay, type GenreOverlay } from '../../../src/core/genres/vocabulary/overlay.ts';
import { createGenreMapper } from '../../../src/core/genres/vocabulary/ownGenres.ts';
import { shippedGenres, shippedTagWords } from '../../helpers/genres.ts';

const own = ['rock', 'electronic', 'hip hop'];
const written = [
  { written: 'Deep House', count: 40 },
  { written: 'Baroque', count: 3 },
  { written: 'Funk / Soul', count: 7 },
  { written: 'sad', count: 2 },
  { written: 'zzyzx', count: 2 },
  { written: '80s metal', count: 5 },
];

function reading(changes: Partial<GenreOverlay> = {}, genres = own): TagReading {
  const vocabulary = applyOverlay(shippedGenres, { ...emptyOverlay, ...changes });
  return {
    cleaner: createCleaner(vocabulary, shippedTagWords),
    toOwn: createGenreMapper(vocabulary, genres),
  };
}

describe('reportTags', () => {
  const { rows, shares } = reportTags(written, reading());

  it('reports of each string what it became, most frequent first', () => {
    expect(
      rows.map((row) => [row.written, row.category, row.genres.join(';'), row.declared, row.stage]),
    ).toEqual([
      ['Deep House', 'genre', 'deep house', 'electronic', 'normalise'],
      ['Funk / Soul', 'genre', 'funk;soul', null, 'normalise'],
      ['80s metal', 'genre', 'metal', 'rock', 'compound'],
      ['Baroque', 'genre', 'baroque', null, 'normalise'],
      ['sad', 'emotion', '', null, 'facet'],
      ['zzyzx', 'junk', '', null, 'facet'],
    ]);
    expect(rows[2]?.eras).toEqual(['1980s']);
    expect(rows[4]?.moods).toEqual(['sad']);
  });

  it('adds up the categories in strings and occurrences', () => {
    expect(shares).toEqual([
      { category: 'genre', strings: 4, count: 55 },
      { category: 'emotion', strings: 1, count: 2 },
      { category: 'description', strings: 0, count: 0 },
      { category: 'number', strings: 0, count: 0 },
      { category: 'junk', strings: 1, count: 2 },
    ]);
  });

  it('calls unmapped what leads to none of the user and was not ignored on purpose', () => {
    expect(rows.filter(isUnmapped).map((row) => row.written)).toEqual(['Funk / Soul', 'Baroque', 'zzyzx']);
    const ignoring = reportTags(written, reading({ ignores: ['baroque', 'zzyzx'] }));
    expect(ignoring.rows.filter(isUnmapped).map((row) => row.written)).toEqual(['Funk / Soul']);
  });
});

describe('previewTags', () => {
  it('is empty when nothing changes', () => {
    expect(previewTags(written, reading(), reading())).toEqual([]);
  });

  it('shows exactly the strings that a change re-reads', () => {
    const then = reading({ aliases: [{ written: 'zzyzx', genre: 'techno' }], ignores: ['baroque'] });
    const changes = previewTags(written, reading(), then);
    expect(
      changes.map(({ before, after }) => [before.written, before.genres, after.genres, after.declared]),
    ).toEqual([
      ['Baroque', ['baroque'], [], null],
      ['zzyzx', [], ['techno'], 'electronic'],
    ]);
  });

  it('lets the user say what a string with separators means', () => {
    for (const change of [
      { aliases: [{ written: 'Funk / Soul', genre: 'hip hop' }] },
      {
        genres: [{ name: 'Grooves', parents: ['hip hop'] }],
        aliases: [{ written: 'funk / soul', genre: 'grooves' }],
      },
    ]) {
      const changes = previewTags([{ written: 'FUNK / Soul', count: 7 }], reading(), reading(change));
      expect(changes.map(({ after }) => after.declared)).toEqual(['hip hop']);
    }
    const ignored = previewTags(
      [{ written: 'FUNK / Soul', count: 7 }],
      reading(),
      reading({ ignores: ['funk / soul'] }),
    );
    expect(ignored.map(({ after }) => after.stage)).toEqual(['ignore']);
  });

  it('shows where only the declared genre changes', () => {
    const changes = previewTags(written, reading(), reading({}, [...own, 'classical']));
    expect(changes.map(({ before, after }) => [before.written, before.declared, after.declared])).toEqual([
      ['Baroque', null, 'classical'],
    ]);
  });
});
