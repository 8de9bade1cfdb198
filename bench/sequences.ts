// `npm run bench -- sequences [--json] [--emotify]`: how fast sequence learners learn, beside tfjs-layers on its CPU backend, and where their time goes.
//
// One process, the same networks from the same weights on the same batches, turn by turn, in seconds of processor; ours with
// all that a fit does besides. Invented data: an LSTM on sequences as between beats of mel bands and chroma, a CNN on images of mel bands.
// tfjs-layers has no gradients of convolutions on WASM.
// `--emotify`: besides, how right all four are on its 160 clips over the splits of three seeds, which nothing was chosen on (all choices: 1001 on).

import { view } from '../lab/sequences/arithmetic.ts';
import { layersOf, type SequenceConfig, sequenceConfigs } from '../lab/sequences/configs.ts';
import { fitSequence } from '../lab/sequences/fitSequence.ts';
import { createNetwork } from '../lab/sequences/network.ts';
import type { SequenceData } from '../lab/sequences/sequenceData.ts';
import { wasmArithmetic } from '../lab/sequences/wasmArithmetic.ts';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { loadTensorFlow } from '../src/main/engines/tensorflow.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';
import { emotifyFigures } from './sequences/emotify.ts';
import { layersModel } from './sequences/layersOnCpu.ts';
import { type Times, timed } from './sequences/timed.ts';

interface Case {
  readonly name: string;
  readonly config: Extract<SequenceConfig, { kind: 'lstm' | 'cnn' }>;
  readonly rows: number;
  readonly steps: number;
  readonly columns: number;
  /** Epochs of ours for each of theirs, and how often in all. */
  readonly ours: number;
  readonly rounds: number;
}

const classes = 4;
const plain = { dropout: 0, earlyStopping: null, cropsAnEpoch: 1, epochs: 1 } as const;
const cases: readonly Case[] = [
  {
    name: 'LSTM, 64 sequences of 64 beats x 140',
    config: { ...sequenceConfigs.lstm, ...plain },
    rows: 64,
    steps: 64,
    columns: 140,
    ours: 5,
    rounds: 2,
  },
  {
    name: 'CNN, 16 images of 64 x 128',
    config: { ...sequenceConfigs.cnn, ...plain, normalised: false },
    rows: 16,
    steps: 64,
    columns: 128,
    ours: 20,
    rounds: 1,
  },
];

const figures = [];
for (const one of cases) figures.push({ ...(await compare(one)), shares: shares(one) });
const products = await matrixProducts();
const emotify = process.argv.includes('--emotify') ? await emotifyFigures() : [];
const [lstm, cnn] = figures;
const asked: Readonly<Record<string, number>> = { lstm: 0.45, cnn: 0.5 };
const targets = [
  atLeast('an LSTM epoch, times faster than tfjs-layers on CPU', lstm?.factor ?? 0, 3),
  atLeast('a CNN epoch, times faster than tfjs-layers on CPU', cnn?.factor ?? 0, 30),
  atMost(
    'largest difference of any probability',
    Math.max(...figures.map(({ difference }) => difference)),
    1e-4,
  ),
  ...emotify.flatMap(({ name, input, accuracy }) => {
    const target = asked[name];
    return target === undefined
      ? []
      : [atLeast(`${name} on ${input} of Emotify, share right`, accuracy, target)];
  }),
];
if (process.argv.includes('--json')) printDocument(targets, { figures, products, emotify });
else {
  for (const { name, oursSeconds, theirsSeconds, factor, shares: parts } of figures) {
    console.log(
      `${name}: ${oursSeconds.toFixed(3)} s an epoch, tfjs-layers on CPU ${theirsSeconds.toFixed(3)} s, ${factor.toFixed(0)} times`,
    );
    for (const { stage, share } of parts)
      console.log(`  ${stage.padEnd(44)} ${(100 * share).toFixed(0).padStart(3)} %`);
  }
  for (const { shape, ours, tensorflow } of products)
    console.log(
      `product ${shape.padEnd(20)} ${ours.toFixed(1)} GFLOPS, TensorFlow's WASM ${tensorflow.toFixed(1)}`,
    );
  for (const { name, input, accuracies, secondsAnEpoch } of emotify)
    console.log(
      `${name} on ${input}: ${accuracies.map((one) => one.toFixed(3)).join(', ')} right, ${secondsAnEpoch.toFixed(2)} s an epoch`,
    );
  for (const { name, value, target, met } of targets)
    console.log(`${met ? 'met' : 'NOT MET'}  ${name}: ${value.toPrecision(3)} (${target})`);
}

function inventedData({ rows, steps, columns }: Case): { data: SequenceData; inputs: Float32Array } {
  const random = createRandom(1);
  const inputs = Float32Array.from({ length: rows * steps * columns }, () => random.normal());
  const size = steps * columns;
  return {
    inputs,
    data: {
      items: Array.from({ length: rows }, (_, i) => ({ file: `${i}` })),
      classes: Array.from({ length: classes }, (_, c) => `${c}`),
      y: Int32Array.from({ length: rows }, (_, i) => i % classes),
      groups: Array.from({ length: rows }, (_, i) => `${i}`),
      columns,
      sequence: (item) => Promise.resolve({ values: inputs.subarray(item * size, (item + 1) * size), steps }),
    },
  };
}

