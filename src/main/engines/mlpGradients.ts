// One step of backpropagation through a multilayer perceptron, in TensorFlow's matrix products.
//
// Written out by hand: two traps of the WASM backend (4.22) lie on the usual way. Its transposing products are ten times
// slower than a transposition and a product, and its oneHot writes the bits of integers when asked for floats.
import type * as tfjs from '@tensorflow/tfjs-core';
import type { Matrix } from '../../core/domain/matrix.ts';
import type { MlpConfig, Network } from '../../core/learning/learners/mlp.ts';
import type { Random } from '../../core/learning/maths/random.ts';

export interface Batch {
  readonly X: Matrix;
  /** Each row's share of each class [rows, classes]. */
  readonly targets: Matrix;
}

/** Gradients of the mean cross-entropy and the penalty, weights first, then biases. To be called inside tf.tidy. */
export function lossGradients(
  tf: typeof tfjs,
  config: MlpConfig,
  { weights, biases }: Network,
  batch: Batch,
  random: Random,
): Float32Array[] {
  const { rows } = batch.X;
  const layers = weights.length;
  let width = batch.X.cols;
  const kernels = weights.map((w, l) => {
    const kernel = tf.tensor2d(w, [width, biases[l]?.length ?? 0]);
    width = biases[l]?.length ?? 0;
    return kernel;
  });

  // Forward, keeping every layer's input.
  const inputs: tfjs.Tensor2D[] = [tf.tensor2d(batch.X.data, [rows, batch.X.cols])];
  const masks: (tfjs.Tensor2D | null)[] = [];
  for (let l = 0; l < layers; l++) {
    const a = inputs[l];
    const b = kernels[l];
    const bias = biases[l];
    if (a === undefined || b === undefined || bias === undefined) break;
    const last = l === layers - 1;
    const product = tf.fused.matMul({ a, b, bias: tf.tensor1d(bias), activation: last ? 'linear' : 'relu' });
    const output = tf.reshape<tfjs.Rank.R2>(product, [rows, bias.length]);
    const mask =
      !last && config.dropout > 0 ? dropoutMask(tf, rows, bias.length, config.dropout, random) : null;
    masks.push(mask);
    inputs.push(mask === null ? output : tf.mul<tfjs.Tensor2D>(output, mask));
  }
  return backward(tf, config, weights, kernels, inputs, masks, batch.targets);
}

function backward(
  tf: typeof tfjs,
  config: MlpConfig,
  weights: readonly Float32Array[],
  kernels: readonly tfjs.Tensor2D[],
  inputs: readonly tfjs.Tensor2D[],
  masks: readonly (tfjs.Tensor2D | null)[],
  targets: Matrix,
): Float32Array[] {
  const { rows } = targets;
  const ofWeights: Float32Array[] = [];
  const ofBiases: Float32Array[] = [];
  const scores = inputs[kernels.length];
  if (scores === undefined) throw new RangeError('a network without layers');
  const truth = tf.tensor2d(targets.data, [rows, targets.cols]);
  let delta: tfjs.Tensor = tf.mul(tf.sub(tf.softmax(scores), truth), 1 / rows);
  for (let l = kernels.length - 1; l >= 0; l--) {
    const input = inputs[l];
    const kernel = kernels[l];
    if (input === undefined || kernel === undefined) break;
    const gradient = tf.matMul(tf.transpose(input), delta).dataSync<'float32'>();
    const w = weights[l] ?? new Float32Array();
    const decay = config.l2 / rows;
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) + decay * (w[i] ?? 0);
    ofWeights.unshift(gradient);
    ofBiases.unshift(tf.sum(delta, 0).dataSync<'float32'>());
    if (l === 0) break;
    delta = tf.mul(tf.matMul(delta, tf.transpose(kernel)), tf.step(input));
    const mask = masks[l - 1];
    if (mask !== null && mask !== undefined) delta = tf.mul(delta, mask);
  }
  return [...ofWeights, ...ofBiases];
}

/** 0 for a unit that is left out, 1 / (1 - share) for one that stays, so that the sum stays the same on average. */
function dropoutMask(
  tf: typeof tfjs,
  rows: number,
  units: number,
  share: number,
  random: Random,
): tfjs.Tensor2D {
  const kept = 1 / (1 - share);
  const mask = new Float32Array(rows * units);
  const draws = new Float64Array(mask.length);
  random.fill(draws);
  for (let i = 0; i < mask.length; i++) mask[i] = (draws[i] ?? 0) >= share ? kept : 0;
  return tf.tensor2d(mask, [rows, units]);
}
