// Items of sound with their classes and artists, whose sequences are read only when a batch needs them.
import type { FrameLevel } from '../../src/core/features/frames.ts';
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import { type Batch, collate, type Sequence } from './batch.ts';

/** A file of a data set. */
export interface Item {
  /** As it is told to a person: its path in the data set. */
  readonly file: string;
  readonly class: string;
  /** Whom the file is by; one of its own where nobody says. */
  readonly artist: string;
  /** Of the whole file. */
  readonly durationSeconds: number;
  /** The folder in the cache in which its frames lie. */
  readonly frames: string;
  /** Rows of its frames at each level. */
  readonly steps: Readonly<Record<FrameLevel, number>>;
}

export interface Dataset {
  readonly items: readonly Item[];
  readonly classes: readonly string[];
  /** Of each item, an index in the classes. */
  readonly y: Int32Array;
  /** Of each item, its artist. */
  readonly groups: readonly string[];
  /** Of each item, how many steps its sequence has. */
  readonly steps: Int32Array;
  readonly columns: number;
  /** What a step is. */
  readonly level: FrameLevel;
  /** Read from the disk at every call. Throws AppError `invalid` naming what is damaged or not finite. */
  sequence(item: number): Promise<Sequence>;
}

export interface BatchOptions {
  readonly batchSize: number;
  /** Decides the order and where long sequences are cut; another one for every epoch. */
  readonly seed: number;
  /** Otherwise in the order of the rows. */
  readonly shuffle: boolean;
  /** Longer sequences are cropped to so many steps: a stretch drawn by `seed` where it shuffles, the middle one otherwise. */
  readonly mostSteps?: number | undefined;
  /** Shuffles, but puts sequences of similar length together, so that little is padded. */
  readonly byLength?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Batches whose lengths are sorted together. */
const batchesInBucket = 16;

/**
 * The items at `rows` in batches, each item once; the last batch may be smaller. Holds the batch that is being read, and none that was
 * handed out. The same rows, seed and options give the same batches.
 */
export async function* batches(
  dataset: Dataset,
  rows: Int32Array,
  { batchSize, seed, shuffle, mostSteps, byLength = false, signal }: BatchOptions,
): AsyncGenerator<Batch, void, undefined> {
  if (!(batchSize >= 1)) throw new RangeError(`a batch of ${batchSize} rows`);
  const order = shuffle ? shuffled(dataset, rows, { batchSize, seed, byLength }) : rows;
  for (let start = 0; start < order.length; start += batchSize) {
    signal?.throwIfAborted();
    const items = order.slice(start, start + batchSize);
    const sequences = await Promise.all(
      Array.from(items, async (item) =>
        cropped(await dataset.sequence(item), dataset.columns, mostSteps, (spare) =>
          shuffle ? createRandom(deriveSeed(seed, 'crop', item)).integer(spare + 1) : spare >> 1,
        ),
      ),
    );
    const labels = items.map((item) => dataset.y[item]!);
    yield collate(items, labels, sequences, dataset.columns);
  }
}

/** With `byLength`: shuffled, then sorted by length within runs of some batches, whose batches come in random order. */
function shuffled(
  { steps }: Dataset,
  rows: Int32Array,
  { batchSize, seed, byLength }: { batchSize: number; seed: number; byLength: boolean },
): Int32Array {
  const random = createRandom(deriveSeed(seed, 'batches'));
  const order = permutation(rows.length, random).map((at) => rows[at]!);
  if (!byLength) return order;
  const run = batchesInBucket * batchSize;
  for (let start = 0; start < order.length; start += run)
    order.subarray(start, start + run).sort((a, b) => steps[a]! - steps[b]!);
  // The smaller last batch stays the last.
  const whole = Math.floor(order.length / batchSize);
  const sorted = order.slice();
  for (const [to, from] of permutation(whole, random).entries())
    sorted.set(order.subarray(from * batchSize, (from + 1) * batchSize), to * batchSize);
  return sorted;
}

function cropped(
  sequence: Sequence,
  columns: number,
  mostSteps: number | undefined,
  place: (spare: number) => number,
): Sequence {
  if (mostSteps === undefined || sequence.steps <= mostSteps) return sequence;
  const from = place(sequence.steps - mostSteps);
  return {
    values: sequence.values.slice(from * columns, (from + mostSteps) * columns),
    steps: mostSteps,
  };
}