async function compare(one: Case) {
  const { config, steps, columns, rows } = one;
  const { data, inputs } = inventedData(one);
  const everything = Int32Array.from({ length: rows }, (_, i) => i);
  const theirs = await layersModel(config, { steps, columns, classes });
  const difference = farthest(
    one,
    inputs,
    theirs.weights(),
    theirs.probabilities(inputs.subarray(0, config.batchSize * steps * columns)),
  );
  const ownTimes: number[] = [];
  const theirTimes: number[] = [];
  for (let round = 0; round < one.rounds; round++) {
    theirTimes.push(await processorSeconds(() => theirs.epoch(inputs, data.y)));
    const fit = () => fitSequence({ ...config, epochs: one.ours }, data, everything, { seed: 1 });
    ownTimes.push((await processorSeconds(fit)) / one.ours);
  }
  const oursSeconds = Math.min(...ownTimes);
  const theirsSeconds = Math.min(...theirTimes);
  return { name: one.name, oursSeconds, theirsSeconds, factor: theirsSeconds / oursSeconds, difference };
}

/** Of this process: both learn in one thread, and what else the machine has to do does not count. */
async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Between their probabilities and those of our network with their weights, on the first batch. */
function farthest(
  one: Case,
  inputs: Float32Array,
  weights: readonly Float32Array[],
  theirs: Float32Array,
): number {
  const { config, steps, columns } = one;
  const network = networkOf(one);
  network.recall(Float32Array.from(weights.flatMap((part) => [...part])));
  network.input.set(inputs.subarray(0, network.input.length));
  const lengths = new Int32Array(config.batchSize).fill(steps);
  const scores = network.scores({ rows: config.batchSize, lengths }, null);
  let most = 0;
  for (let r = 0; r < config.batchSize; r++) {
    const row = Array.from(scores.subarray(r * classes, (r + 1) * classes), Math.exp);
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((value, k) => {
      most = Math.max(most, Math.abs(value / sum - (theirs[r * classes + k] ?? Number.NaN)));
    });
  }
  return columns > 0 ? most : Number.NaN;
}

function networkOf({ config, steps, columns }: Case, arithmetic = wasmArithmetic) {
  const input = { steps, bands: columns, channels: 1 };
  return createNetwork(
    { rows: config.batchSize, input, layers: layersOf(config, columns, classes) },
    1,
    arithmetic,
  );
}

/** Of the time that steps of learning take in the network itself. */
function shares(one: Case): { stage: string; share: number }[] {
  const times: Times = new Map();
  const network = networkOf(one, (floats, arrays) => timed(wasmArithmetic(floats, arrays), times));
  const rows = one.config.batchSize;
  network.input.set(inventedData(one).inputs.subarray(0, network.input.length));
  const extent = { rows, lengths: new Int32Array(rows).fill(one.steps) };
  const targets = Float32Array.from({ length: rows * classes }, (_, i) => (i % classes === 0 ? 1 : 0));
  const weights = new Float32Array(rows).fill(1);
  const step = (): number => network.learn(extent, targets, weights, null);
  for (let i = 0; i < 5; i++) step();
  times.clear();
  const started = performance.now();
  for (let i = 0; i < 20; i++) step();
  const whole = performance.now() - started;
  const known = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  times.set('TypeScript: gates, loss, clearing', whole - known);
  return [...times].map(([stage, ms]) => ({ stage, share: ms / whole }));
}

/** The products that these networks are made of, ours and TensorFlow's with its tensors made and read as a step by hand has to. */
async function matrixProducts(): Promise<{ shape: string; ours: number; tensorflow: number }[]> {
  process.env['STACKWAX_TENSORFLOW'] = 'wasm';
  const { tf } = await loadTensorFlow();
  await tf.setBackend('wasm');
  const random = createRandom(2);
  const some = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
  const shapes: readonly (readonly [number, number, number, string])[] = [
    [16, 64, 256, 'a step of the LSTM'],
    [1024, 140, 256, 'its inputs'],
    [512, 144, 32, 'a piece of a convolution'],
  ];
  return shapes.map(([rows, terms, cols, name]) => {
    const own = wasmArithmetic(rows * terms + terms * cols + rows * cols, 3);
    const [a, b, c] = [own.floats(rows * terms), own.floats(terms * cols), own.floats(rows * cols)];
    a.set(some(a.length));
    b.set(some(b.length));
    const repeats = Math.ceil(4e7 / (rows * terms * cols));
    const fastest = (work: () => void): number => {
      const times = Array.from({ length: 7 }, () => {
        const started = performance.now();
        for (let i = 0; i < repeats; i++) work();
        return performance.now() - started;
      });
      return (2 * rows * terms * cols * repeats) / Math.min(...times) / 1e6;
    };
    const [left, right] = [a.slice(), b.slice()];
    return {
      shape: `${rows} x ${terms} x ${cols} (${name})`,
      ours: fastest(() =>
        own.product(view(a, rows, terms), view(b, terms, cols), view(c, rows, cols), false),
      ),
      tensorflow: fastest(() => {
        tf.tidy(() => {
          tf.matMul(tf.tensor2d(left, [rows, terms]), tf.tensor2d(right, [terms, cols])).dataSync();
        });
      }),
    };
  });
}
