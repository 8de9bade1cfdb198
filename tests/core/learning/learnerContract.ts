// What every learner must keep, whatever it is: run over each of them.
import { describe, expect, it } from 'vitest';
import { matrix, selectRows } from '../../../src/core/domain/matrix.ts';
import type { Classifier, Learner } from '../../../src/core/learning/learners/learner.ts';
import { argmaxRows } from '../../../src/core/learning/learners/learner.ts';
import type { SerialisedModel } from '../../../src/core/learning/learners/serialisedModel.ts';
import { clouds, rowsFrom } from './tables.ts';

const classes = ['blues', 'jazz', 'metal'];

export function describeLearner(
  name: string,
  learner: Learner,
  load: (model: SerialisedModel) => Classifier,
): void {
  describe(`${name} keeps the contract of learners:`, () => {
    const { X, y, groups } = clouds(3, 12, 5, 3, 1);
    const fresh = clouds(3, 10, 5, 3, 2);
    const fitted = (table = { X, y }, seed = 7) => learner.fit(table.X, table.y, { classes, seed });

    it('learns what is easy', async () => {
      const predicted = (await fitted()).predict(fresh.X);
      const right = predicted.filter((c, i) => c === fresh.y[i]).length;
      expect(right).toBeGreaterThanOrEqual(27);
    });

    it('is the same model, byte for byte, for the same seed', async () => {
      const one = (await fitted()).serialise();
      const two = (await fitted()).serialise();
      expect(two.json).toEqual(one.json);
      expect(Buffer.from(two.weights).equals(Buffer.from(one.weights))).toBe(true);
    });

    it('forgets what it was fitted on before', async () => {
      const one = await fitted();
      const before = one.predictProba(fresh.X);
      await learner.fit(
        fresh.X,
        fresh.y.map((c) => (c + 1) % 3),
        { classes, seed: 3 },
      );
      expect((await fitted()).predictProba(fresh.X)).toEqual(before);
      expect(one.predictProba(fresh.X)).toEqual(before);
    });

    it('does not change with the rows that it was given', async () => {
      const given = { X: selectRows(X, Int32Array.from(y.keys())), y: y.slice() };
      const model = await fitted(given);
      const before = model.predictProba(fresh.X);
      given.X.data.fill(0);
      given.y.fill(0);
      expect(model.predictProba(fresh.X)).toEqual(before);
    });

    it('judges each row by itself', async () => {
      const model = await fitted();
      const some = [4, 17, 2];
      expect(model.predictProba(selectRows(fresh.X, some))).toEqual(
        selectRows(model.predictProba(fresh.X), some),
      );
      expect([...model.predict(selectRows(fresh.X, some))]).toEqual(
        some.map((i) => model.predict(fresh.X)[i]),
      );
    });

    it('gives probabilities', async () => {
      const p = (await fitted()).predictProba(fresh.X);
      expect([p.rows, p.cols]).toEqual([30, 3]);
      for (let i = 0; i < p.rows; i++) {
        const row = p.data.subarray(i * 3, i * 3 + 3);
        expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
      }
    });

    it('reloads exactly, from JSON text and from bytes that are not aligned', async () => {
      const model = await fitted();
      const saved = model.serialise();
      const shifted = new Uint8Array(saved.weights.length + 1);
      shifted.set(saved.weights, 1);
      const again = load({ json: JSON.parse(JSON.stringify(saved.json)), weights: shifted.subarray(1) });
      expect(again.classes).toEqual(classes);
      expect(again.predictProba(fresh.X)).toEqual(model.predictProba(fresh.X));
      expect(again.predict(fresh.X)).toEqual(model.predict(fresh.X));
      expect(Buffer.from(again.serialise().weights).equals(Buffer.from(saved.weights))).toBe(true);
    });

    it('takes a class that occurs once', async () => {
      const rare = y.map((c, i) => (c === 2 && i > 2 ? 0 : c));
      const p = (await learner.fit(X, rare, { classes, seed: 1, groups })).predictProba(fresh.X);
      expect(p.data.every(Number.isFinite)).toBe(true);
    });

    it('gives a class without rows no vote', async () => {
      const model = await learner.fit(
        X,
        y.map((c) => (c === 1 ? 0 : c)),
        { classes, seed: 1, groups },
      );
      expect(model.predict(fresh.X).includes(1)).toBe(false);
    });

    it('takes a single class, and is sure of it', async () => {
      const model = await learner.fit(X, new Int32Array(X.rows).fill(1), { classes, seed: 1, groups });
      expect([...new Set(model.predict(fresh.X))]).toEqual([1]);
      expect(argmaxRows(model.predictProba(fresh.X)).every((c) => c === 1)).toBe(true);
      expect([...new Set(load(model.serialise()).predict(fresh.X))]).toEqual([1]);
    });

    it('takes a single row', async () => {
      const model = await learner.fit(selectRows(X, [1]), y.slice(1, 2), { classes, seed: 1, groups: ['a'] });
      expect([...new Set(model.predict(fresh.X))]).toEqual([1]);
    });

    it('takes constant columns', async () => {
      const wide = matrix(X.rows, 7);
      for (let i = 0; i < X.rows; i++) wide.data.set([...X.data.subarray(i * 5, i * 5 + 5), 3, 0], i * 7);
      const p = (await learner.fit(wide, y, { classes, seed: 1 })).predictProba(wide);
      expect(p.data.every(Number.isFinite)).toBe(true);
      expect(argmaxRows(p).filter((c, i) => c === y[i]).length).toBeGreaterThanOrEqual(32);
    });

    it('refuses NaN and infinity, when learning and when judging', async () => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const spoilt = selectRows(X, Int32Array.from(y.keys()));
        spoilt.data[8] = bad;
        await expect(learner.fit(spoilt, y, { classes, seed: 1 })).rejects.toMatchObject({
          kind: 'invalid',
          message: expect.stringContaining('Row 1, column 3'),
        });
        const model = await fitted();
        expect(() => model.predictProba(spoilt)).toThrow('not a finite number');
      }
    });

    it('refuses what does not fit together', async () => {
      await expect(learner.fit(X, y.slice(1), { classes, seed: 1 })).rejects.toMatchObject({
        kind: 'invalid',
      });
      await expect(
        learner.fit(
          X,
          y.map(() => 3),
          { classes, seed: 1 },
        ),
      ).rejects.toMatchObject({ kind: 'invalid' });
      await expect(learner.fit(matrix(0, 5), new Int32Array(), { classes, seed: 1 })).rejects.toMatchObject({
        kind: 'too-few-examples',
      });
      const model = await fitted();
      expect(() => model.predict(rowsFrom([[1, 2]]))).toThrow(
        'The model takes 5 feature columns, the rows have 2.',
      );
    });

    it('ends when it is cancelled', async () => {
      const cancelled = AbortSignal.abort(new Error('enough'));
      await expect(learner.fit(X, y, { classes, seed: 1, signal: cancelled })).rejects.toThrow('enough');
    });
  });
}
