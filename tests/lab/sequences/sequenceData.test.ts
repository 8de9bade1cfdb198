import { expect, test } from 'vitest';
import { scaleOf, sequenceReader, writeScaled } from '../../../lab/sequences/sequenceData.ts';
import { invented } from './invented.ts';

test('means and deviations of every column over all steps of the named rows alone, and the longest of them', async () => {
  const sequences = [
    [1, 7, 3, 7],
    [5, 7],
    [1000, 1000],
  ].map((values) => ({ values: Float32Array.from(values), steps: values.length / 2 }));
  const data = { ...invented(3), columns: 2, sequence: (item: number) => Promise.resolve(sequences[item]!) };
  const { scale, longest } = await scaleOf(sequenceReader(data), Int32Array.of(0, 1), 2, undefined);
  expect(longest).toBe(2);
  expect([...scale.mean]).toEqual([3, 7]);
  expect(scale.deviation[0]).toBeCloseTo(Math.sqrt(8 / 3), 6);
  // A column that never changes is 0 afterwards.
  expect(scale.deviation[1]).toBe(1);
});

test('a part of a sequence on the common scale, steps averaged, zeros behind its end', () => {
  const sequence = { values: Float32Array.of(9, 1, 3, 5, 7, 11, 9), steps: 7 };
  const scale = { mean: Float32Array.of(2), deviation: Float32Array.of(2) };
  const into = new Float32Array(6).fill(50);
  expect(writeScaled(sequence, scale, { from: 1, steps: 5, average: 2 }, into, 1, 4)).toBe(3);
  expect([...into]).toEqual([50, 0, 2, 4.5, 0, 50]);
});

test('a small data set is read once', async () => {
  let reads = 0;
  const own = invented(2);
  const read = sequenceReader({
    ...own,
    sequence: (item) => {
      reads += 1;
      return own.sequence(item);
    },
  });
  for (const item of [0, 1, 0, 1]) await read(item);
  expect(reads).toBe(2);
});
