// Multilayer perceptrons with a sigmoid for each tag, over one hidden layer: small enough to be trained without an engine.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { createAdam } from '../maths/adam.ts';
import { createRandom, deriveSeed, permutation, type Random } from '../maths/random.ts';
import { classWeights } from './logisticTags.ts';
import type { TagRows } from './tagRows.ts';

export interface MlpTagsConfig {
  readonly hidden: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Weight of |w|² / 2 in the mean loss. */
  readonly l2: number;
  /** Share of the hidden units that is left out of a step. */
  readonly dropout: number;
  /** Networks from different starts, whose log-odds are averaged. */
  readonly members: number;
}

export const mlpTagsDefaults: MlpTagsConfig = {
  hidden: 64,
  epochs: 40,
  batchSize: 32,
  learningRate: 3e-2,
  l2: 1e-2,
  dropout: 0.5,
  members: 2,
};

/** `first` [axes, hidden], `second` [hidden, tags], biases behind their rows: one row more. */
interface Network {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export interface MlpTags {
  readonly axes: number;
  readonly hidden: number;
  readonly tags: number;
  readonly networks: readonly Network[];
}

/** Adam on the weighted cross-entropy, both kinds of each tag in all alike. Throws the signal's reason when it aborts. */
export function fitMlpTags(
  rows: TagRows,
  config: MlpTagsConfig,
  seed: number,
  signal?: AbortSignal,
): MlpTags {
  const own = classWeights(rows.targets);
  const networks = Array.from({ length: config.members }, (_, n) =>
    fitOne(rows, own, config, createRandom(deriveSeed(seed, 'mlp tags', n)), signal),
  );
  return { axes: rows.Z.cols, hidden: config.hidden, tags: rows.targets.tags, networks };
}

/** Log-odds, the mean of the networks' [rows, tags]. */
export function mlpScores({ axes, hidden, tags, networks }: MlpTags, Z: Matrix): Matrix {
  const out = matrix(Z.rows, tags);
  const units = new Float32Array(hidden);
  const scores = new Float32Array(tags);
  for (const { first, second } of networks)
    for (let i = 0; i < Z.rows; i++) {
      layer(first, Z.data.subarray(i * axes, (i + 1) * axes), units);
      for (let u = 0; u < hidden; u++) if (units[u]! < 0) units[u] = 0;
      layer(second, units, scores);
      for (let t = 0; t < tags; t++) out.data[i * tags + t]! += scores[t]! / networks.length;
    }
  return out;
}

/** Writes the linear layer's `output` for `input`. */
function layer(weights: Float32Array, input: Float32Array, output: Float32Array): void {
  const width = output.length;
  output.set(weights.subarray(input.length * width, (input.length + 1) * width));
  for (let j = 0; j < input.length; j++) {
    const value = input[j]!;
    if (value === 0) continue;
    for (let u = 0; u < width; u++) output[u]! += value * weights[j * width + u]!;
  }
}

function fitOne(
  { Z, targets }: TagRows,
  own: Float64Array,
  { hidden, epochs, batchSize, learningRate, l2, dropout }: MlpTagsConfig,
  random: Random,
  signal: AbortSignal | undefined,
): Network {
  const { tags, shares } = targets;
  const axes = Z.cols;
  // He and others, Delving deep into rectifiers (2015); an axis is small, for all of them together have the square 1.
  const first = normal((axes + 1) * hidden, Math.sqrt(2), random);
  const second = normal((hidden + 1) * tags, Math.sqrt(2 / hidden), random);
  first.fill(0, axes * hidden);
  second.fill(0, hidden * tags);
  const gradients = [new Float32Array(first.length), new Float32Array(second.length)] as const;
  const adam = createAdam([first, second], learningRate);
  const units = new Float32Array(hidden);
  const scores = new Float32Array(tags);
  const back = new Float32Array(hidden);
  const kept = new Uint8Array(hidden);
  for (let epoch = 0; epoch < epochs; epoch++) {
    signal?.throwIfAborted();
    const order = permutation(Z.rows, random);
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.subarray(start, start + batchSize);
      for (const gradient of gradients) gradient.fill(0);
      for (const i of batch) {
        const x = Z.data.subarray(i * axes, (i + 1) * axes);
        layer(first, x, units);
        for (let u = 0; u < hidden; u++) {
          kept[u] = units[u]! > 0 && random.next() >= dropout ? 1 : 0;
          units[u] = kept[u] === 1 ? units[u]! / (1 - dropout) : 0;
        }
        layer(second, units, scores);
        back.fill(0);
        for (let t = 0; t < tags; t++) {
          const at = i * tags + t;
          const off = (own[at]! * (1 / (1 + Math.exp(-scores[t]!)) - shares[at]!)) / (batch.length * tags);
          for (let u = 0; u < hidden; u++) {
            if (kept[u] === 0) continue;
            gradients[1][u * tags + t]! += off * units[u]!;
            back[u]! += off * second[u * tags + t]!;
          }
          gradients[1][hidden * tags + t]! += off;
        }
        for (let u = 0; u < hidden; u++) {
          if (kept[u] === 0) continue;
          const off = back[u]! / (1 - dropout);
          for (let j = 0; j < axes; j++) gradients[0][j * hidden + u]! += off * x[j]!;
          gradients[0][axes * hidden + u]! += off;
        }
      }
      shrink(gradients[0], first, axes * hidden, l2 / tags);
      shrink(gradients[1], second, hidden * tags, l2 / tags);
      adam.step(gradients, 1 - epoch / epochs);
    }
  }
  return { first, second };
}

function shrink(gradient: Float32Array, weights: Float32Array, count: number, l2: number): void {
  for (let at = 0; at < count; at++) gradient[at]! += l2 * weights[at]!;
}

function normal(count: number, deviation: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => deviation * random.normal());
}
