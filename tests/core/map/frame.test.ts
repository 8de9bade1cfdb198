// Onto one square, without stretching.
import { expect, test } from 'vitest';
import { framed } from '../../../src/core/map/frame.ts';

test('the longer side fills it, the shorter lies in the middle at the same scale', () => {
  expect([...framed(Float32Array.from([-1, 5, 3, 5, 1, 6]))]).toEqual([
    0, 24_576, 65_535, 24_576, 32_768, 40_959,
  ]);
});

test('all in one place are in the middle; nothing stays nothing', () => {
  expect([...framed(Float32Array.from([7, 7, 7, 7]))]).toEqual([32_768, 32_768, 32_768, 32_768]);
  expect(framed(new Float32Array()).length).toBe(0);
});
