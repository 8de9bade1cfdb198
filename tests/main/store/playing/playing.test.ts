// Plays and the queue in the library: counted, taken in, kept over restarts, and following tracks that turn out to be one.
import { expect, test } from 'vitest';
import { addTrack, at, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const day = 86_400_000;

test('each play counts, and the latest is the last whatever order they come in', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  expect(store.tracks.get(id)).toMatchObject({ playCount: 0, lastPlayedAt: null });
  for (const time of [at + day, at]) store.write((write) => write.plays.count(id, time));
  expect(store.tracks.rows([id])).toMatchObject([{ playCount: 2, lastPlayedAt: at + day }]);
});

test('what another program has counted is taken in once: the larger count, the later date', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  const takeIn = (count: number, lastPlayedAt: number | null) => {
    store.write((write) => write.plays.takeIn(id, { count, lastPlayedAt }));
    const { playCount, lastPlayedAt: last } = store.tracks.get(id);
    return [playCount, last];
  };
  expect(takeIn(3, null)).toEqual([3, null]);
  expect(takeIn(3, null)).toEqual([3, null]);
  expect(takeIn(2, at)).toEqual([3, at]);
  expect(takeIn(5, at - day)).toEqual([5, at]);
  expect(takeIn(1, null)).toEqual([5, at]);
});

test('plays are no step of a person: there is nothing to undo', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  const genre = store.write((write) => write.genres.ensure('rock'));
  store.write((write) => write.labels.set([id], genre));
  store.write((write) => write.plays.count(id, at));
  store.write((write) => write.changes.undo(null));
  expect(store.tracks.get(id)).toMatchObject({ playCount: 1 });
  expect(store.labels.current()).toEqual([]);
});

test('a lost track and the file that it is have been played together', () => {
  const store = tempStore();
  const [lost, found] = [addTrack(store, 'a.mp3'), addTrack(store, 'b.mp3')];
  store.write((write) => {
    write.plays.takeIn(lost, { count: 4, lastPlayedAt: at });
    write.plays.count(found, at + day);
    write.queue.setQueued([found, lost, found]);
    write.queue.setPlace({ trackId: found, seconds: 12.5 });
    write.tracks.setPresence(lost, 'missing');
    write.matches.join(lost, found, 'lost');
  });
  expect(store.tracks.get(lost)).toMatchObject({ playCount: 5, lastPlayedAt: at + day });
  expect(store.queue.queued()).toEqual([lost, lost, lost]);
  expect(store.queue.place()).toEqual({ trackId: lost, seconds: 12.5 });
  // Whoever still knows it by its former id counts for what it is now.
  store.write((write) => write.plays.count(found, at));
  expect(store.tracks.get(lost)).toMatchObject({ playCount: 6 });
});

test('not played for so many days are those never played, too', () => {
  const store = tempStore();
  const ids = ['never', 'long ago', 'today'].map((name) => addTrack(store, `${name}.mp3`));
  store.write((write) => {
    write.plays.count(ids[1]!, Date.now() - 40 * day);
    write.plays.count(ids[2]!, Date.now() - day / 2);
  });
  const found = (notPlayedForDays: number) =>
    store.tracks.query({ notPlayedForDays }, [{ key: 'addedAt', direction: 'ascending' }]).toSorted();
  expect(found(41)).toEqual([ids[0]]);
  expect(found(30)).toEqual([ids[0], ids[1]]);
  expect(found(0)).toEqual(ids);
});

test('queue and place are there after a restart, without what exists no more', () => {
  const dir = tempDir();
  const first = openTestStore(dir);
  const [a, b] = [addTrack(first, 'a.mp3'), addTrack(first, 'b.mp3')];
  first.write((write) => {
    write.queue.setQueued([b, a, b, 999]);
    write.queue.setPlace({ trackId: a, seconds: 3 });
  });
  first.close();
  const again = tempStore(dir);
  expect(again.queue.queued()).toEqual([b, a, b]);
  expect(again.queue.place()).toEqual({ trackId: a, seconds: 3 });
  again.write((write) => write.queue.setPlace(null));
  expect(again.queue.place()).toBeNull();
});
