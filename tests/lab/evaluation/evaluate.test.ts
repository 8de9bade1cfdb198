// Evaluation and search over the real learners.
import { describe, expect, it } from 'vitest';
import { type EvaluationStep, evaluate } from '../../../lab/evaluation/evaluate.ts';
import { isModelName, modelNames } from '../../../lab/evaluation/modelNames.ts';
import { labLearners, runTask } from '../../../lab/learners/registry.ts';
import { search } from '../../../lab/search/search.ts';
import { candidatesOf, drawCandidates } from '../../../lab/search/searchSpaces.ts';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../../src/core/learning/judging/folds.ts';
import { knn } from '../../../src/core/learning/learners/knn.ts';
import { defaultEnsemble } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { inTurn } from '../../../src/main/engines/learners.ts';
import { clouds } from '../../core/learning/tables.ts';

const classes = ['blues', 'jazz', 'metal'];

/** Clouds with a last column that is noise. */
function table() {
  const { X, y, groups } = clouds(3, 20, 4, 2.5, 1);
  const wide = matrix(60, 5);
  for (let i = 0; i < 60; i++) wide.data.set([...X.data.subarray(i * 4, i * 4 + 4), (i * 37) % 11], i * 5);
  return { X: wide, y, groups, classes, featureNames: ['a', 'b', 'c', 'd', 'noise'] };
}
const splits = groupedFolds(table().y, undefined, 3, 1);

describe('evaluation', () => {
  it('scores what the model votes for, and finds what it goes by', async () => {
    let ticks = 0;
    const steps: [EvaluationStep, number, number][] = [];
    const found = await evaluate(table(), splits, 'knn', {
      seed: 1,
      clock: () => ticks++,
      onStep: (...step) => void steps.push(step),
    });
    expect(found.perFold.length).toBe(3);
    expect(found.accuracy).toBeCloseTo(found.perFold.reduce((a, b) => a + b) / 3, 12);
    expect(found.accuracy).toBeGreaterThan(0.8);
    expect(found.judgedRows).toBe(60);
    expect(found.predictSeconds).toBe(3);
    expect(found.fitSeconds).toBeGreaterThan(0);
    expect(found.learningCurve.map(({ rows }) => rows)).toEqual([4, 10, 20, 30, 40]);
    expect(found.importance.length).toBe(5);
    expect(found.importance[0]!.drop).toBeGreaterThan(0.05);
    expect(found.importance.find(({ feature }) => feature === 'noise')!.drop).toBeLessThan(0.06);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(steps).toEqual([
      ...[1, 2, 3].map((fold) => [{ phase: 'judging', fold, folds: 3 }, fold, 7]),
      ...[4, 10, 20, 30].map((rows, n) => [{ phase: 'learning-curve', rows }, 4 + n, 7]),
    ]);
  });

  it('judges the whole ensemble in the same way', async () => {
    const found = await evaluate(table(), splits.slice(0, 1), 'stacking', { seed: 1 });
    expect(found).toMatchObject({ model: 'stacking', judgedRows: 20 });
    expect(found.accuracy).toBeGreaterThan(0.7);
  });

  it('judges rows that are heard together: every fit hears what it has to judge, and the ensemble that ships hears nothing', async () => {
    const run = inTurn(runTask);
    const heard = async (model: 'stacking' | 'together') => {
      const seen: (number | null)[] = [];
      const found = await evaluate(table(), splits.slice(0, 1), model, {
        seed: 1,
        runBaseTask: (task, ...rest) => {
          const { unlabelled, heldOut } = task;
          // In folds it is the very rows that are held out; else those of the split.
          if (unlabelled !== undefined && heldOut !== null) expect(unlabelled).toBe(heldOut);
          if (heldOut === null) seen.push(unlabelled?.rows ?? null);
          else expect(unlabelled === undefined).toBe(model === 'stacking');
          return run(task, ...rest);
        },
      });
      expect(found.accuracy).toBeGreaterThan(0.7);
      return new Set(seen);
    };
    expect(await heard('stacking')).toEqual(new Set([null]));
    expect(await heard('together')).toEqual(new Set([20]));
  }, 60_000);

  it('searches on inner folds when asked, and reports what it took', async () => {
    const found = await evaluate(table(), splits, 'lda', { seed: 1, search: true });
    expect(found.searched.length).toBe(3);
    expect(found.searched.every((config) => 'kind' in config && config.kind === 'lda')).toBe(true);
  });

  it('searches the ensemble too, and gives the same whatever is under way at once', async () => {
    const options = { seed: 1, search: true };
    const one = await evaluate(table(), splits.slice(0, 2), 'stacking', options);
    expect(one.searched.length).toBe(2);
    for (const config of one.searched)
      expect('base' in config && Object.keys(config.base)).toEqual(Object.keys(defaultEnsemble.base));
    const two = await evaluate(table(), splits.slice(0, 2), 'stacking', { ...options, lanes: 2 });
    const { fitSeconds, predictSeconds, ...figures } = two;
    expect(one).toMatchObject(figures);
  }, 60_000);

  it('refuses splits without rows', async () => {
    await expect(evaluate(table(), [], 'knn', { seed: 1 })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('knows its models by name', () => {
    expect(modelNames).toContain('stacking');
    expect(isModelName('boosting')).toBe(true);
    expect(isModelName('oracle')).toBe(false);
  });
});

describe('search', () => {
  it('finds the better of two, reports its steps, and is repeatable', async () => {
    const { X, y, groups } = table();
    const steps: string[] = [];
    const run = () =>
      search([{ ...knn.defaults, k: 40, weights: 'uniform' }, knn.defaults], X, y, {
        classes,
        groups,
        seed: 1,
        folds: 4,
        preprocessing: { kind: 'standard' },
        runBaseTask: inTurn(runTask),
        onStep: (done, total) => steps.push(`${done}/${total}`),
      });
    const results = await run();
    expect(results[0]!.config).toEqual(knn.defaults);
    expect(results[0]!.accuracy).toBeGreaterThan(results[1]!.accuracy);
    expect(steps.at(-1)).toBe('8/8');
    expect(await run()).toEqual(results);
  });

  it('knows what to try of every learner, and all of it is different', () => {
    for (const kind of Object.values(labLearners).map(({ defaults }) => defaults.kind)) {
      const candidates = candidatesOf(kind);
      expect(candidates.length).toBeGreaterThan(0);
      expect(new Set(candidates.map((c) => JSON.stringify(c))).size).toBe(candidates.length);
      for (const config of candidates) expect(config.kind).toBe(kind);
    }
  });

  it('draws without repeating', () => {
    const drawn = drawCandidates([...Array(50).keys()], 20, 3);
    expect(new Set(drawn).size).toBe(20);
    expect(drawCandidates([1, 2], 20, 3).sort()).toEqual([1, 2]);
  });
});
