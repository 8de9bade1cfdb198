// Learning steps of a small network in WebAssembly: its numbers lie in one memory from the first step to the last.
import { type WasmMemory, wasmMemory } from '../../../domain/maths/wasmMemory.ts';
import type { Matrix } from '../../../domain/matrix.ts';
import type { Random } from '../random.ts';

export interface NetworkShape {
  /** [in, out] weights and [out] biases of each layer, row-major. */
  readonly weights: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

export interface StepConfig {
  readonly learningRate: number;
  /** The most rows a step. */
  readonly batchSize: number;
  readonly l2: number;
  readonly dropout: number;
}

export interface NetworkSteps {
  /**
   * One step of Adam down the mean cross-entropy of these rows of `X`, whose classes are `truths`, and its penalty. `scale` multiplies the
   * learning rate.
   */
  step(X: Matrix, rows: Int32Array, truths: Int32Array, random: Random, scale: number): void;
  /** As it is now, copied. */
  network(): NetworkShape;
}

/** Parameters and what Adam remembers of them. */
interface Parameters {
  readonly count: number;
  readonly at: number;
  readonly firstAt: number;
  readonly secondAt: number;
  readonly gradientAt: number;
}

interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly weights: Parameters;
  readonly biases: Parameters;
  readonly turnedAt: number;
  /** What it gives for a batch, then the gradient of that [batch, units]. */
  readonly outAt: number;
  readonly gradientAt: number;
  readonly maskAt: number;
}

const float = 4;

/** From the bytes of the module of rows; hidden layers have ReLU and dropout. Throws where the platform has no WebAssembly SIMD. */
export function networkSteps(bytes: Uint8Array, start: NetworkShape, config: StepConfig): NetworkSteps {
  const memory = wasmMemory(bytes);
  const { batchSize, dropout } = config;
  const room = (floats: number): number => memory.room(fourths(floats) * float);
  const layers = start.biases.map((biases, l): Layer => {
    const units = biases.length;
    const inputs = start.weights[l]!.length / units;
    return {
      inputs,
      units,
      weights: parametersIn(memory, start.weights[l]!.length),
      biases: parametersIn(memory, units),
      turnedAt: room(inputs * units),
      outAt: room(batchSize * units),
      gradientAt: room(batchSize * units),
      maskAt: room(batchSize * units),
    };
  });
  const batchAt = room(batchSize * layers[0]!.inputs);
  const truthsAt = room(batchSize);
  const draws = new Float64Array(batchSize * Math.max(...layers.map(({ units }) => units)));
  // All room has been taken: views stay.
  layers.forEach(({ weights, biases }, l) => {
    memory.floatsAt(weights.at, weights.count).set(start.weights[l]!);
    memory.floatsAt(biases.at, biases.count).set(start.biases[l]!);
  });
  const inputOf = (l: number): number => (l === 0 ? batchAt : layers[l - 1]!.outAt);
  let steps = 0;

  const forward = (rows: number, random: Random): void =>
    layers.forEach(({ inputs, units, weights, biases, outAt, maskAt }, l) => {
      memory.call('fillRows', outAt, rows, units, units, biases.at);
      memory.call('product', rows, units, inputs, inputOf(l), inputs, 1, weights.at, units, outAt, units, 1);
      if (l === layers.length - 1) return;
      memory.call('rectify', outAt, rows * units);
      if (dropout === 0) return;
      drawMask(memory.floatsAt(maskAt, rows * units), draws, dropout, random);
      memory.call('multiply', outAt, maskAt, rows * units);
    });

  const backward = (rows: number): void => {
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, weights, biases, turnedAt, outAt, gradientAt } = layers[l]!;
      const delta = l === layers.length - 1 ? outAt : gradientAt;
      // The input turned over needs no copy: its terms are a row apart.
      const into = weights.gradientAt;
      memory.call('product', inputs, units, rows, inputOf(l), 1, inputs, delta, units, into, units, 0);
      memory.floatsAt(biases.gradientAt, units).fill(0);
      memory.call('columnSums', delta, rows, units, biases.gradientAt);
      if (l === 0) continue;
      const below = layers[l - 1]!;
      memory.call('turnOver', weights.at, inputs, units, turnedAt);
      memory.call(
        'product',
        ...[rows, inputs, units, delta, units, 1, turnedAt, inputs, below.gradientAt, inputs, 0],
      );
      memory.call('rectifyBack', below.outAt, below.gradientAt, rows * inputs);
      if (dropout > 0) memory.call('multiply', below.gradientAt, below.maskAt, rows * inputs);
    }
  };

  return {
    step(X, rows, truths, random, scale) {
      const count = rows.length;
      const batch = memory.floatsAt(batchAt, count * X.cols);
      rows.forEach((i, at) => {
        batch.set(X.data.subarray(i * X.cols, (i + 1) * X.cols), at * X.cols);
      });
      memory.integersAt(truthsAt, count).set(truths);
      forward(count, random);
      const { outAt, units } = layers.at(-1)!;
      memory.call('softmaxLess', outAt, count, units, truthsAt, 1 / count);
      backward(count);
      steps += 1;
      const rate = (config.learningRate * scale * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
      for (const { weights, biases } of layers) {
        descend(memory, weights, rate, config.l2 / count);
        descend(memory, biases, rate, 0);
      }
    },
    network: () => ({
      weights: layers.map(({ weights: { at, count } }) => memory.floatsAt(at, count).slice()),
      biases: layers.map(({ biases: { at, count } }) => memory.floatsAt(at, count).slice()),
    }),
  };
}

/** 0 for a unit that is left out, 1 / (1 - share) for one that stays, so that the sum stays the same on average. */
function drawMask(mask: Float32Array, draws: Float64Array, share: number, random: Random): void {
  const drawn = draws.subarray(0, mask.length);
  random.fill(drawn);
  const kept = 1 / (1 - share);
  for (let i = 0; i < mask.length; i++) mask[i] = drawn[i]! >= share ? kept : 0;
}

function descend(memory: WasmMemory, parameters: Parameters, rate: number, decay: number): void {
  const { at, firstAt, secondAt, gradientAt, count } = parameters;
  memory.call('adam', at, firstAt, secondAt, gradientAt, fourths(count), rate, decay);
}

function parametersIn(memory: WasmMemory, count: number): Parameters {
  const room = (): number => memory.room(fourths(count) * float);
  return { count, at: room(), firstAt: room(), secondAt: room(), gradientAt: room() };
}

function fourths(count: number): number {
  return Math.ceil(count / 4) * 4;
}
