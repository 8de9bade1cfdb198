// Where `stackwax features --npy` writes, and what it refuses.
import { expect, test } from 'vitest';
import { npyTargets } from '../../../src/main/cli/features/writers.ts';

test('one file goes where it is said, several into a folder under their own names', () => {
  expect([...npyTargets(['/a/1.mp3'], '/out/one.npy')]).toEqual([['/a/1.mp3', '/out/one.npy']]);
  expect([...npyTargets(['/a/1.mp3', '/b/1.flac', '/a/1.mp3'], '/out')]).toEqual([
    ['/a/1.mp3', '/out/1.mp3.npy'],
    ['/b/1.flac', '/out/1.flac.npy'],
  ]);
});

test('two files are never written as one', () => {
  expect(() => npyTargets(['/a/1.mp3', '/b/2.mp3'], '/out/one.npy')).toThrow(
    'The arrays of 2 files need a folder',
  );
  expect(() => npyTargets(['/a/1.mp3', '/b/1.mp3'], '/out')).toThrow('Both /a/1.mp3 and /b/1.mp3');
});
