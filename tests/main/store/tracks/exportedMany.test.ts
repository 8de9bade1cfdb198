// What is asked of many tracks at once is found by their ids, not by going through the library for each.
import { expect, test } from 'vitest';
import { addTrack, tempStore } from '../../../helpers/library.ts';

const size = 5000;
/** Some 30 are usual, and several thousand where the list is looked through for each track of the library. */
const mostMs = 500;

test('a playlist of the whole library, and what else is on the albums of all its tracks', () => {
  const store = tempStore();
  const ids = store.write((write) =>
    Array.from({ length: size }, (_, n) =>
      addTrack(write, `${n}.mp3`, { artist: `artist ${n >> 3}`, album: `album ${n >> 2}` }),
    ),
  );
  const ms = (work: () => void): number => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  expect(ms(() => expect(store.tracks.exported(ids).map(({ id }) => id)).toEqual(ids))).toBeLessThan(mostMs);
  for (const what of ['album', 'folder', 'artist'] as const)
    expect(ms(() => expect(store.tracks.companions(ids, what)).toHaveLength(size))).toBeLessThan(mostMs);
});
