// The registry of learners: whatever one of them saved is loaded again, and an entry that is not whole does not compile.
import { describe, expect, it } from 'vitest';
import { type KnnConfig, knn } from '../../../../src/core/learning/learners/knn.ts';
import {
  type LearnerConfigs,
  type Learners,
  loadClassifier,
  pureLearners,
} from '../../../../src/core/learning/learners/registry.ts';
import { learners, runBaseTask } from '../../../../src/main/engines/learners.ts';
import { clouds } from '../tables.ts';

describe('the registry', () => {
  it.each(Object.values(learners).map(({ defaults }) => defaults))(
    'loads what $kind saved, by its kind',
    async (defaults) => {
      const { X, y } = clouds(2, 8, 3, 3, 1);
      const config = defaults.kind === 'mlp' ? { ...defaults, hidden: [4], epochs: 2 } : defaults;
      const task = { config, X, y, classes: ['a', 'b'], seed: 1, groups: null };
      const { model } = await runBaseTask({ ...task, heldOut: null });
      expect(model!.json['kind']).toBe(defaults.kind);
      const { heldOut } = await runBaseTask({ ...task, heldOut: X });
      expect(loadClassifier(model!).predictProba(X)).toEqual(heldOut);
    },
  );

  it('refuses what no learner saved', () => {
    const unknown = { json: { kind: 'oracle' }, weights: new Uint8Array() };
    expect(() => loadClassifier(unknown)).toThrow("there is no learner 'oracle'");
  });

  it('has no entry that is misspelt, half or missing', () => {
    // @ts-expect-error: its settings name another kind.
    const misspelt: Learners<{ kmm: KnnConfig }> = { kmm: knn };
    const { load, ...half } = knn;
    // @ts-expect-error: nothing loads what it saved.
    const unloadable: Learners<{ knn: KnnConfig }> = { knn: half };
    // @ts-expect-error: there is no network.
    const missing: Learners<LearnerConfigs> = { ...pureLearners, svm: learners.svm };
    expect([misspelt, unloadable, missing, load]).toHaveLength(4);
  });
});
