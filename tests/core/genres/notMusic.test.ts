// What is proposed to be no music: speech and sounds without music; songs, crowds at concerts and unknown classes are left alone.
import { expect, test } from 'vitest';
import { notMusicReason } from '../../../src/core/genres/notMusic.ts';

const names = ['Speech', 'Music', 'Singing', 'Rain', 'Crowd'];
const odds = (probability: number): number => Math.log(probability / (1 - probability));
const heard = (...probabilities: number[]): number[] => probabilities.map(odds);

test.each([
  ['an audiobook', heard(0.9, 0.05, 0.01, 0.01, 0.01), 'speech'],
  ['rain', heard(0.05, 0.1, 0.01, 0.6, 0.01), 'sounds'],
  ['a spoken intro over a band', heard(0.9, 0.4, 0.01, 0.01, 0.01), null],
  ['singing alone', heard(0.6, 0.2, 0.7, 0.01, 0.01), null],
  ['a concert', heard(0.2, 0.8, 0.3, 0.01, 0.7), null],
  ['quiet music', heard(0.1, 0.24, 0.01, 0.1, 0.1), null],
])('%s', (_what, scores, reason) => {
  expect(notMusicReason(names, [scores])).toBe(reason);
});

test('all windows of a track count', () => {
  const [talk, song] = [heard(0.9, 0.02, 0.01, 0.01, 0.01), heard(0.1, 0.9, 0.5, 0.01, 0.01)];
  expect(notMusicReason(names, [talk, talk, talk])).toBe('speech');
  expect(notMusicReason(names, [talk, song, talk])).toBeNull();
});

test('classes that do not know music propose nothing', () => {
  expect(notMusicReason(['rock', 'jazz'], [heard(0.9, 0.9)])).toBeNull();
  expect(notMusicReason([], [])).toBeNull();
});
