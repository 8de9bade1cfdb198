// One step of learning: crops of a few sequences into the network, and its gradients from them.
import type { Random } from '../../src/core/learning/maths/random.ts';
import { blank, mix } from './augment.ts';
import type { SequenceConfig } from './configs.ts';
import type { Network } from './network.ts';
import { levelOf, type Scale, type Sequence, type SequenceData, writeScaled } from './sequenceData.ts';

/** What a member learns from. */
export interface Lesson {
  readonly config: SequenceConfig;
  readonly data: SequenceData;
  readonly read: (item: number) => Promise<Sequence>;
  readonly scale: Scale;
  /** Column of the scores of every class; -1 for one without rows. */
  readonly column: Int32Array;
  /** What a row of each class counts. */
  readonly weight: Float32Array;
}

/** Every class that has rows counts as much as every other; 1 on average. */
export function classWeights({ y, classes }: SequenceData, rows: Int32Array): Float32Array {
  const counts = new Float32Array(classes.length);
  for (const row of rows) counts[y[row]!]! += 1;
  const known = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return counts.map((count) => (count > 0 ? rows.length / (known * count) : 0));
}

/** Puts crops of the items into the network, learns from them, and gives the loss. */
export async function learnFrom(
  network: Network,
  { config, data, read, scale, column, weight }: Lesson,
  items: Int32Array,
  random: Random,
): Promise<number> {
  const { input, shape, outputs } = network;
  const { average } = config.cuts[levelOf(data)];
  const rows = items.length;
  const lengths = new Int32Array(rows);
  const targets = new Float32Array(rows * outputs).fill(config.smoothing / outputs);
  const size = shape.steps * shape.bands;
  for (const [r, item] of items.entries()) {
    const sequence = await read(item);
    const steps = Math.min(shape.steps * average, sequence.steps);
    const from = random.integer(sequence.steps - steps + 1);
    lengths[r] = writeScaled(sequence, scale, { from, steps, average }, input, r * size, shape.steps);
    targets[r * outputs + column[data.y[item]!]!]! += 1 - config.smoothing;
  }
  const extent = { rows, lengths };
  const weights = Float32Array.from(items, (item) => weight[data.y[item]!]!);
  blank(input, extent, shape, config, random);
  if (config.mixup > 0) mix(input.subarray(0, rows * size), targets, extent, config, random);
  return network.learn(extent, targets, weights, random);
}

/** Adds the penalty, and makes gradients shorter that are too long all together (Pascanu et al. 2013). */
export function shorten(parameters: Network['parameters'], { l2, longestGradient }: SequenceConfig): void {
  let squares = 0;
  for (const { values, gradient, penalised } of parameters)
    for (let i = 0; i < gradient.length; i++) {
      if (penalised) gradient[i]! += l2 * values[i]!;
      squares += gradient[i]! * gradient[i]!;
    }
  const factor = longestGradient / Math.sqrt(squares);
  if (factor < 1)
    for (const { gradient } of parameters) for (let i = 0; i < gradient.length; i++) gradient[i]! *= factor;
}
