// Names by a few letters: what is called exactly so first, then what begins so, then what has the words; each artist and album once.
import { expect, test } from 'vitest';
import { addTrack, tempStore } from '../../../helpers/library.ts';

test('tracks, artists and albums, best first', () => {
  const store = tempStore();
  const [love, lovely, trueLove, other] = store.write((to) => [
    addTrack(to, 'a.mp3', { title: 'Love', artist: 'Björk', album: 'Début' }),
    addTrack(to, 'b.mp3', { title: 'Lovely Day', artist: 'Bill Withers', album: 'Menagerie' }),
    addTrack(to, 'c.mp3', { title: 'True Love', artist: 'Love & Rockets', album: 'Lovesongs' }),
    addTrack(to, 'd.mp3', { title: 'So Alive', artist: 'Love & Rockets', album: 'Love & Rockets' }),
  ]);
  store.write((to) => to.tracks.setPresence(addTrack(to, 'gone.mp3', { title: 'Love' }), 'missing'));
  const found = store.tracks.find('LOVE', 5);
  expect(found.tracks.map(({ id, rank }) => [id, rank])).toEqual([
    [love, 0],
    [lovely, 1],
    [trueLove, 2],
  ]);
  expect(found.artists).toEqual([{ name: 'Love & Rockets', tracks: 2, rank: 1 }]);
  expect(found.albums.map(({ title }) => title).sort()).toEqual(['Love & Rockets', 'Lovesongs']);
  // Without accents, and of the artist's name and the title's together.
  expect(store.tracks.find('bjork', 5).artists).toEqual([{ name: 'Björk', tracks: 1, rank: 0 }]);
  expect(store.tracks.find('alive rockets', 5).tracks).toMatchObject([{ id: other, rank: 3 }]);
  expect(store.tracks.find('debut', 5).albums).toMatchObject([{ title: 'Début', artist: 'Björk', rank: 0 }]);
  // The best rated of equals first; no more than are asked for.
  store.write((to) => to.ratings.set([addTrack(to, 'e.mp3', { title: 'Love' })], 5));
  expect(store.tracks.find('love', 1).tracks.map(({ id }) => id)).not.toEqual([love]);
});

test('an artist of many tracks hides no other, and nothing typed finds nothing', () => {
  const store = tempStore();
  store.write((to) => {
    for (let n = 0; n < 400; n++) addTrack(to, `many/${n}.mp3`, { title: `x${n}`, artist: 'Many' });
    addTrack(to, 'one.mp3', { title: 'y', artist: 'Manyfold' });
  });
  expect(store.tracks.find('man', 8).artists).toEqual([
    { name: 'Many', tracks: 400, rank: 1 },
    { name: 'Manyfold', tracks: 1, rank: 1 },
  ]);
  for (const nothing of ['', ' ', '"', '*', 'AND', '%'])
    expect(store.tracks.find(nothing, 8)).toMatchObject({ artists: [], albums: [] });
});
