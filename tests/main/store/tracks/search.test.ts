// Searching: every word begins a word, whatever case, accents or script; and any text at all is a harmless question.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../../src/core/domain/text/folding.ts';
import { searchQuery, searchText } from '../../../../src/main/store/tracks/searchText.ts';
import { addTrack, foundFile, tempStore } from '../../../helpers/library.ts';

test('finds by the beginnings of words in title, artist, album, path and written genre', () => {
  const store = tempStore();
  const moon = addTrack(store, 'x/01 track.mp3', {
    title: 'Moonlight Serenade',
    artist: 'Björk',
    album: '100% Début',
  });
  const snow = addTrack(store, 'y/02.mp3', { title: '東京の雪', artist: 'Sigur Rós', genres: ['Post-Rock'] });
  const acdc = addTrack(store, 'y/03.mp3', { title: 'Straße', artist: 'AC/DC', album: 'Røyksopp' });
  const search = (text: string) => store.tracks.query({ search: text }, []);
  expect(search('m')).toEqual([moon, snow, acdc]);
  expect(search('MOO ser')).toEqual([moon]);
  expect(search('light')).toEqual([]);
  expect(search('bjo')).toEqual([moon]);
  expect(search('BJÖRK debut')).toEqual([moon]);
  expect(search('sigur ros')).toEqual([snow]);
  expect(search('雪')).toEqual([snow]);
  expect(search('京の')).toEqual([snow]);
  expect(search('京雪')).toEqual([]);
  expect(search('post-rock')).toEqual([snow]);
  expect(search('ac/dc')).toEqual([acdc]);
  expect(search('royk')).toEqual([acdc]);
  expect(search('strasse')).toEqual([acdc]);
  expect(search('x/01')).toEqual([moon]);
  expect(search('moon ac/dc')).toEqual([]);
});

test('follows what changes', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3', { title: 'Before' });
  store.write((to) => to.tracks.update(id, foundFile('/music/b.mp3', { title: 'After' }), false));
  expect(store.tracks.query({ search: 'before' }, [])).toEqual([]);
  expect(store.tracks.query({ search: 'after' }, [])).toEqual([id]);
  store.write((to) => to.tracks.setPresence(id, 'missing'));
  expect(store.tracks.query({ search: 'after' }, [])).toEqual([]);
  expect(store.tracks.query({ search: 'after', presence: 'missing' }, [])).toEqual([id]);
});

test.each([
  '"',
  '*',
  'a"b',
  'NEAR(a b)',
  'a AND',
  'OR',
  '^a',
  'a:b',
  '-',
  '(',
  '{a}',
  "'; DROP TABLE tracks; --",
  '\u0000',
  '\ud800',
])('%j is only a question', (text) => {
  const store = tempStore();
  addTrack(store, 'a.mp3');
  expect(Array.isArray(store.tracks.query({ search: text }, []))).toBe(true);
});

test('any text is a question, and a track is found by its own title', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
      store.write((to) => to.tracks.update(id, foundFile('/music/a.mp3', { title }), false));
      if (searchQuery(title) !== null) expect(store.tracks.query({ search: title }, [])).toEqual([id]);
    }),
    { numRuns: 100 },
  );
});

test('folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(searchText(searchText(text))).toBe(searchText(text));
    }),
  );
});
