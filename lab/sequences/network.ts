// A network in a memory of its own: layers, what they have learned as plain numbers, and the loss that they learn by.
import { AppError } from '../../src/core/domain/errors.ts';
import { createRandom, type Random } from '../../src/core/learning/maths/random.ts';
import { softmaxInPlace } from '../../src/core/learning/maths/softmax.ts';
import type { Arithmetic } from './arithmetic.ts';
import { chain } from './layers/chain.ts';
import type { BuildLayer, Extent, Parameter, Shape } from './layers/layer.ts';
import { sizeOf } from './layers/layer.ts';
import { countingArithmetic, wasmArithmetic } from './wasmArithmetic.ts';

export interface NetworkShape {
  /** Most rows of a batch. */
  readonly rows: number;
  /** Of a row: as many channels as there are columns come in as bands of one channel. */
  readonly input: Shape;
  readonly layers: readonly BuildLayer[];
}

export interface Network {
  /** Where a batch is put before it is judged or learned from [rows, steps, bands, channels]. */
  readonly input: Float32Array;
  readonly shape: Shape;
  /** Of a row. */
  readonly outputs: number;
  readonly parameters: readonly Parameter[];
  /** Scores before softmax [rows, outputs] of what lies in `input`; its own until the next call. */
  scores(extent: Extent, random: Random | null): Float32Array;
  /**
   * The mean loss of what lies in `input`, whose gradients it puts into the parameters. `targets` [rows, outputs] are shares of the classes,
   * `weights` what each row counts.
   */
  learn(extent: Extent, targets: Float32Array, weights: Float32Array, random: Random | null): number;
  /** Everything that it has learned, parameters first. */
  learned(): Float32Array;
  /** Throws a RangeError where they are not as many as these. */
  recall(learned: Float32Array): void;
}

/** Of the four that WebAssembly can name. */
const mostBytes = 3 * 2 ** 30;

/** Throws AppError 'invalid' where it is too large. `arithmetic` gets the room that is needed, in numbers and arrays; WebAssembly's by default. */
export function createNetwork(
  shape: NetworkShape,
  seed: number,
  arithmetic: (floats: number, arrays: number) => Arithmetic = wasmArithmetic,
): Network {
  const build = (own: Arithmetic) => {
    const input = own.floats(shape.rows * sizeOf(shape.input));
    const layer = chain(shape.layers)({ arithmetic: own, rows: shape.rows, input: shape.input, first: true });
    const back = own.floats(shape.rows * sizeOf(layer.shape));
    return { input, layer, back };
  };
  const counting = countingArithmetic();
  build(counting);
  const bytes = 4 * counting.floatsTaken();
  if (bytes > mostBytes)
    throw new AppError(
      'invalid',
      `The network needs ${(bytes / 2 ** 30).toFixed(0)} GB of memory, and can have ${mostBytes / 2 ** 30}: smaller batches or shorter crops take less.`,
    );
  const { input, layer, back } = build(arithmetic(counting.floatsTaken(), counting.arrays()));
  start(layer.parameters, createRandom(seed));

  const outputs = sizeOf(layer.shape);
  const held = [...layer.parameters.map(({ values }) => values), ...layer.state];
  const count = held.reduce((sum, { length }) => sum + length, 0);
  return {
    input,
    shape: shape.input,
    outputs,
    parameters: layer.parameters,
    scores: (extent, random) => layer.forward(input, extent, random),
    learn(extent, targets, weights, random) {
      const scores = layer.forward(input, extent, random);
      for (const { gradient } of layer.parameters) gradient.fill(0);
      const loss = crossEntropy(scores, targets, weights, outputs, back);
      layer.backward(back, extent);
      return loss;
    },
    learned() {
      const all = new Float32Array(count);
      let at = 0;
      for (const values of held) {
        all.set(values, at);
        at += values.length;
      }
      return all;
    },
    recall(learned) {
      if (learned.length !== count)
        throw new RangeError(`${learned.length} numbers for a network of ${count}`);
      let at = 0;
      for (const values of held) {
        values.set(learned.subarray(at, at + values.length));
        at += values.length;
      }
    },
  };
}

function start(parameters: readonly Parameter[], random: Random): void {
  for (const { values, start: from } of parameters)
    if (typeof from === 'function') from(values, random);
    else if ('at' in from) values.fill(from.at);
    else for (let i = 0; i < values.length; i++) values[i] = (2 * random.next() - 1) * from.spread;
}

/** The weighted mean over the rows, whose gradient is written into `back`. */
function crossEntropy(
  scores: Float32Array,
  targets: Float32Array,
  weights: Float32Array,
  classes: number,
  back: Float32Array,
): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const p = new Float64Array(classes);
  let loss = 0;
  for (let r = 0; r < weights.length; r++) {
    const at = r * classes;
    p.set(scores.subarray(at, at + classes));
    softmaxInPlace(p);
    const weight = weights[r]! / whole;
    for (let k = 0; k < classes; k++) {
      const target = targets[at + k]!;
      if (target > 0) loss -= weight * target * Math.log(Math.max(p[k]!, 1e-15));
      back[at + k] = weight * (p[k]! - target);
    }
  }
  return loss;
}
