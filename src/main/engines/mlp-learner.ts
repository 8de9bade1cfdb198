// Fits multilayer perceptrons: TensorFlow.js multiplies the matrices, the optimiser and every random choice are ours.
import type * as tfjs from '@tensorflow/tfjs-core';
import { createAdam } from '../../core/learning/adam.ts';
import { constantClassifier } from '../../core/learning/constant.ts';
import { groupedFolds } from '../../core/learning/folds.ts';
import type { FitOptions, Learner } from '../../core/learning/learner.ts';
import { checkTrainingRows, classesPresent } from '../../core/learning/learner.ts';
import { logLoss } from '../../core/learning/metrics.ts';
import type { MlpConfig, Network } from '../../core/learning/mlp.ts';
import { mlpClassifier, mlpDefaults } from '../../core/learning/mlp.ts';
import type { Random } from '../../core/learning/random.ts';
import { createRandom, deriveSeed, permutation } from '../../core/learning/random.ts';
import { AppError } from '../../core/model/errors.ts';
import type { Matrix } from '../../core/model/matrix.ts';
import { selectRows } from '../../core/model/matrix.ts';
import { loadTensorFlow } from './tensorflow.ts';

/** Same rows, same seed, same network to the bit on the WASM backend; the native one sums in another order. */
export function mlpLearner(config: MlpConfig = mlpDefaults): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      if (config.hidden.some((units) => !(units > 0)) || config.members < 1 || config.batchSize < 1)
        throw new AppError(
          'invalid',
          'An MLP needs at least one unit a layer, one member and one row a batch.',
        );
      const { classes, signal, onProgress } = options;
      const present = classesPresent(y, classes.length);
      if (present.length === 1) return constantClassifier(classes, present[0] ?? 0, X.cols);
      const { tf } = await loadTensorFlow();
      const networks: Network[] = [];
      for (let member = 0; member < config.members; member++) {
        const seed = deriveSeed(options.seed, 'member', member);
        const progress = (share: number) => onProgress?.((member + share) / config.members);
        networks.push(
          await fitNetwork(tf, config, X, y, present, { ...options, seed, signal, onProgress: progress }),
        );
      }
      return mlpClassifier({ classes, present, features: X.cols, networks });
    },
  };
}

async function fitNetwork(
  tf: typeof tfjs,
  config: MlpConfig,
  X: Matrix,
  y: Int32Array,
  present: Int32Array,
  options: FitOptions,
): Promise<Network> {
  const { signal, onProgress, classes } = options;
  const split = validationSplit(config, y, options);
  const random = createRandom(deriveSeed(options.seed, 'network'));
  const sizes = [X.cols, ...config.hidden, present.length];
  const network = initialNetwork(sizes, random);
  const parameters = [...network.weights, ...network.biases];
  const adam = createAdam(parameters, config.learningRate);

  const column = new Int32Array(classes.length).fill(-1);
  present.forEach((c, k) => {
    column[c] = k;
  });
  const stepsAnEpoch = Math.ceil(split.train.length / config.batchSize);
  let best: { loss: number; network: Network } | null = null;
  let withoutGain = 0;
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    signal?.throwIfAborted();
    const order = permutation(split.train.length, random).map((i) => split.train[i] ?? 0);
    for (let step = 0; step < stepsAnEpoch; step++) {
      const rows = order.subarray(step * config.batchSize, (step + 1) * config.batchSize);
      const targets = rows.map((i) => column[y[i] ?? 0] ?? 0);
      let gradients: Float32Array[] = [];
      // Not returned from tidy, which would look for tensors in every number of it.
      tf.tidy(() => {
        gradients = lossGradients(tf, config, network, selectRows(X, rows), targets, random);
      });
      // Falls to nothing over the last epochs (cosine), which settles the weights.
      const share = (epoch + step / stepsAnEpoch) / config.epochs;
      adam.step(gradients, 0.5 * (1 + Math.cos(Math.PI * share)));
    }
    onProgress?.((epoch + 1) / config.epochs);
    if (config.earlyStopping !== null && split.heldOut.length > 0) {
      const judge = mlpClassifier({ classes, present, features: X.cols, networks: [network] });
      const truth = split.heldOut.map((i) => y[i] ?? 0);
      const loss = logLoss(truth, judge.predictProba(selectRows(X, split.heldOut)));
      if (best === null || loss < best.loss) {
        best = { loss, network: copyOf(network) };
        withoutGain = 0;
      } else withoutGain += 1;
      if (withoutGain >= config.earlyStopping.patience) break;
    }
    // Lets messages (cancel) in.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return best?.network ?? network;
}

