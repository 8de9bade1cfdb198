// What the progress bar prints of each step of a job.
import { expect, test } from 'vitest';
import { type FitStep, progressSchema } from '../../../src/core/domain/progress.ts';
import { stepText } from '../../../src/main/cli/progressBar.ts';

test('every phase has its words; a fit names candidate, learner, fold and epoch', () => {
  const fit: FitStep = { phase: 'fitting', candidate: 'own', folds: 10 };
  const { step } = progressSchema.shape;
  const phases = step.options.flatMap((option) => option.shape.phase.options);
  for (const phase of phases)
    expect(stepText(step.parse({ ...fit, phase }))[0], phase).toMatch(/^[A-Z][a-z ]+$/u);

  expect(stepText({ phase: 'reading-tags' })).toEqual(['Reading tags', '']);
  expect(stepText({ ...fit, learner: 'knn' })).toEqual(['Learning', 'own: knn, all rows']);
  expect(stepText({ ...fit, learner: 'mlp', fold: 3, epoch: 12, epochs: 40 })).toEqual([
    'Learning',
    'own: mlp, fold 3 of 10, epoch 12 of 40',
  ]);
  expect(stepText({ ...fit, phase: 'combining' })).toEqual(['Learning', 'own: combining']);
  expect(stepText({ ...fit, phase: 'comparing', candidate: 'adapted', fold: 2 })).toEqual([
    'Comparing with the model before',
    'adapted: fold 2 of 10',
  ]);
});
