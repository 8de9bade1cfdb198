// Fits multilayer perceptrons: TensorFlow.js multiplies the matrices, the optimiser and every random choice are ours.
import type * as tfjs from '@tensorflow/tfjs-core';
import { AppError } from '../../core/domain/errors.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import { matrix, selectRows } from '../../core/domain/matrix.ts';
import { groupedFolds } from '../../core/learning/judging/folds.ts';
import { logLoss } from '../../core/learning/judging/metrics.ts';
import { constantClassifier } from '../../core/learning/learners/constant.ts';
import type { Epoch, FitOptions, Learner } from '../../core/learning/learners/learner.ts';
import { checkTrainingRows, classesPresent } from '../../core/learning/learners/learner.ts';
import type { MlpConfig, Network } from '../../core/learning/learners/mlp.ts';
import { mlpClassifier } from '../../core/learning/learners/mlp.ts';
import { createAdam } from '../../core/learning/maths/adam.ts';
import type { Random } from '../../core/learning/maths/random.ts';
import { createRandom, deriveSeed, permutation } from '../../core/learning/maths/random.ts';
import { type Batch, lossGradients } from './mlpGradients.ts';
import { loadTensorFlow } from './tensorflow.ts';

/** Same rows, same seed, same network to the bit on the WASM backend; the native one sums in another order. */
export function mlpLearner(config: MlpConfig): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      if (config.hidden.some((units) => !(units > 0)) || config.members < 1 || config.batchSize < 1)
        throw new AppError(
          'invalid',
          'An MLP needs at least one unit a layer, one member and one row a batch.',
        );
      const { classes, signal, onEpoch } = options;
      const present = classesPresent(y, classes.length);
      if (present.length === 1) return constantClassifier(classes, present[0] ?? 0, X.cols);
      const { tf } = await loadTensorFlow();
      const networks: Network[] = [];
      for (let member = 0; member < config.members; member++) {
        const seed = deriveSeed(options.seed, 'member', member);
        const ownEpoch = ({ epoch, epochs }: Epoch): void =>
          onEpoch?.({ epoch: member * epochs + epoch, epochs: config.members * epochs });
        networks.push(
          await fitNetwork(tf, config, X, y, present, { ...options, seed, signal, onEpoch: ownEpoch }),
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
  const { signal, onEpoch, classes } = options;
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
        const batch = batchOf(X, rows, targets, present.length);
        gradients = lossGradients(tf, config, network, batch, random);
      });
      // Falls to nothing over the last epochs (cosine), which settles the weights.
      const share = (epoch + step / stepsAnEpoch) / config.epochs;
      adam.step(gradients, 0.5 * (1 + Math.cos(Math.PI * share)));
    }
    onEpoch?.({ epoch: epoch + 1, epochs: config.epochs });
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

/** The named rows, and the columns of their classes as shares [rows, width]. */
function batchOf(X: Matrix, rows: Int32Array, targets: Int32Array, width: number): Batch {
  const shares = matrix(rows.length, width);
  targets.forEach((target, i) => {
    shares.data[i * width + target] = 1;
  });
  return { X: selectRows(X, rows), targets: shares };
}
