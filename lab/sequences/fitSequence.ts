// Fits sequence learners: crops drawn at random, one step of gradients a batch, the best epoch on artists that are held out.
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import { type Fold, groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { accuracy, logLoss } from '../../src/core/learning/judging/metrics.ts';
import { argmaxRows, classesPresent } from '../../src/core/learning/learners/learner.ts';
import { createAdam } from '../../src/core/learning/maths/adam.ts';
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import { type SequenceConfig, sequenceConfigSchema } from './configs.ts';
import { classWeights, type Lesson, learnFrom, shorten } from './lesson.ts';
import type { Network } from './network.ts';
import {
  breath,
  networkOf,
  probabilities,
  type SequenceClassifier,
  type SequenceParts,
  sequenceClassifier,
} from './sequenceClassifier.ts';
import { levelOf, type SequenceData, scaleOf, sequenceReader } from './sequenceData.ts';

/** What an epoch came to; epochs of all members are counted in one row. */
export interface SequenceEpoch {
  readonly epoch: number;
  readonly epochs: number;
  readonly member: number;
  /** Mean over the batches, as they were learned from. */
  readonly loss: number;
  /** On the artists held out inside of the training rows; null where none are. */
  readonly heldOutLoss: number | null;
  readonly heldOutAccuracy: number | null;
  /** What the epoch took, without judging the held-out rows. */
  readonly seconds: number;
}

type OnMemberEpoch = (epoch: Omit<SequenceEpoch, 'epochs' | 'member'>) => void;

export interface FitSequenceOptions {
  /** Decides every random choice: same rows, same seed, same networks. */
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onEpoch?: ((epoch: SequenceEpoch) => void) | undefined;
}

/**
 * Fits on the items of `data` at `rows`. Scales, class weights and the choice of the epoch come from these rows alone.
 * Throws AppError 'invalid' (a file whose values are not finite or which has no steps; numbers of the configuration that mean
 * nothing), 'too-few-examples' (no rows), and whatever the signal's reason is when it aborts, which it notices after every batch.
 */
export async function fitSequence(
  config: SequenceConfig,
  data: SequenceData,
  rows: Int32Array,
  { seed, signal, onEpoch }: FitSequenceOptions,
): Promise<SequenceClassifier> {
  const { lesson, told } = await prepare(config, data, rows, signal);
  const { present, members } = told;
  // One class is certain from the start.
  for (let member = 0; present.length > 1 && member < config.members; member++) {
    const own = deriveSeed(seed, 'member', member);
    const network = networkOf(told, deriveSeed(own, 'start'));
    const split = splitOff(config, data, rows, member, seed);
    const weight = classWeights(data, split.train);
    const onOwnEpoch: OnMemberEpoch = (epoch) =>
      onEpoch?.({
        ...epoch,
        member,
        epoch: member * config.epochs + epoch.epoch,
        epochs: config.members * config.epochs,
      });
    members.push(await fitMember(network, { ...lesson, weight }, split, own, signal, onOwnEpoch));
  }
  return sequenceClassifier(told);
}

/**
 * The sanity check of a learner: its loss at each of `steps` steps over one and the same batch, without anything that hinders it from
 * knowing that by heart. It ends near 0, or something is wrong. Throws as `fitSequence`.
 */
export async function overfitBatch(
  config: SequenceConfig,
  data: SequenceData,
  rows: Int32Array,
  { seed, signal, steps: count }: Omit<FitSequenceOptions, 'onEpoch'> & { readonly steps: number },
): Promise<number[]> {
  const bare: SequenceConfig = {
    ...config,
    batchSize: Math.max(1, rows.length),
    dropout: 0,
    l2: 0,
    smoothing: 0,
    mixup: 0,
    blanks: { steps: 0, columns: 0, share: 0 },
  };
  const { lesson, told } = await prepare(bare, data, rows, signal);
  if (told.present.length === 1) return [0];
  const network = networkOf(told, deriveSeed(seed, 'start'));
  const adam = createAdam(
    network.parameters.map(({ values }) => values),
    bare.learningRate,
  );
  const losses: number[] = [];
  for (let step = 0; step < count; step++) {
    signal?.throwIfAborted();
    // The same crops at every step.
    losses.push(await learnFrom(network, lesson, rows, createRandom(seed)));
    shorten(network.parameters, bare);
    adam.step(
      network.parameters.map(({ gradient }) => gradient),
      1,
    );
    await breath();
  }
  return losses;
}

async function prepare(
  config: SequenceConfig,
  data: SequenceData,
  rows: Int32Array,
  signal: AbortSignal | undefined,
): Promise<{ lesson: Lesson; told: SequenceParts & { readonly members: Float32Array[] } }> {
  checkRows(config, data, rows);
  signal?.throwIfAborted();
  const { classes, columns } = data;
  const present = classesPresent(
    rows.map((row) => data.y[row]!),
    classes.length,
  );
  const column = new Int32Array(classes.length).fill(-1);
  present.forEach((c, k) => {
    column[c] = k;
  });
  const read = sequenceReader(data);
  const { scale, longest } = await scaleOf(read, rows, columns, signal);
  const level = levelOf(data);
  const { crop, average } = config.cuts[level];
  const steps = Math.ceil(Math.min(crop, longest) / average);
  return {
    lesson: { config, data, read, scale, column, weight: classWeights(data, rows) },
    told: { config, classes, present, level, columns, steps, ...scale, members: [] },
  };
}

function checkRows(config: SequenceConfig, data: SequenceData, rows: Int32Array): void {
  if (rows.length === 0) throw new AppError('too-few-examples', 'There are no sequences to learn from.');
  for (const row of rows) {
    const label = data.y[row];
    if (label === undefined) throw new AppError('invalid', `There is no sequence ${row}.`);
    if (label < 0 || label >= data.classes.length)
      throw new AppError('invalid', `Label ${label} names no class.`);
  }
  const checked = sequenceConfigSchema.safeParse(config);
  if (!checked.success) throw new AppError('invalid', z.prettifyError(checked.error));
}

/** Members hold out different artists, as long as there are others. */
function splitOff(
  { earlyStopping }: SequenceConfig,
  data: SequenceData,
  rows: Int32Array,
  member: number,
  seed: number,
): Fold {
  const everything = { train: rows, heldOut: new Int32Array() };
  if (earlyStopping === null) return everything;
  const parts = Math.max(2, Math.round(1 / earlyStopping.share));
  const folds = groupedFolds(
    rows.map((row) => data.y[row]!),
    Array.from(rows, (row) => data.groups[row] ?? ''),
    parts,
    deriveSeed(seed, 'validation', Math.floor(member / parts)),
  );
  const fold = folds[member % Math.max(1, folds.length)];
  if (fold === undefined) return everything;
  return { train: fold.train.map((i) => rows[i]!), heldOut: fold.heldOut.map((i) => rows[i]!) };
}

async function fitMember(
  network: Network,
  lesson: Lesson,
  { train, heldOut }: Fold,
  seed: number,
  signal: AbortSignal | undefined,
  onEpoch: OnMemberEpoch,
): Promise<Float32Array> {
  const { config, data, scale, read } = lesson;
  const random = createRandom(deriveSeed(seed, 'lessons'));
  const { parameters } = network;
  const adam = createAdam(
    parameters.map(({ values }) => values),
    config.learningRate,
  );
  const drawn = train.length * config.cropsAnEpoch;
  const batches = Math.ceil(drawn / config.batchSize);
  let best: { loss: number; learned: Float32Array } | null = null;
  let withoutGain = 0;
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const started = performance.now();
    const order = permutation(drawn, random).map((i) => train[i % train.length]!);
    let loss = 0;
    for (let batch = 0; batch < batches; batch++) {
      signal?.throwIfAborted();
      const items = order.subarray(batch * config.batchSize, (batch + 1) * config.batchSize);
      loss += (await learnFrom(network, lesson, items, random)) / batches;
      shorten(parameters, config);
      // Falls to nothing over the epochs (cosine), which settles the weights.
      const share = (epoch + batch / batches) / config.epochs;
      adam.step(
        parameters.map(({ gradient }) => gradient),
        0.5 * (1 + Math.cos(Math.PI * share)),
      );
      await breath();
    }
    const seconds = (performance.now() - started) / 1000;
    let heldOutLoss: number | null = null;
    let heldOutAccuracy: number | null = null;
    if (heldOut.length > 0) {
      const truth = heldOut.map((row) => lesson.column[data.y[row]!]!);
      const told = await probabilities(network, scale, config, data, heldOut, signal, read);
      heldOutLoss = logLoss(truth, told);
      heldOutAccuracy = accuracy(truth, argmaxRows(told));
    }
    onEpoch({ epoch: epoch + 1, loss, heldOutLoss, heldOutAccuracy, seconds });
    if (heldOutLoss === null || config.earlyStopping === null) continue;
    if (best === null || heldOutLoss < best.loss) {
      best = { loss: heldOutLoss, learned: network.learned() };
      withoutGain = 0;
    } else withoutGain += 1;
    if (withoutGain >= config.earlyStopping.patience) break;
  }
  return best?.learned ?? network.learned();
}
