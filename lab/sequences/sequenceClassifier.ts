// What a fitted sequence learner is: networks whose opinions on several parts of a sequence are averaged.
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { argmaxRows } from '../../src/core/learning/learners/learner.ts';
import { type SerialisedModel, savedForm } from '../../src/core/learning/learners/serialisedModel.ts';
import { softmaxInPlace } from '../../src/core/learning/maths/softmax.ts';
import { layersOf, type SequenceConfig, sequenceConfigSchema } from './configs.ts';
import { createNetwork, type Network } from './network.ts';
import { levelOf, type Scale, type SequenceData, sequenceReader, writeScaled } from './sequenceData.ts';

export interface SequenceClassifier {
  readonly classes: readonly string[];
  /** Of the items at `rows` [rows, classes]; every row sums to 1. */
  predictProba(data: SequenceData, rows: Int32Array, signal?: AbortSignal): Promise<Matrix>;
  /** An index in the classes for each of `rows`. */
  predict(data: SequenceData, rows: Int32Array, signal?: AbortSignal): Promise<Int32Array>;
  serialise(): SerialisedModel;
}

const form = savedForm('sequence', (bytes) =>
  z.object({
    config: sequenceConfigSchema,
    classes: z.array(z.string()).readonly(),
    /** Classes that it has seen. */
    present: bytes.i32,
    level: z.enum(['frame', 'beat']),
    columns: z.int().positive(),
    /** Steps that its networks see. */
    steps: z.int().positive(),
    mean: bytes.f32,
    deviation: bytes.f32,
    /** What each network has learned; none where only one class was seen. */
    members: z.array(bytes.f32),
  }),
);
export type SequenceParts = ReturnType<typeof form.read>;

export function loadSequenceClassifier(saved: SerialisedModel): SequenceClassifier {
  return sequenceClassifier(form.read(saved));
}

export function networkOf(
  { config, columns, steps, present }: Pick<SequenceParts, 'config' | 'columns' | 'steps' | 'present'>,
  seed: number,
): Network {
  const input = { steps, bands: columns, channels: 1 };
  const layers = layersOf(config, columns, present.length);
  return createNetwork({ rows: config.batchSize, input, layers }, seed);
}

export function sequenceClassifier(parts: SequenceParts): SequenceClassifier {
  const { config, classes, present, columns, members } = parts;
  let built: Network | undefined;
  const predictProba = async (
    data: SequenceData,
    rows: Int32Array,
    signal?: AbortSignal,
  ): Promise<Matrix> => {
    if (data.columns !== columns)
      throw new AppError(
        'invalid',
        `The model takes ${columns} columns, the sequences have ${data.columns}.`,
      );
    if (levelOf(data) !== parts.level)
      throw new AppError('invalid', `The model takes sequences of ${parts.level}s, these are of others.`);
    const out = matrix(rows.length, classes.length);
    if (members.length === 0)
      for (let i = 0; i < rows.length; i++) out.data[i * classes.length + present[0]!] = 1;
    if (members.length === 0) return out;
    built ??= networkOf(parts, 0);
    for (const learned of members) {
      built.recall(learned);
      const own = await probabilities(built, parts, config, data, rows, signal);
      for (let i = 0; i < rows.length; i++)
        for (const [k, c] of present.entries())
          out.data[i * classes.length + c]! += own.data[i * own.cols + k]! / members.length;
    }
    return out;
  };
  return {
    classes,
    predictProba,
    predict: async (data, rows, signal) => argmaxRows(await predictProba(data, rows, signal)),
    serialise: () => form.write(parts),
  };
}

/** Of one network, for the classes that it knows: the mean over the crops of each sequence. */
export async function probabilities(
  network: Network,
  scale: Scale,
  { batchSize, cropsHeard, cuts }: SequenceConfig,
  data: SequenceData,
  rows: Int32Array,
  signal: AbortSignal | undefined,
  read = sequenceReader(data),
): Promise<Matrix> {
  const { steps, bands } = network.shape;
  const { average } = cuts[levelOf(data)];
  const out = matrix(rows.length, network.outputs);
  const waiting: { readonly row: number; readonly share: number }[] = [];
  const lengths: number[] = [];
  const p = new Float64Array(network.outputs);
  const judge = (): void => {
    const scores = network.scores({ rows: waiting.length, lengths: Int32Array.from(lengths) }, null);
    waiting.forEach(({ row, share }, i) => {
      p.set(scores.subarray(i * p.length, (i + 1) * p.length));
      softmaxInPlace(p);
      for (let k = 0; k < p.length; k++) out.data[row * p.length + k]! += share * p[k]!;
    });
    waiting.length = 0;
    lengths.length = 0;
  };
  for (const [row, item] of rows.entries()) {
    const sequence = await read(item);
    const length = Math.min(steps * average, sequence.steps);
    const spare = sequence.steps - length;
    // Twice as many as lie side by side: they overlap.
    const crops = Math.min(cropsHeard, 1 + Math.ceil((2 * spare) / length));
    for (let crop = 0; crop < crops; crop++) {
      const from = crops === 1 ? spare >> 1 : Math.round((spare * crop) / (crops - 1));
      const at = waiting.length * steps * bands;
      lengths.push(writeScaled(sequence, scale, { from, steps: length, average }, network.input, at, steps));
      waiting.push({ row, share: 1 / crops });
      if (waiting.length < batchSize) continue;
      signal?.throwIfAborted();
      judge();
      await breath();
    }
  }
  if (waiting.length > 0) judge();
  return out;
}

/** Lets messages (cancel) in. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
