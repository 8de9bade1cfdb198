import { expect, test } from 'vitest';
import { sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { inputTable } from '../../../lab/sequences/crossValidation.ts';
import type { SequenceData } from '../../../lab/sequences/sequenceData.ts';
import { invented } from './invented.ts';

test('every row is judged once a seed by a model that has not heard its artist', async () => {
  // Sequences that say their class outright, and ones that say nothing but who the artist is, which helps nobody here.
  const told = invented(36, { steps: () => 3 });
  const saying = (value: (item: number) => number): SequenceData => ({
    ...told,
    sequence: (item) => Promise.resolve({ values: new Float32Array(18).fill(value(item)), steps: 3 }),
  });
  const config = { ...sequenceConfigs.lstm, units: 4, epochs: 30, learningRate: 0.02, earlyStopping: null };
  const seen: string[] = [];
  const table = await inputTable(
    { class: saying((item) => item % 2), nothing: saying(() => 1) },
    { small: config, other: { ...config, members: 2, epochs: 20 } },
    { folds: 3, seeds: [1, 2], onRow: ({ input }) => seen.push(input) },
  );
  expect(seen).toEqual(['class', 'nothing']);
  expect(table.map(({ input, learners }) => [input, Object.keys(learners)])).toEqual([
    ['class', ['small', 'other']],
    ['nothing', ['small', 'other']],
  ]);
  expect(table[0]!.learners['small']!.accuracies).toEqual([1, 1]);
  expect(table[0]!.learners['other']!.accuracy).toBe(1);
  // The same answer for everybody is right for half of them at most and at least.
  expect(table[1]!.learners['small']!.accuracy).toBeCloseTo(0.5, 1);
  expect(table[1]!.learners['small']!.secondsAnEpoch).toBeGreaterThan(0);
});
