// The classifier that fitted multilayer perceptrons are: their mean vote, computed here without any engine.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import type { Classifier } from './learner.ts';
import { argmaxRows, checkRows } from './learner.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import { arrayPlace, readFloat32, readInt32, readShape, writeWeights } from './serialisedModel.ts';

export interface MlpConfig {
  readonly kind: 'mlp';
  /** Units of each hidden layer, ReLU; softmax on top. */
  readonly hidden: readonly number[];
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Weight of |w|² / 2 a row in the loss, as scikit-learn's alpha. */
  readonly l2: number;
  /** Share of each hidden layer's units left out of a training step. */
  readonly dropout: number;
  /** Holds `share` of the rows out and keeps the epoch that served them best; ends after `patience` epochs without gain. */
  readonly earlyStopping: { readonly share: number; readonly patience: number } | null;
  /** Networks from different random starts, whose probabilities are averaged. */
  readonly members: number;
}

export const mlpDefaults: MlpConfig = {
  kind: 'mlp',
  hidden: [256],
  learningRate: 5e-3,
  batchSize: 128,
  epochs: 60,
  l2: 0.1,
  dropout: 0.6,
  earlyStopping: null,
  members: 1,
};

/** The network that the field's tutorials train on this feature table, for comparison. */
export const mlpReference: MlpConfig = {
  ...mlpDefaults,
  hidden: [300, 300, 300, 300, 300],
  learningRate: 1e-4,
  batchSize: 64,
  epochs: 200,
  l2: 1e-4,
  dropout: 0,
  earlyStopping: { share: 0.1, patience: 10 },
};

/** One network: [in, out] weights and [out] biases of each layer, row-major. */
export interface Network {
  readonly weights: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

interface MlpParts {
  readonly classes: readonly string[];
  readonly present: Int32Array;
  readonly features: number;
  readonly networks: readonly Network[];
}

export function mlpClassifier({ classes, present, features, networks }: MlpParts): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    const scores = new Float64Array(present.length);
    for (const network of networks)
      for (let i = 0; i < X.rows; i++) {
        scores.set(forward(network, X.data.subarray(i * X.cols, (i + 1) * X.cols)));
        softmaxInPlace(scores);
        for (let k = 0; k < present.length; k++)
          out.data[i * classes.length + present[k]!]! += scores[k]! / networks.length;
      }
    return out;
  };
  return {
    classes,
    predictProba,
    predict: (X) => argmaxRows(predictProba(X)),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'mlp',
        classes,
        features,
        present: writer.array(present),
        networks: networks.map(({ weights, biases }) => ({
          weights: weights.map((w) => writer.array(w)),
          biases: biases.map((b) => writer.array(b)),
        })),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

/** The scores before softmax for one row. */
function forward({ weights, biases }: Network, x: Float32Array): Float32Array {
  let input = x;
  for (let layer = 0; layer < weights.length; layer++) {
    const w = weights[layer]!;
    const output = biases[layer]!.slice();
    const units = output.length;
    for (let j = 0; j < input.length; j++) {
      const value = input[j]!;
      // About half of all hidden values are 0 after ReLU.
      if (value === 0) continue;
      const base = j * units;
      for (let u = 0; u < units; u++) output[u]! += value * w[base + u]!;
    }
    if (layer < weights.length - 1) for (let u = 0; u < units; u++) if (output[u]! < 0) output[u] = 0;
    input = output;
  }
  return input;
}

const shape = z.object({
  kind: z.literal('mlp'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  present: arrayPlace,
  networks: z.array(z.object({ weights: z.array(arrayPlace), biases: z.array(arrayPlace) })).min(1),
});

export function loadMlp({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, present, networks } = readShape(shape, json);
  return mlpClassifier({
    classes,
    features,
    present: readInt32(weights, present),
    networks: networks.map((network) => ({
      weights: network.weights.map((place) => readFloat32(weights, place)),
      biases: network.biases.map((place) => readFloat32(weights, place)),
    })),
  });
}
