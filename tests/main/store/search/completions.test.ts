// How a search may go on: by the beginnings of words, with the tracks that a search for it would find, most first.
import { expect, test } from 'vitest';
import { addTrack, readGenreTags, tempStore } from '../../../helpers/library.ts';

test('values that are there, with their tracks', () => {
  const store = tempStore();
  store.write((write) => {
    for (const genre of ['rock', 'punk', 'hip hop', 'jazz']) write.genres.ensure(genre);
  });
  const add = (name: string, artist: string, genre: string) =>
    addTrack(store, name, { artist, genres: [genre], taggedKey: 'A minor', codec: 'FLAC' });
  add('a.mp3', 'Sigur Rós', 'Rock');
  add('b.mp3', 'Sigur Rós', 'Punk');
  add('c.mp3', 'Rosenstolz', 'Hip-Hop');
  const gone = add('d.mp3', 'Rose', 'Rock');
  readGenreTags(store);
  store.write((write) => write.tracks.setPresence(gone, 'missing'));
  const offered = (
    ...[field, typed]: Parameters<typeof store.tracks.completions> extends [infer F, ...unknown[]]
      ? [F, string]
      : never
  ) => store.tracks.completions(field, typed, 3);
  expect(offered('artist', 'ros')).toEqual([
    { value: 'Sigur Rós', tracks: 2 },
    { value: 'Rosenstolz', tracks: 1 },
  ]);
  expect(offered('artist', '')).toHaveLength(2);
  // Rock is what stands below it, too, as a search for it finds both.
  expect(offered('genre', 'ro')).toEqual([{ value: 'rock', tracks: 2 }]);
  expect(store.tracks.query({ query: 'genre:rock' }, [])).toHaveLength(2);
  expect(offered('genre', 'hop')).toEqual([{ value: 'hip hop', tracks: 1 }]);
  expect(offered('key', '8A')).toEqual([{ value: 'A minor', tracks: 3 }]);
  expect(offered('format', 'fl')).toEqual([{ value: 'FLAC', tracks: 3 }]);
  for (const { value, tracks } of offered('artist', 's'))
    expect(store.tracks.query({ query: `artist:"${value}"` }, [])).toHaveLength(tracks);
});
