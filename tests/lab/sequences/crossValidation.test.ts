import { expect, test } from 'vitest';
import { sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { crossValidate } from '../../../lab/sequences/crossValidation.ts';
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
  const protocol = { folds: 3, seeds: [1, 2] };
  const ofClass = saying((item) => item % 2);
  const other = { ...config, members: 2, epochs: 20 };
  const ofNothing = await crossValidate(
    config,
    saying(() => 1),
    protocol,
  );
  expect((await crossValidate(config, ofClass, protocol)).accuracies).toEqual([1, 1]);
  expect((await crossValidate(other, ofClass, protocol)).accuracy).toBe(1);
  // The same answer for everybody is right for half of them at most and at least.
  expect(ofNothing.accuracy).toBeCloseTo(0.5, 1);
  expect(ofNothing.secondsAnEpoch).toBeGreaterThan(0);
});
