// The classifier that fitted multilayer perceptrons are: their mean vote, computed here without any engine.
import * as z from 'zod';
import { matrix } from '../../domain/matrix.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import { classifier } from './classifier.ts';
import type { Classifier, LearnerKind } from './learner.ts';
import { savedForm } from './serialisedModel.ts';

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

const form = savedForm('mlp', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    present: bytes.i32,
    /** [in, out] weights and [out] biases of each layer, row-major. */
    networks: z
      .array(z.object({ weights: z.array(bytes.f32).readonly(), biases: z.array(bytes.f32).readonly() }))
      .min(1),
  }),
);
type Networks = ReturnType<typeof form.read>;
export type Network = Networks['networks'][number];

export const mlp: Omit<LearnerKind<MlpConfig>, 'learner'> = {
  defaults: {
    kind: 'mlp',
    hidden: [256],
    learningRate: 5e-3,
    batchSize: 128,
    epochs: 60,
    l2: 0.1,
    dropout: 0.6,
    earlyStopping: null,
    members: 1,
  },
  load: (saved) => mlpClassifier(form.read(saved)),
};

/** The network that the field's tutorials train on this feature table, for comparison. */
export const mlpReference: MlpConfig = {
  ...mlp.defaults,
  hidden: [300, 300, 300, 300, 300],
  learningRate: 1e-4,
  batchSize: 64,
  epochs: 200,
  l2: 1e-4,
  dropout: 0,
  earlyStopping: { share: 0.1, patience: 10 },
};

export function mlpClassifier(parts: Networks): Classifier {
  const { classes, features, present, networks } = parts;
  return classifier({
    classes,
    features,
    probabilities(X) {
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
    },
    serialise: () => form.write(parts),
  });
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
