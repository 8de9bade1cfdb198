// Small networks with invented batches, for tests of layers.
import { plainArithmetic } from '../../../lab/sequences/arithmetic.ts';
import type { BuildLayer, Shape } from '../../../lab/sequences/layers/layer.ts';
import { createNetwork, type Network } from '../../../lab/sequences/network.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

export interface Trial {
  readonly network: Network;
  readonly lengths: Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** Three rows of noise, the last two shorter than the network's steps. */
export function trial(layers: readonly BuildLayer[], input: Shape, seed = 1, plain = false): Trial {
  const rows = 3;
  const network = createNetwork({ rows, input, layers }, seed, plain ? () => plainArithmetic : undefined);
  const lengths = Int32Array.of(input.steps, Math.max(1, input.steps - 2), 1);
  const random = createRandom(seed + 1);
  const width = input.bands * input.channels;
  for (const [r, length] of lengths.entries())
    for (let i = 0; i < length * width; i++) network.input[r * input.steps * width + i] = random.normal();
  const targets = new Float32Array(rows * network.outputs);
  for (let r = 0; r < rows; r++) targets[r * network.outputs + (r % network.outputs)] = 1;
  return { network, lengths, targets, weights: Float32Array.of(1, 2, 0.5) };
}

export function lossOf(
  { network, lengths, targets, weights }: Trial,
  dropoutSeed: number | null = null,
): number {
  const random = dropoutSeed === null ? null : createRandom(dropoutSeed);
  return network.learn({ rows: lengths.length, lengths }, targets, weights, random);
}
