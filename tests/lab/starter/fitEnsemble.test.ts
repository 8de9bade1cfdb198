import { describe, expect, it } from 'vitest';
import { fitEnsemble } from '../../../lab/starter/fitEnsemble.ts';
import { matrix, selectRows } from '../../../src/core/domain/matrix.ts';
import { modelReportSchema } from '../../../src/core/domain/modelInfo.ts';
import { argmaxRows } from '../../../src/core/learning/learners/learner.ts';
import { mlp } from '../../../src/core/learning/learners/mlp.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { defaultEnsemble, type EnsembleConfig } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { type StackingStep, stackingSteps } from '../../../src/core/learning/stacking/fitStacking.ts';
import { loadStacking } from '../../../src/core/learning/stacking/stackingClassifier.ts';
import { runBaseTask } from '../../../src/main/engines/learners.ts';
import type { LabelledTable } from '../../../src/main/engines/starter.ts';
import { clouds } from '../../core/learning/tables.ts';

const config: EnsembleConfig = {
  ...defaultEnsemble,
  preprocessing: { kind: 'standard' },
  base: {
    ...defaultEnsemble.base,
    mlp: { ...mlp.defaults, hidden: [16], epochs: 20, batchSize: 32, learningRate: 0.01 },
  },
};
const names = ['blues', 'jazz', 'metal', 'pop'];
const options = {
  seed: 1,
  trainedAt: new Date('2026-11-20T12:00:00Z'),
  layout: [{ name: 'base57', version: 1 }],
  config,
};

function table(perClass = 18, gap = 2, seed = 1): LabelledTable {
  const { X, y, groups } = clouds(3, perClass, 4, gap, seed);
  return { X, labels: [...y].map((c) => names[c]!), groups, featureNames: ['a', 'b', 'c', 'd'] };
}

