// Albums over a real store: what one is, lists of them by filter and order, their tracks, and artists.
import { expect, test } from 'vitest';
import type { AlbumSort } from '../../../../src/core/domain/album.ts';
import { filterOfAlbum } from '../../../../src/core/domain/album.ts';
import { addTrack, type TestStore, tempStore } from '../../../helpers/library.ts';

const byArtist: AlbumSort = { by: 'artist', direction: 'ascending' };

/** Of every album its title, whose it is and how many tracks it has. */
async function shown(store: TestStore, sort: AlbumSort = byArtist, filter = {}) {
  const rows = await store.albums.rows(await store.albums.query(filter, sort));
  return rows.map(({ title, artist, tracks }) => `${title} by ${artist ?? '?'}: ${tracks}`);
}

test('one album: by its album artist, by the artist, by guests of one, by the folder of a compilation', async () => {
  const store = tempStore();
  for (const [i, artist] of ['A', 'B', 'C'].entries())
    addTrack(store, `said/${i}.flac`, { album: 'Said', albumArtist: 'Somebody', artist });
  for (const disc of [1, 2]) addTrack(store, `wide/CD ${disc}/1.flac`, { album: 'Wide', artist: 'D' });
  addTrack(store, 'guests/1.flac', { album: 'Guests', artist: 'E' });
  addTrack(store, 'guests/2.flac', { album: 'Guests', artist: 'E feat. F' });
  for (const [i, artist] of ['A', 'B', 'C', 'A'].entries())
    addTrack(store, `mix/Disc ${1 + (i % 2)}/${i}.flac`, { album: 'Mix', artist });
  // Two bands that put their best into one folder under the same title.
  for (let i = 0; i < 8; i++)
    addTrack(store, `flat/${i}.flac`, { album: 'Greatest Hits', artist: i < 4 ? 'Q' : 'R' });
  addTrack(store, 'loose.flac', { artist: 'A' });
  addTrack(store, 'nobody/1.flac', { album: 'Bootleg' });

  expect(await shown(store)).toEqual([
    'Wide by D: 2',
    'Guests by E: 2',
    'Greatest Hits by Q: 4',
    'Greatest Hits by R: 4',
    'Said by Somebody: 3',
    'Bootleg by ?: 1',
    'Mix by ?: 4',
  ]);
  // Each lists exactly its own tracks.
  for (const album of await store.albums.rows(await store.albums.query({}, byArtist)))
    expect([album.title, store.tracks.query(filterOfAlbum(album), []).length]).toEqual([
      album.title,
      album.tracks,
    ]);
  const artists = await store.albums.artists('', 100);
  expect(artists.find(({ name }) => name === 'A')).toEqual({ name: 'A', albums: 0, tracks: 4 });
  expect(artists.find(({ name }) => name === 'Somebody')).toEqual({ name: 'Somebody', albums: 1, tracks: 3 });
  expect((await store.albums.artists('some', 100)).map(({ name }) => name)).toEqual(['Somebody']);
});

test('they are sorted, narrowed and found; what has no year comes last either way', async () => {
  const store = tempStore();
  const add = (title: string, artist: string, year: number | null) =>
    addTrack(store, `${title}.flac`, { album: title, artist, year, title: `${title} song` });
  add('Zebra', 'Ólafur', 1990);
  add('apple', 'Bob', null);
  const mango = add('Mango', 'bob', 1970);
  const by = (by: AlbumSort['by'], direction: AlbumSort['direction'] = 'ascending') =>
    shown(store, { by, direction });
  expect(await by('title')).toEqual(['apple by Bob: 1', 'Mango by bob: 1', 'Zebra by Ólafur: 1']);
  expect(await by('year')).toEqual(['Mango by bob: 1', 'Zebra by Ólafur: 1', 'apple by Bob: 1']);
  expect(await by('year', 'descending')).toEqual([
    'Zebra by Ólafur: 1',
    'Mango by bob: 1',
    'apple by Bob: 1',
  ]);
  expect(await shown(store, byArtist, { year: { max: 1980 } })).toEqual(['Mango by bob: 1']);
  expect(await store.albums.jump({}, byArtist, 'ol', 0)).toBe(2);
  expect(await store.albums.jump({}, byArtist, 'B', 1)).toBe(1);
  expect(await store.albums.jump({}, byArtist, 'bob', 2)).toBe(0);
  expect(await store.albums.jump({}, byArtist, 'x', 0)).toBeNull();
  expect((await store.albums.find('bob man', 5)).map(({ id }) => id)).toEqual([mango]);

  // Another tag is seen at once.
  addTrack(store, 'new.flac', { album: 'Fig', artist: 'Cleo', year: 1960 });
  expect(await by('year')).toHaveLength(4);
});

test('tracks stand below their discs, and those of an artist below albums by year', () => {
  const store = tempStore();
  const add = (name: string, tags: Parameters<typeof addTrack>[2]) => addTrack(store, name, tags);
  const late = add('late/1.flac', { album: 'Late', artist: 'A', year: 1999 });
  const second = add('two/3.flac', { album: 'Two', artist: 'A', year: 1980, discNumber: 2, trackNumber: 1 });
  const first = add('two/1.flac', { album: 'Two', artist: 'A', year: 1980, discNumber: 1, trackNumber: 1 });
  const guest = add('other/1.flac', { album: 'Other', albumArtist: 'B', artist: 'A', year: 1970 });
  const loose = add('loose.flac', { artist: 'A', year: 1950 });
  const produced = add('produced/1.flac', { album: 'Produced', albumArtist: 'A', artist: 'C', year: 1985 });

  const discs = store.tracks.byDisc({ album: { title: 'Two', artist: 'A' } });
  expect(discs.ids).toEqual([first, second]);
  expect(discs.groups.map(({ title, tracks }) => [title, tracks])).toEqual([
    ['1', 1],
    ['2', 1],
  ]);
  expect(store.tracks.byDisc({ album: { title: 'Late', artist: 'A' } }).groups).toEqual([]);

  const page = store.tracks.byArtist('A', {});
  expect(page.ids).toEqual([first, second, produced, late, guest, loose]);
  expect(page.groups.map(({ title, year, tracks }) => [title, year, tracks])).toEqual([
    ['Two', 1980, 2],
    ['Produced', 1985, 1],
    ['Late', 1999, 1],
    ['Other', 1970, 1],
    [null, 1950, 1],
  ]);
  expect(store.tracks.byArtist('A', { year: { min: 1990 } }).ids).toEqual([late]);
});
