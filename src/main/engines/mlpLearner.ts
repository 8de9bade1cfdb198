// Fits multilayer perceptrons: TensorFlow.js or kernels of our own multiply the matrices, every random choice is ours.
import { AppError } from '../../core/domain/errors.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import { selectRows } from '../../core/domain/matrix.ts';
import { groupedFolds } from '../../core/learning/judging/folds.ts';
import { logLoss } from '../../core/learning/judging/metrics.ts';
import { constantClassifier } from '../../core/learning/learners/constant.ts';
import type { Epoch, FitOptions, Learner } from '../../core/learning/learners/learner.ts';
import { checkTrainingRows, classesPresent } from '../../core/learning/learners/learner.ts';
import type { MlpConfig, Network } from '../../core/learning/learners/mlp.ts';
import { mlpClassifier } from '../../core/learning/learners/mlp.ts';
import type { Random } from '../../core/learning/maths/random.ts';
import { createRandom, deriveSeed, permutation } from '../../core/learning/maths/random.ts';
import { rowsModuleBytes } from '../../core/learning/maths/rows/inUse.ts';
import { type NetworkSteps, networkSteps } from '../../core/learning/maths/rows/network.ts';
import { loadTensorFlow, type TensorFlow } from './tensorflow.ts';
import { tensorSteps } from './tensorSteps.ts';

/** Same rows, same seed, same network to the bit, but on native TensorFlow, which sums in another order. */
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
      const tensorFlow = await loadTensorFlow();
      const networks: Network[] = [];
      for (let member = 0; member < config.members; member++) {
        const seed = deriveSeed(options.seed, 'member', member);
        const ownEpoch = ({ epoch, epochs }: Epoch): void =>
          onEpoch?.({ epoch: member * epochs + epoch, epochs: config.members * epochs });
        networks.push(
          await fitNetwork(tensorFlow, config, X, y, present, {
            ...options,
            seed,
            signal,
            onEpoch: ownEpoch,
          }),
        );
      }
      return mlpClassifier({ classes, present, features: X.cols, networks });
    },
  };
}

/**
 * On TensorFlow where it is native. Of its WASM backend, half of whose time such small networks spend between the products, only
 * where our own kernels do not run.
 */
function stepsOf({ tf, backend }: TensorFlow, config: MlpConfig, start: Network): NetworkSteps {
  if (backend === 'tensorflow') return tensorSteps(tf, config, start);
  try {
    return networkSteps(rowsModuleBytes(), start, config);
  } catch {
    return tensorSteps(tf, config, start);
  }
}

async function fitNetwork(
  tensorFlow: TensorFlow,
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
  const { step, network } = stepsOf(tensorFlow, config, initialNetwork(sizes, random));

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
    for (let at = 0; at < stepsAnEpoch; at++) {
      const rows = order.subarray(at * config.batchSize, (at + 1) * config.batchSize);
      const truths = rows.map((i) => column[y[i] ?? 0] ?? 0);
      // Falls to nothing over the last epochs (cosine), which settles the weights.
      const share = (epoch + at / stepsAnEpoch) / config.epochs;
      step(X, rows, truths, random, 0.5 * (1 + Math.cos(Math.PI * share)));
    }
    onEpoch?.({ epoch: epoch + 1, epochs: config.epochs });
    if (config.earlyStopping !== null && split.heldOut.length > 0) {
      const judge = mlpClassifier({ classes, present, features: X.cols, networks: [network()] });
      const truth = split.heldOut.map((i) => y[i] ?? 0);
      const loss = logLoss(truth, judge.predictProba(selectRows(X, split.heldOut)));
      if (best === null || loss < best.loss) {
        best = { loss, network: network() };
        withoutGain = 0;
      } else withoutGain += 1;
      if (withoutGain >= config.earlyStopping.patience) break;
    }
    // Lets messages (cancel) in.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return best?.network ?? network();
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
