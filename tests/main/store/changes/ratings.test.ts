// Stars are said in the log: lists filter and sort by what counts, undo gives the earlier ones back, imports ask nobody twice.
import { expect, test } from 'vitest';
import { addTrack, tempStore } from '../../../helpers/library.ts';

test('the last stars count, in rows, filters and orders; undo and redo step through them', () => {
  const store = tempStore();
  const [a, b, c] = [addTrack(store, 'a.mp3'), addTrack(store, 'b.mp3'), addTrack(store, 'c.mp3')];
  const best = [{ key: 'rating', direction: 'descending' }] as const;
  expect(store.write((to) => to.ratings.set([a, b], 3))).toBe(2);
  expect(store.write((to) => to.ratings.set([b], 5))).toBe(1);
  expect(store.tracks.query({}, [...best])).toEqual([b, a, c]);
  expect(store.tracks.query({ rating: { min: 4 } }, [])).toEqual([b]);
  expect(store.tracks.query({ rating: {} }, [])).toEqual([a, b]);
  expect(store.ratings.current()).toEqual(
    new Map([
      [a, 3],
      [b, 5],
    ]),
  );
  store.write((to) => to.changes.undo(null));
  expect(store.tracks.query({}, [...best])).toEqual([a, b, c]);
  expect(store.tracks.get(b).rating).toBe(3);
  store.write((to) => to.changes.undo({ of: 'tracks' }));
  expect(store.tracks.get(b).rating).toBeNull();
  store.write((to) => to.changes.redo(null));
  expect(store.tracks.rows([a, b, c]).map(({ rating }) => rating)).toEqual([3, 3, null]);
  store.write((to) => to.ratings.set([a], null));
  expect(store.ratings.current()).toEqual(new Map([[b, 3]]));
});

test('what changes nothing is no step, and an import leaves what a person said alone', () => {
  const store = tempStore();
  const [a, b] = [addTrack(store, 'a.mp3'), addTrack(store, 'b.mp3')];
  store.write((to) => to.ratings.set([a], 2));
  expect(store.write((to) => to.ratings.set([a], 2))).toBe(0);
  expect(store.write((to) => to.ratings.set([b], null))).toBe(0);
  expect(store.write((to) => to.ratings.takeIn([a, b], 4))).toBe(1);
  expect(store.tracks.rows([a, b]).map(({ rating }) => rating)).toEqual([2, 4]);
  store.write((to) => to.changes.undo(null));
  expect(store.tracks.rows([a, b]).map(({ rating }) => rating)).toEqual([2, null]);
  store.write((to) => to.changes.undo(null));
  expect(store.write((to) => to.changes.undo(null))).toBeNull();
});

test('stars beyond five, or halves, never get into the library', () => {
  const store = tempStore();
  const a = addTrack(store, 'a.mp3');
  for (const stars of [0, 6, 2.5]) expect(() => store.write((to) => to.ratings.set([a], stars))).toThrow();
  expect(store.tracks.get(a).rating).toBeNull();
  expect(store.write((to) => to.changes.undo(null))).toBeNull();
});

test('stars go along with a track whose file was lost and found under another path', () => {
  const store = tempStore();
  const [lost, found] = [addTrack(store, 'a.mp3'), addTrack(store, 'b.mp3')];
  store.write((to) => {
    to.ratings.set([lost], 4);
    to.tracks.setPresence(lost, 'missing');
  });
  expect(store.matches.tracks([lost])).toMatchObject([{ rating: 4, isLogged: true }]);
  store.write((to) => to.matches.join(lost, found, 'present'));
  expect(store.tracks.get(lost).rating).toBe(4);
  expect(store.write((to) => to.matches.join(lost, found, 'lost'))).toBe(true);
  store.write((to) => to.ratings.set([found], 5));
  expect(store.tracks.get(lost).rating).toBe(5);
});
