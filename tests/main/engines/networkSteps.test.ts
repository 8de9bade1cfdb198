// The two ways to learn a network's numbers step by step come to the same: our own kernels and TensorFlow's products.
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { type MlpConfig, mlp } from '../../../src/core/learning/learners/mlp.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { rowsModuleBytes } from '../../../src/core/learning/maths/rows/inUse.ts';
import {
  type NetworkShape,
  type NetworkSteps,
  networkSteps,
} from '../../../src/core/learning/maths/rows/network.ts';
import { loadTensorFlow } from '../../../src/main/engines/tensorflow.ts';
import { tensorSteps } from '../../../src/main/engines/tensorSteps.ts';

const { tf } = await loadTensorFlow();

function made(sizes: readonly number[], rows: number) {
  const random = createRandom(7);
  const some = (length: number) => Float32Array.from({ length }, () => random.normal() / 2);
  const layers = sizes.slice(1).map((units, l) => ({ units, inputs: sizes[l]! }));
  const start = () => ({
    weights: layers.map(({ units, inputs }) => some(units * inputs)),
    biases: layers.map(({ units }) => some(units)),
  });
  const X = matrix(rows, sizes[0]!, some(rows * sizes[0]!));
  const truths = Int32Array.from({ length: rows }, () => random.integer(sizes.at(-1)!));
  return { X, truths, start: start() };
}

const copyOf = ({ weights, biases }: NetworkShape): NetworkShape => ({
  weights: weights.map((w) => w.slice()),
  biases: biases.map((b) => b.slice()),
});

/** Three rounds over all rows, the last batch of each a small one. */
function learned(
  steps: NetworkSteps,
  X: ReturnType<typeof matrix>,
  truths: Int32Array,
  batch: number,
): number[] {
  const random = createRandom(3);
  for (let round = 0; round < 3; round++)
    for (let at = 0; at < X.rows; at += batch) {
      const rows = Int32Array.from({ length: Math.min(batch, X.rows - at) }, (_, i) => at + i);
      steps.step(
        X,
        rows,
        rows.map((i) => truths[i]!),
        random,
        1 - round / 4,
      );
    }
  const { weights, biases } = steps.network();
  return [...weights, ...biases].flatMap((values) => [...values]);
}

describe.each([
  { sizes: [9, 5, 3], dropout: 0.5, l2: 0.1 },
  { sizes: [6, 8, 7, 4], dropout: 0.3, l2: 0 },
  { sizes: [13, 2], dropout: 0, l2: 1 },
])('a network of $sizes', ({ sizes, ...of }) => {
  const config: MlpConfig = { ...mlp.defaults, ...of, batchSize: 16, learningRate: 0.01 };
  const { X, truths, start } = made(sizes, 37);

  test('learns the same by kernels as by TensorFlow', () => {
    const kernels = learned(networkSteps(rowsModuleBytes(), start, config), X, truths, 16);
    const tensors = learned(tensorSteps(tf, config, copyOf(start)), X, truths, 16);
    expect(kernels).toHaveLength(tensors.length);
    const farthest = Math.max(...kernels.map((value, i) => Math.abs(value - tensors[i]!)));
    expect(farthest).toBeLessThan(1e-5);
    expect(kernels).not.toEqual(learned(networkSteps(rowsModuleBytes(), start, config), X, truths, 15));
  });

  test('and the same each time, to the bit', () => {
    const again = () => learned(networkSteps(rowsModuleBytes(), start, config), X, truths, 16);
    expect(again()).toStrictEqual(again());
  });
});
