// What is asked of many tracks at once is found by their ids, not by going through the library for each.
import { expect, test } from 'vitest';
import { addTrack, tempStore } from '../../../helpers/library.ts';

const size = 5000;
/** Some 30 are usual, and several thousand where the list is looked through for each track of the library. */
const mostMs = 500;

test('a playlist of the whole library', () => {
  const store = tempStore();
  const ids = store.write((write) => Array.from({ length: size }, (_, n) => addTrack(write, `${n}.mp3`)));
  const before = process.threadCpuUsage();
  expect(store.tracks.exported(ids).map(({ id }) => id)).toEqual(ids);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(mostMs);
});