function validationSplit(config: MlpConfig, y: Int32Array, { groups, seed }: FitOptions) {
  const everything = { train: Int32Array.from(y, (_, i) => i), heldOut: new Int32Array() };
  if (config.earlyStopping === null) return everything;
  const parts = Math.max(2, Math.round(1 / config.earlyStopping.share));
  return groupedFolds(y, groups, parts, deriveSeed(seed, 'validation'))[0] ?? everything;
}

// Glorot and Bengio (2010), uniform; biases start at 0.
function initialNetwork(sizes: readonly number[], random: Random): Network {
  const weights: Float32Array[] = [];
  const biases: Float32Array[] = [];
  sizes.slice(1).forEach((units, layer) => {
    const inputs = sizes[layer] ?? 0;
    const limit = Math.sqrt(6 / (inputs + units));
    weights.push(Float32Array.from({ length: inputs * units }, () => (2 * random.next() - 1) * limit));
    biases.push(new Float32Array(units));
  });
  return { weights, biases };
}

function copyOf({ weights, biases }: Network): Network {
  return { weights: weights.map((w) => w.slice()), biases: biases.map((b) => b.slice()) };
}

/** Gradients of the mean cross-entropy and the penalty, weights first, then biases. To be called inside tf.tidy. */
function lossGradients(
  tf: typeof tfjs,
  config: MlpConfig,
  { weights, biases }: Network,
  batch: Matrix,
  targets: Int32Array,
  random: Random,
): Float32Array[] {
  const rows = batch.rows;
  const layers = weights.length;
  let width = batch.cols;
  const kernels = weights.map((w, l) => {
    const kernel = tf.tensor2d(w, [width, biases[l]?.length ?? 0]);
    width = biases[l]?.length ?? 0;
    return kernel;
  });

  // Forward, keeping every layer's input.
  const inputs: tfjs.Tensor2D[] = [tf.tensor2d(batch.data, [rows, batch.cols])];
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
  return backward(tf, config, weights, kernels, inputs, masks, targets);
}

function backward(
  tf: typeof tfjs,
  config: MlpConfig,
  weights: readonly Float32Array[],
  kernels: readonly tfjs.Tensor2D[],
  inputs: readonly tfjs.Tensor2D[],
  masks: readonly (tfjs.Tensor2D | null)[],
  targets: Int32Array,
): Float32Array[] {
  const rows = targets.length;
  const ofWeights: Float32Array[] = [];
  const ofBiases: Float32Array[] = [];
  const scores = inputs[kernels.length];
  if (scores === undefined) throw new RangeError('a network without layers');
  const truth = oneHot(tf, targets, scores.shape[1]);
  let delta: tfjs.Tensor = tf.mul(tf.sub(tf.softmax(scores), truth), 1 / rows);
  for (let l = kernels.length - 1; l >= 0; l--) {
    const input = inputs[l];
    const kernel = kernels[l];
    if (input === undefined || kernel === undefined) break;
    const gradient = tf.matMul(input, delta, true, false).dataSync<'float32'>();
    const w = weights[l] ?? new Float32Array();
    ofWeights.unshift(gradient.map((g, i) => g + (config.l2 / rows) * (w[i] ?? 0)));
    ofBiases.unshift(tf.sum(delta, 0).dataSync<'float32'>());
    if (l === 0) break;
    delta = tf.mul(tf.matMul(delta, kernel, false, true), tf.step(input));
    const mask = masks[l - 1];
    if (mask !== null && mask !== undefined) delta = tf.mul(delta, mask);
  }
  return [...ofWeights, ...ofBiases];
}

// Not tf.oneHot: the WASM backend's (4.22) writes the bits of integers when asked for floats.
function oneHot(tf: typeof tfjs, targets: Int32Array, width: number): tfjs.Tensor2D {
  const values = new Float32Array(targets.length * width);
  targets.forEach((target, i) => {
    values[i * width + target] = 1;
  });
  return tf.tensor2d(values, [targets.length, width]);
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
  for (let i = 0; i < mask.length; i++) if (random.next() >= share) mask[i] = kept;
  return tf.tensor2d(mask, [rows, units]);
}