describe('the ensemble', () => {
  it('predicts, explains itself, and is the same after saving', async () => {
    const { model } = await fitEnsemble(table(), options);
    const fresh = table(10, 2, 9);
    const { probabilities, baseLearners } = model.predictDetailed(fresh.X);
    expect([...baseLearners.keys()]).toEqual(['knn', 'svm', 'mlp', 'discriminant', 'density']);
    for (const p of [probabilities, ...baseLearners.values()]) {
      expect([p.rows, p.cols]).toEqual([30, 3]);
      for (let i = 0; i < p.rows; i++)
        expect(p.data.subarray(i * 3, i * 3 + 3).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    }
    const right = [...model.predict(fresh.X)].filter((c, i) => model.classes[c] === fresh.labels[i]).length;
    expect(right).toBeGreaterThanOrEqual(24);
    const saved = model.serialise();
    const again = loadStacking({ json: JSON.parse(JSON.stringify(saved.json)), weights: saved.weights });
    expect(again.predictDetailed(fresh.X)).toEqual(model.predictDetailed(fresh.X));
  });

  it('is the same for the same seed, also when its fits end in another order', async () => {
    const one = (await fitEnsemble(table(), options)).model.serialise();
    const late = await fitEnsemble(table(), {
      ...options,
      runBaseTask: async (task, signal) => {
        if (task.config.kind === 'knn') await new Promise((resolve) => setTimeout(resolve, 20));
        return structuredClone(await runBaseTask(structuredClone(task), signal));
      },
    });
    const two = late.model.serialise();
    expect(two.json).toEqual(one.json);
    expect(Buffer.from(two.weights).equals(Buffer.from(one.weights))).toBe(true);
  });

  it('reports learner, fold and epoch while it learns, and never goes back', async () => {
    const steps: (StackingStep & { done: number })[] = [];
    await fitEnsemble(table(), { ...options, onStep: (step, done) => void steps.push({ ...step, done }) });
    const learners = Object.keys(config.base);
    const total = stackingSteps(config, 5);
    expect(total).toBe(6 * learners.length + 1);
    // The end of each fit is counted, epochs are not.
    const ends = steps.filter(({ epoch }) => epoch === undefined);
    expect(ends.map(({ done }) => done)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
    expect(ends.map(({ phase, learner, fold }) => [phase, learner, fold])).toEqual([
      ...[undefined, 1, 2, 3, 4, 5].flatMap((fold) => learners.map((learner) => ['fitting', learner, fold])),
      ['combining', undefined, undefined],
    ]);
    const epochs = steps.filter(({ learner, fold, epoch }) => learner === 'mlp' && fold === 3 && epoch);
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(epochs.map(({ epochs: all, done }) => `${all} ${done}`)).size).toBe(1);
    expect(epochs[0]).toMatchObject({ epochs: 20, folds: 5 });
  });

  it('reports what it learned from and how it did, in the form that the rest of the app reads', async () => {
    const { report } = await fitEnsemble(table(), options);
    expect(modelReportSchema.parse(report)).toMatchObject({
      trainedAt: '2026-11-20T12:00:00.000Z',
      seed: 1,
      groups: [{ name: 'base57', version: 1 }],
      classes: ['blues', 'jazz', 'metal'],
      rows: 54,
      rowsPerClass: { blues: 18, jazz: 18, metal: 18 },
      artists: 18,
      folds: 5,
      judgedRows: 54,
    });
    expect(report.confusion.flat().reduce((a, b) => a + b)).toBe(54);
    const diagonal = report.confusion.reduce((sum, row, c) => sum + row[c]!, 0);
    expect(report.accuracy).toBeCloseTo(diagonal / 54, 12);
    expect(report.accuracy).toBeGreaterThan(0.75);
  });

  it('is not fooled by its own memory: out of fold, noise is judged like noise', async () => {
    const random = createRandom(3);
    const noise = { ...table(60, 0), labels: Array.from({ length: 180 }, () => names[random.integer(3)]!) };
    const { report, model } = await fitEnsemble(noise, options);
    expect(report.accuracy).toBeLessThan(0.45);
    const neighbours = model.predictDetailed(noise.X).baseLearners.get('knn')!;
    const remembered = [...argmaxRows(neighbours)].filter(
      (c, i) => model.classes[c] === noise.labels[i],
    ).length;
    expect(remembered).toBe(180);
  });

  it('never judges an artist by what it learned from the same artist', async () => {
    // Every artist has a place of its own, far from all others: only who knows the artist can know the genre.
    const random = createRandom(4);
    const X = matrix(90, 4);
    const artists = Array.from({ length: 30 }, () => [0, 1, 2, 3].map(() => 10 * random.normal()));
    for (let i = 0; i < 90; i++)
      X.data.set(
        artists[i % 30]!.map((centre) => centre + 0.01 * random.normal()),
        i * 4,
      );
    const rows = Array.from({ length: 90 }, (_, i) => i % 30);
    const labels = rows.map((artist) => names[(artist * 7) % 3]!);
    const kept = { X, labels, groups: rows.map(String), featureNames: ['a', 'b', 'c', 'd'] };
    const { report } = await fitEnsemble(kept, options);
    expect(report.accuracy).toBeLessThan(0.6);
    const ignored = await fitEnsemble({ ...kept, groups: rows.map((_, i) => String(i)) }, options);
    expect(ignored.report.accuracy).toBeGreaterThan(0.9);
  });

  it('takes a genre with one row, and one with a single artist', async () => {
    const base = table();
    const last = selectRows(base.X, Int32Array.from(base.labels.keys()));
    last.data.fill(40, 53 * 4);
    const one = await fitEnsemble(
      { ...base, X: last, labels: [...base.labels.slice(0, 53), 'pop'] },
      options,
    );
    expect(one.report.rowsPerClass['pop']).toBe(1);
    expect(one.report.judgedRows).toBe(53);
    const alone = base.labels.map((label, i) => (label === 'jazz' ? 'one artist' : base.groups[i]!));
    const { report } = await fitEnsemble({ ...base, groups: alone }, options);
    expect(report.judgedRows).toBe(54);
    expect(report.confusion[1]![1]).toBeGreaterThan(9);
  });

  it('takes fewer rows than folds, a single genre, a single row, and reports that nothing was measured', async () => {
    const base = table();
    const first = (rows: number) => ({
      ...base,
      X: selectRows(
        base.X,
        Int32Array.from({ length: rows }, (_, i) => i),
      ),
      labels: base.labels.slice(0, rows),
      groups: base.groups.slice(0, rows),
    });
    const three = await fitEnsemble(first(3), options);
    expect(three.report.classes).toEqual(['blues', 'jazz', 'metal']);
    const single = await fitEnsemble({ ...base, labels: base.labels.map(() => 'pop') }, options);
    expect(single.model.predictProba(base.X).data.every((p) => p === 1)).toBe(true);
    const one = await fitEnsemble(first(1), options);
    expect(one.report).toMatchObject({ folds: 0, judgedRows: 0, accuracy: null, logLoss: null });
    expect(one.model.predict(base.X).every((c) => c === 0)).toBe(true);
  });

  it('refuses rows that no model can use', async () => {
    const base = table();
    const spoilt = selectRows(base.X, Int32Array.from(base.labels.keys()));
    spoilt.data[5] = Number.NaN;
    await expect(fitEnsemble({ ...base, X: spoilt }, options)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(fitEnsemble({ ...base, labels: [] }, options)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(
      fitEnsemble({ ...base, X: matrix(0, 4), labels: [], groups: [] }, options),
    ).rejects.toMatchObject({ kind: 'too-few-examples' });
  });

  it('reports its steps, and ends between two of them when cancelled', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const fitting = fitEnsemble(table(), {
      ...options,
      signal: controller.signal,
      onStep: ({ learner, fold }, done) => {
        seen.push(`${done} ${learner} ${fold}`);
        if (done === 4) controller.abort(new Error('enough'));
      },
    });
    await expect(fitting).rejects.toThrow('enough');
    expect(seen[0]).toBe('1 knn undefined');
    expect(seen.length).toBeLessThan(31);
  });
});
