// The same networks in tfjs-layers on TensorFlow.js's CPU backend, for comparison.
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import type { SequenceConfig } from '../../lab/sequences/configs.ts';

export interface LayersModel {
  /** One step with Adam on each batch, whose rows are [steps, columns]. */
  epoch(inputs: Float32Array, labels: Int32Array): Promise<void>;
  probabilities(inputs: Float32Array): Float32Array;
  /** Weights in the order of the layers. */
  weights(): Float32Array[];
}

/** Without dropout, so that both can be held against each other. */
export async function layersModel(
  config: Extract<SequenceConfig, { kind: 'lstm' | 'cnn' }>,
  { steps, columns, classes }: { steps: number; columns: number; classes: number },
): Promise<LayersModel> {
  tf.enableProdMode();
  if (!(await tf.setBackend('cpu'))) throw new Error('the CPU backend of TensorFlow.js did not start');
  const image = config.kind === 'cnn';
  const model = image ? cnn(config, steps, columns) : lstm(config, steps, columns);
  model.add(layers.dense({ units: classes, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(config.learningRate), loss: 'categoricalCrossentropy' });
  const inputTensor = (inputs: Float32Array): tf.Tensor => {
    const rows = inputs.length / (steps * columns);
    return tf.tensor(inputs, image ? [rows, steps, columns, 1] : [rows, steps, columns]);
  };
  return {
    async epoch(inputs, labels) {
      const x = inputTensor(inputs);
      const shares = new Float32Array(labels.length * classes);
      for (const [row, label] of labels.entries()) shares[row * classes + label] = 1;
      const y = tf.tensor2d(shares, [labels.length, classes]);
      await model.fit(x, y, {
        epochs: 1,
        batchSize: config.batchSize,
        shuffle: false,
        verbose: 0,
        yieldEvery: 'never',
      });
      tf.dispose([x, y]);
    },
    probabilities(inputs) {
      return (
        tf.tidy(() => {
          const told = model.predict(inputTensor(inputs));
          return (Array.isArray(told) ? told : [told]).flatMap((tensor) => [tensor.dataSync<'float32'>()]);
        })[0] ?? new Float32Array()
      );
    },
    weights: () => model.getWeights().map((weight) => weight.dataSync<'float32'>().slice()),
  };
}

function lstm(config: Extract<SequenceConfig, { kind: 'lstm' }>, steps: number, columns: number): Sequential {
  const model = sequential();
  for (let layer = 0; layer < config.layers; layer++)
    model.add(
      layers.lstm({
        units: config.units,
        returnSequences: true,
        // The defaults: an orthogonal start throws, and 'hardSigmoid' is another function.
        recurrentInitializer: 'glorotUniform',
        recurrentActivation: 'sigmoid',
        unitForgetBias: true,
        ...(layer === 0 ? { inputShape: [steps, columns] } : {}),
      }),
    );
  model.add(layers.globalAveragePooling1d());
  return model;
}

function cnn(config: Extract<SequenceConfig, { kind: 'cnn' }>, steps: number, columns: number): Sequential {
  const model = sequential();
  let left = steps;
  for (const [l, filters] of config.filters.entries()) {
    model.add(
      layers.conv2d({
        filters,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        ...(l === 0 ? { inputShape: [steps, columns, 1] } : {}),
      }),
    );
    const [pooledSteps, pooledBands] = config.pools[l] ?? [1, 1];
    model.add(
      layers.maxPooling2d({ poolSize: [pooledSteps, pooledBands], strides: [pooledSteps, pooledBands] }),
    );
    left = Math.floor(left / pooledSteps);
  }
  model.add(layers.averagePooling2d({ poolSize: [left, 1], strides: [left, 1] }));
  model.add(layers.flatten());
  return model;
}
