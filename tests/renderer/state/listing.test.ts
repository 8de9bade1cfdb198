// What a view asks the contract for.
import { describe, expect, it } from 'vitest';
import type { Genre } from '../../../src/core/domain/genre.ts';
import { type TrackFilter, trackFilterSchema } from '../../../src/core/domain/listing.ts';
import { viewKey, viewOfKey } from '../../../src/renderer/features/sidebar/viewKey.ts';
import { filterBeside, filterOf, sameView, type View } from '../../../src/renderer/state/list/listing.ts';

const views: View[] = [
  { kind: 'all' },
  { kind: 'unsorted' },
  { kind: 'needsReview' },
  { kind: 'disagreements' },
  { kind: 'missing' },
  { kind: 'failed' },
  { kind: 'notMusic' },
  { kind: 'genre', genreId: 12 },
  { kind: 'folder', path: '/music/jazz: live' },
  { kind: 'playlist', playlistId: 12 },
];

const listed = (view: View, search = '', filter: TrackFilter = {}, genres: Genre[] = []): TrackFilter =>
  trackFilterSchema.parse(filterOf({ view, search, filter }, genres));

describe('views', () => {
  it('become filters that the contract takes', () => {
    expect(views.map((view) => listed(view))).toEqual([
      {},
      { genreId: null },
      { needsReview: true },
      { disagrees: true },
      { presence: 'missing' },
      { state: 'failed' },
      { kind: 'not music' },
      { genreId: 12 },
      { folder: { path: '/music/jazz: live', below: true } },
      // Its tracks are no filter's.
      {},
    ]);
  });

  it('of a genre list those below it, too', () => {
    const genre = (id: number, name: string, parent: string | null): Genre => ({
      id,
      name,
      parent,
      tracks: 1,
      labelled: 0,
      meanConfidence: null,
    });
    const genres = [genre(12, 'house', null), genre(13, 'deep house', 'house'), genre(14, 'blues', null)];
    expect(listed({ kind: 'genre', genreId: 12 }, '', {}, genres)).toEqual({ genreIds: [12, 13] });
    expect(listed({ kind: 'genre', genreId: 13 }, '', {}, genres)).toEqual({ genreId: 13 });
  });

  it('carry the search along, without the spaces around it', () => {
    expect(listed({ kind: 'genre', genreId: 12 }, ' two words ')).toEqual({
      genreId: 12,
      query: 'two words',
    });
    expect(listed({ kind: 'all' }, '   ')).toEqual({});
  });

  it('are narrowed by the filter, but for what they say themselves', () => {
    const filter: TrackFilter = {
      genreIds: [3],
      folder: { path: '/music', below: true },
      tempoBpm: { min: 120 },
    };
    expect(listed({ kind: 'needsReview' }, '', filter)).toEqual({ ...filter, needsReview: true });
    expect(filterBeside({ kind: 'all' }, filter)).toEqual(filter);
    expect(filterBeside({ kind: 'genre', genreId: 12 }, filter)).toEqual({
      folder: filter.folder,
      tempoBpm: { min: 120 },
    });
    expect(filterBeside({ kind: 'folder', path: '/other' }, filter)).toEqual({
      genreIds: [3],
      tempoBpm: { min: 120 },
    });
  });

  it('have keys of their own and come back from them', () => {
    expect(new Set(views.map(viewKey)).size).toBe(views.length);
    expect(views.map((view) => viewOfKey(viewKey(view)))).toEqual(views);
  });

  it('are distinguished', () => {
    expect(sameView({ kind: 'genre', genreId: 1 }, { kind: 'genre', genreId: 2 })).toBe(false);
    expect(sameView({ kind: 'genre', genreId: 1 }, { kind: 'genre', genreId: 1 })).toBe(true);
    expect(sameView({ kind: 'all' }, { kind: 'unsorted' })).toBe(false);
    const album = { kind: 'album', title: 'x', artist: null, folder: '/a/' } as const;
    expect(sameView(album, { ...album })).toBe(true);
    expect(sameView(album, { ...album, folder: '/b/' })).toBe(false);
    expect(sameView({ kind: 'artist', name: 'x' }, { kind: 'artist', name: 'y' })).toBe(false);
  });
});
