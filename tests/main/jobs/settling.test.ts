// When a changed path is finished: nothing more is written for half a second, longer after pauses, and never much longer.
import { expect, test } from 'vitest';
import { settling } from '../../../src/main/jobs/settling.ts';

const path = Buffer.from('/music/a.wav');

test('what is written once is finished after half a second, and given out once', () => {
  const changed = settling();
  changed.note(path, 1000);
  expect(changed.settled(1499)).toEqual([]);
  expect(changed.isWaiting(path)).toBe(true);
  expect(changed.settled(1500)).toEqual([path]);
  expect(changed.isWaiting(path)).toBe(false);
  expect(changed.settled(9000)).toEqual([]);
});

test('what is written with pauses is waited for twice as long as these, and within two seconds all the same', () => {
  const changed = settling();
  for (const at of [0, 400, 800]) changed.note(path, at);
  expect(changed.settled(1599)).toEqual([]);
  expect(changed.settled(1600)).toEqual([path]);
  changed.note(path, 2000);
  changed.note(path, 12_000);
  expect(changed.settled(13_199)).toEqual([]);
  expect(changed.settled(13_200)).toEqual([path]);
});

test('one that is still written holds up no other', () => {
  const changed = settling();
  const other = Buffer.from('/music/b.wav');
  changed.note(other, 0);
  for (let at = 0; at <= 600; at += 100) changed.note(path, at);
  expect(changed.settled(600)).toEqual([other]);
});
