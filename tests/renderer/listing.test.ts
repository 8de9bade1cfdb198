// What a view asks the contract for.
import { describe, expect, it } from 'vitest';
import { trackFilterSchema, trackSortSchema } from '../../src/core/model/listing.ts';
import { viewKey, viewOfKey } from '../../src/renderer/sidebar/viewKey.ts';
import { filterOf, sameView, sortOf, type View } from '../../src/renderer/table/listing.ts';

const views: View[] = [
  { kind: 'all' },
  { kind: 'unsorted' },
  { kind: 'missing' },
  { kind: 'failed' },
  { kind: 'genre', genreId: 12 },
  { kind: 'playlist', playlistId: 12 },
];

describe('views', () => {
  it('become filters that the contract takes', () => {
    expect(views.map((view) => filterOf(view, ''))).toEqual([
      {},
      { genreId: null },
      { presence: 'missing' },
      { state: 'failed' },
      { genreId: 12 },
      // Its tracks are no filter's.
      {},
    ]);
    for (const view of views) trackFilterSchema.parse(filterOf(view, ' two words '));
  });

  it('carry the search along, without the spaces around it', () => {
    expect(filterOf({ kind: 'genre', genreId: 12 }, ' two words ')).toEqual({
      genreId: 12,
      search: 'two words',
    });
    expect(filterOf({ kind: 'all' }, '   ')).toEqual({});
  });

  it('have keys of their own and come back from them', () => {
    expect(new Set(views.map(viewKey)).size).toBe(views.length);
    expect(views.map((view) => viewOfKey(viewKey(view)))).toEqual(views);
  });

  it('are told apart', () => {
    expect(sameView({ kind: 'genre', genreId: 1 }, { kind: 'genre', genreId: 2 })).toBe(false);
    expect(sameView({ kind: 'genre', genreId: 1 }, { kind: 'genre', genreId: 1 })).toBe(true);
    expect(sameView({ kind: 'all' }, { kind: 'unsorted' })).toBe(false);
  });
});

describe('sorting', () => {
  it('breaks ties as a shelf is ordered, naming no key twice', () => {
    const sort = sortOf({ key: 'album', direction: 'descending' });
    expect(trackSortSchema.parse(sort)).toEqual([
      { key: 'album', direction: 'descending' },
      { key: 'artist', direction: 'ascending' },
      { key: 'path', direction: 'ascending' },
    ]);
  });
});
