import { expect, test } from 'vitest';
import { type SequenceConfig, sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { fitSequence, overfitBatch, type SequenceEpoch } from '../../../lab/sequences/fitSequence.ts';
import { loadSequenceClassifier } from '../../../lab/sequences/sequenceClassifier.ts';
import type { SequenceData } from '../../../lab/sequences/sequenceData.ts';
import { AppError } from '../../../src/core/domain/errors.ts';
import { accuracy } from '../../../src/core/learning/judging/metrics.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { invented, rowsOf } from './invented.ts';

const cut = { crop: 8, average: 1 };
const small = {
  cuts: { frame: cut, beat: cut },
  epochs: 3,
  batchSize: 5,
  earlyStopping: { share: 0.2, patience: 3 },
};
const kinds: readonly [string, SequenceConfig][] = [
  ['lstm', { ...sequenceConfigs.lstm, ...small, units: 6 }],
  ['gru', { ...sequenceConfigs.gru, ...small, units: 6 }],
  ['two layers', { ...sequenceConfigs.lstm, ...small, units: 6, layers: 2 }],
  ['cnn', { ...sequenceConfigs.cnn, ...small, filters: [4, 4, 4] }],
  ['motivated-cnn', { ...sequenceConfigs['motivated-cnn'], ...small }],
];
const data = invented(24);
const rows = rowsOf(data);

test.each(kinds)(
  '%s: rows sum to one, a class without rows gets nothing, saved and loaded it is the same',
  async (_, config) => {
    const told: SequenceEpoch[] = [];
    const model = await fitSequence({ ...config, mixup: 0.3, members: 2 }, data, rows, {
      seed: 1,
      onEpoch: (epoch) => told.push(epoch),
    });
    const p = await model.predictProba(data, rows);
    for (let i = 0; i < rows.length; i++) {
      const row = p.data.subarray(i * 3, (i + 1) * 3);
      expect(row[2]).toBe(0);
      expect(row[0]! + row[1]!).toBeCloseTo(1, 6);
    }
    const saved = structuredClone(model.serialise());
    const again = await loadSequenceClassifier(saved).predictProba(data, rows);
    expect(again.data).toEqual(p.data);
    expect(told.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(told.every(({ epochs, heldOutLoss }) => epochs === 6 && Number.isFinite(heldOutLoss))).toBe(true);
  },
);

test.each(kinds)(
  '%s: same rows, same seed, same network to the bit; another seed, another one',
  async (_, config) => {
    const fits = await Promise.all(
      [1, 1, 2].map((seed) => fitSequence({ ...config, mixup: 0.3 }, data, rows, { seed })),
    );
    const [first, second, other] = fits.map((model) => model.serialise().weights);
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  },
);

test.each(kinds)('%s knows one batch by heart', async (_, config) => {
  const batch = rows.subarray(0, 8);
  const losses = await overfitBatch({ ...config, learningRate: 0.02 }, data, batch, { seed: 1, steps: 120 });
  expect(losses[0]).toBeGreaterThan(0.3);
  expect(losses.at(-1)).toBeLessThan(0.02);
});

test('an LSTM tells by the order of the steps what their mean does not show, of artists that it has not heard', async () => {
  const many = invented(90);
  const train = rowsOf(many).filter((row) => row % 6 < 4);
  const heldOut = rowsOf(many).filter((row) => row % 6 >= 4);
  const config: SequenceConfig = {
    ...sequenceConfigs.lstm,
    units: 12,
    epochs: 40,
    summaries: ['last'],
    earlyStopping: null,
  };
  const model = await fitSequence(config, many, train, { seed: 1 });
  const truth = heldOut.map((row) => many.y[row]!);
  expect(accuracy(truth, await model.predict(many, heldOut))).toBeGreaterThan(0.9);
});

test('ends when the artists held out have gained nothing for so many epochs', async () => {
  const told: number[] = [];
  // Labels that nothing says: what is learned of them does not hold for other artists.
  const random = createRandom(3);
  const unsayable = { ...data, y: data.y.map(() => random.integer(2)) };
  const config = { ...sequenceConfigs.gru, units: 8, epochs: 200, learningRate: 0.02, dropout: 0 };
  await fitSequence({ ...config, earlyStopping: { share: 0.3, patience: 4 } }, unsayable, rows, {
    seed: 1,
    onEpoch: ({ heldOutLoss }) => told.push(heldOutLoss!),
  });
  expect(told.length).toBeLessThan(200);
  expect(told.length - 1 - told.indexOf(Math.min(...told))).toBe(4);
});

test('only rows of one class: that one is certain', async () => {
  const even = rows.filter((row) => row % 2 === 0);
  const model = await fitSequence(sequenceConfigs.lstm, data, even, { seed: 1 });
  expect([...(await model.predictProba(data, Int32Array.of(0, 1))).data]).toEqual([1, 0, 0, 1, 0, 0]);
  expect(await overfitBatch(sequenceConfigs.lstm, data, even, { seed: 1, steps: 5 })).toEqual([0]);
});

test('clips of one step', async () => {
  const brief = invented(12, { steps: () => 1 });
  for (const [, config] of kinds) {
    const model = await fitSequence(config, brief, rowsOf(brief), { seed: 1 });
    expect((await model.predictProba(brief, rowsOf(brief))).data.every(Number.isFinite)).toBe(true);
  }
});

function changed(item: number, change: (values: Float32Array) => Float32Array, steps?: number): SequenceData {
  return {
    ...data,
    sequence: async (wanted) => {
      const sequence = await data.sequence(wanted);
      if (wanted !== item) return sequence;
      return { values: change(sequence.values.slice()), steps: steps ?? sequence.steps };
    },
  };
}

test.each([
  ['not a finite number: step 1, column 2', changed(3, (values) => values.fill(Number.NaN, 8, 9))],
  ['no steps to learn from', changed(3, () => new Float32Array(), 0)],
  ['values, not 12 steps of 6 columns', changed(3, (values) => values.slice(1))],
])('what cannot be learned from names its file: %s', async (words, broken) => {
  const fit = fitSequence(sequenceConfigs.gru, broken, rows, { seed: 1 });
  await expect(fit).rejects.toThrow(AppError);
  await expect(fit).rejects.toThrow(/clip 3\.flac/);
  await expect(fit).rejects.toThrow(words);
});

test('nothing to learn from, labels and numbers that mean nothing', async () => {
  const lstm = sequenceConfigs.lstm;
  await expect(fitSequence(lstm, data, new Int32Array(), { seed: 1 })).rejects.toThrow('no sequences');
  await expect(fitSequence(lstm, data, Int32Array.of(99), { seed: 1 })).rejects.toThrow('no sequence 99');
  const strange = { ...data, y: data.y.map(() => 7) };
  await expect(fitSequence(lstm, strange, rows, { seed: 1 })).rejects.toThrow('Label 7');
  await expect(fitSequence({ ...lstm, units: 0 }, data, rows, { seed: 1 })).rejects.toThrow('units');
  const huge = fitSequence({ ...lstm, batchSize: 2 ** 20, units: 256 }, data, rows, { seed: 1 });
  await expect(huge).rejects.toThrow('smaller batches');
  const model = await fitSequence({ ...lstm, epochs: 1 }, data, rows, { seed: 1 });
  await expect(model.predict({ ...data, columns: 5 }, rows)).rejects.toThrow('takes 6 columns');
  await expect(model.predict({ ...data, level: 'frame' }, rows)).rejects.toThrow('sequences of beats');
});

test('cancelled after the batch that is being learned from', async () => {
  const controller = new AbortController();
  let epochs = 0;
  const fit = fitSequence({ ...sequenceConfigs.lstm, epochs: 10_000, earlyStopping: null }, data, rows, {
    seed: 1,
    signal: controller.signal,
    onEpoch: () => {
      epochs += 1;
      if (epochs === 2) controller.abort(new Error('enough'));
    },
  });
  await expect(fit).rejects.toThrow('enough');
  expect(epochs).toBe(2);
});
