// A training in a real worker reports each of its steps once: candidates, learners, folds and epochs, then the comparison.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import { type CandidateName, candidateNames } from '../../../src/core/domain/modelInfo.ts';
import type { FitStep } from '../../../src/core/domain/progress.ts';
import { shippedLayout } from '../../../src/core/features/layout.ts';
import { personalEnsemble } from '../../../src/core/learning/personal/config.ts';
import { createLearning } from '../../../src/main/learning/client.ts';
import type { TrainProgress } from '../../../src/main/learning/protocol.ts';
import { starterFolder } from '../../../src/main/learning/starter.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Trains on two genres of `perGenre` tracks each; the model before learned from the same rows by itself. */
async function trained(perGenre: number, options: { quick: boolean; threads: number }) {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal'], perGenre);
  const { client } = await startApp(libraryDir);
  for (const genre of ['classical', 'metal'])
    await client.labels.set({
      trackIds: tracks.filter((one) => one.genre === genre).map(({ id }) => id),
      genre,
    });

  const starterDir = join(places.resourcesDir, starterFolder);
  const learning = createLearning(places.workerUrls.learn, starterDir, {
    libraryDir,
    readFrom: libraryDir,
    spaceKernelsFile: places.spaceKernelsFile,
  });
  onTestFinished(() => learning.close());
  const table = await learning.background.ask('gather', {
    seed: 1,
    wanted: shippedLayout,
    needed: shippedLayout,
  });
  const modelDir = join(libraryDir, 'model');
  mkdirSync(modelDir);
  const reported: TrainProgress[] = [];
  await learning.background.ask(
    'train',
    {
      ...options,
      starterDir,
      modelDir,
      table,
      ears: [],
      seed: 1,
      trainedAt: 0,
      turnedOff: [],
      earlier: { candidate: 'own', rows: [...table.labels.keys()], classes: [] },
    },
    { onProgress: (progress) => reported.push(progress) },
  );
  // Each step that ends is counted; epochs are reported between.
  const ended = reported.filter(({ step }) => step.epoch === undefined);
  expect(ended.map(({ done }) => done)).toEqual(Array.from(ended, (_, i) => i + 1));
  expect(new Set(reported.map(({ total }) => total))).toEqual(new Set([ended.length]));
  const learners = Object.keys(personalEnsemble(table.labels.length).base);
  return { steps: reported.map(({ step }) => step), ended: ended.map(({ step }) => step), learners };
}

/** Every learner on all rows, then in each fold, then all of them combined. */
function stackSteps(learners: readonly string[], folds: number): Partial<FitStep>[] {
  const parts = [undefined, ...Array.from({ length: folds }, (_, f) => f + 1)];
  const fits = parts.flatMap((fold) => learners.map((learner) => ({ learner, fold })));
  return [...fits, { learner: undefined, fold: undefined }];
}

const placeOf = ({ learner, fold }: FitStep): Partial<FitStep> => ({ learner, fold });

// Seconds on an idle machine, many on a busy one.
test('all candidates, then the comparison, each with its folds in order', { timeout: 120_000 }, async () => {
  const { ended, learners } = await trained(6, { quick: false, threads: 2 });
  const folds = ended[0]!.folds;
  expect(folds).toBe(6);
  const stepsOf = (candidate: CandidateName, isComparing = false) =>
    ended.filter((step) => step.candidate === candidate && (step.phase === 'comparing') === isComparing);
  expect([...new Set(ended.map((step) => `${step.phase === 'comparing'} ${step.candidate}`))]).toEqual([
    ...candidateNames.map((name) => `false ${name}`),
    'true own',
  ]);
  // A way that knows the answered genres only stands in the pool, which is compared with it.
  const pooled = stepsOf('pooled').map(placeOf);
  expect([...new Set(pooled.map(({ learner }) => learner))]).toEqual([
    'starter',
    'discriminant',
    'density',
    'joint',
    'adapted',
    undefined,
  ]);
  for (const candidate of ['own', 'with-starter', 'starter-opinions'] as const)
    expect(stepsOf(candidate).map(placeOf), candidate).toEqual(stackSteps(learners, folds));
  expect(stepsOf('own', true).map(placeOf)).toEqual([...pooled, ...stackSteps(learners, folds)]);
  expect(stepsOf('own').at(-1)!.phase).toBe('combining');
  expect(stepsOf('adapted').map(({ fold }) => fold)).toEqual([1, 2, 3, 4, 5, 6, undefined]);
  expect(stepsOf('starter')).toHaveLength(1);
});

test('epochs of a network rise in each fit, in threads of their own too', { timeout: 120_000 }, async () => {
  const { steps, ended, learners } = await trained(150, { quick: true, threads: 2 });
  expect(learners).toContain('mlp');
  const own = ended.filter(({ candidate, phase }) => candidate === 'own' && phase !== 'comparing');
  const pooled = ended.filter(({ candidate }) => candidate === 'pooled');
  expect(own).toHaveLength(stackSteps(learners, 2).length);
  expect(ended).toHaveLength(2 * (own.length + pooled.length));
  const networks = Map.groupBy(
    steps.filter(({ learner }) => learner === 'mlp'),
    ({ phase, fold }) => `${phase} ${fold}`,
  );
  // The comparison needs no network of all rows.
  const fitted = [...networks].filter(([fit]) => fit !== 'comparing undefined');
  expect(fitted).toHaveLength(5);
  for (const [fit, own] of fitted) {
    const epochs = own.slice(0, -1);
    expect(
      epochs.map(({ epoch }) => epoch),
      fit,
    ).toEqual(Array.from(epochs, (_, i) => i + 1));
    expect(new Set(epochs.map((step) => step.epochs)), fit).toEqual(new Set([epochs.length]));
    expect(epochs.length, fit).toBeGreaterThan(1);
    expect(own.at(-1)!.epoch, fit).toBeUndefined();
  }
});
