// Learning steps of a network by TensorFlow's matrix products; the optimiser is ours.
import type * as tfjs from '@tensorflow/tfjs-core';
import type { Matrix } from '../../core/domain/matrix.ts';
import { matrix, selectRows } from '../../core/domain/matrix.ts';
import type { MlpConfig, Network } from '../../core/learning/learners/mlp.ts';
import { createAdam } from '../../core/learning/maths/adam.ts';
import type { NetworkSteps } from '../../core/learning/maths/rows/network.ts';
import { type Batch, lossGradients } from './mlpGradients.ts';

/** Changes the arrays of `network` step by step. */
export function tensorSteps(tf: typeof tfjs, config: MlpConfig, network: Network): NetworkSteps {
  const adam = createAdam([...network.weights, ...network.biases], config.learningRate);
  const classes = network.biases.at(-1)?.length ?? 0;
  return {
    step(X, rows, truths, random, scale) {
      let gradients: Float32Array[] = [];
      // Not returned from tidy, which would look for tensors in every number of it.
      tf.tidy(() => {
        gradients = lossGradients(tf, config, network, batchOf(X, rows, truths, classes), random);
      });
      adam.step(gradients, scale);
    },
    network: () => ({
      weights: network.weights.map((w) => w.slice()),
      biases: network.biases.map((b) => b.slice()),
    }),
  };
}

/** The named rows, and the columns of their classes as shares [rows, width]. */
function batchOf(X: Matrix, rows: Int32Array, truths: Int32Array, width: number): Batch {
  const shares = matrix(rows.length, width);
  truths.forEach((truth, i) => {
    shares.data[i * width + truth] = 1;
  });
  return { X: selectRows(X, rows), targets: shares };
}
