// What sequence learners read: sequences of a data set, checked, brought to a common scale, and kept in memory where there is room.
import { AppError } from '../../src/core/domain/errors.ts';
import type { SequenceLevel } from './configs.ts';

/** What they need of a data set. */
export interface SequenceData {
  readonly items: readonly { readonly file: string }[];
  readonly classes: readonly string[];
  /** Of each item, an index in the classes. */
  readonly y: Int32Array;
  /** Of each item, its artist. */
  readonly groups: readonly string[];
  readonly columns: number;
  /** What a step is; a stretch between beats where nobody says. */
  readonly level?: SequenceLevel;
  /** [steps, columns] */
  sequence(item: number): Promise<Sequence>;
}

export interface Sequence {
  readonly values: Float32Array;
  readonly steps: number;
}

/** Mean and deviation of every column. */
export interface Scale {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** What the steps of a data set are. */
export function levelOf({ level }: SequenceData): SequenceLevel {
  return level ?? 'beat';
}

/** What is kept of a data set at most; the rest is read at every use. */
const mostKeptBytes = 256 * 2 ** 20;

/** A reader that checks what it reads. Throws AppError 'invalid' naming the file and what is wrong with it. */
export function sequenceReader(data: SequenceData): (item: number) => Promise<Sequence> {
  const kept = new Map<number, Sequence>();
  let bytes = 0;
  return async (item) => {
    const known = kept.get(item);
    if (known !== undefined) return known;
    const sequence = await data.sequence(item);
    check(sequence, data.columns, data.items[item]?.file ?? `item ${item}`);
    if (bytes + sequence.values.byteLength <= mostKeptBytes) {
      bytes += sequence.values.byteLength;
      kept.set(item, sequence);
    }
    return sequence;
  };
}

function check({ values, steps }: Sequence, columns: number, file: string): void {
  if (steps < 1) throw new AppError('invalid', `${file} has no steps to learn from.`);
  if (values.length !== steps * columns)
    throw new AppError(
      'invalid',
      `${file} has ${values.length} values, not ${steps} steps of ${columns} columns.`,
    );
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]!))
      throw new AppError(
        'invalid',
        `${file} has a value that is not a finite number: step ${Math.floor(i / columns)}, column ${i % columns}.`,
      );
}

/** Over all steps of the items at `rows`, and the length of the longest. */
export async function scaleOf(
  read: (item: number) => Promise<Sequence>,
  rows: Int32Array,
  columns: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly scale: Scale; readonly longest: number }> {
  // Differences from the first step, whose squares do not drown what differs.
  const origin = (await read(rows[0]!)).values.slice(0, columns);
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let count = 0;
  let longest = 0;
  for (const row of rows) {
    signal?.throwIfAborted();
    const { values, steps } = await read(row);
    for (let i = 0, c = 0; i < values.length; i++) {
      const value = values[i]! - origin[c]!;
      sums[c]! += value;
      squares[c]! += value * value;
      c = c + 1 === columns ? 0 : c + 1;
    }
    count += steps;
    longest = Math.max(longest, steps);
  }
  const mean = Float32Array.from(sums, (sum, c) => origin[c]! + sum / count);
  const deviation = Float32Array.from(squares, (square, c) => {
    const variance = square / count - (sums[c]! / count) ** 2;
    // A constant column becomes 0 and not NaN.
    return variance > 1e-12 * (1 + mean[c]! * mean[c]!) ? Math.sqrt(variance) : 1;
  });
  return { scale: { mean, deviation }, longest };
}

/** A part of a sequence, of which `average` neighbouring steps are one, their mean; the last of them may be the mean of fewer. */
export interface Crop {
  readonly from: number;
  readonly steps: number;
  readonly average: number;
}

/** On the common scale into the `room` steps of `into` from `at`, 0 behind its end; gives how many steps it has become. */
export function writeScaled(
  { values }: Sequence,
  { mean, deviation }: Scale,
  { from, steps, average }: Crop,
  into: Float32Array,
  at: number,
  room: number,
): number {
  const columns = mean.length;
  const written = Math.ceil(steps / average);
  for (let t = 0; t < written; t++) {
    const first = from + t * average;
    const last = from + Math.min(steps, (t + 1) * average);
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let step = first; step < last; step++) sum += values[step * columns + c]!;
      into[at + t * columns + c] = (sum / (last - first) - mean[c]!) / deviation[c]!;
    }
  }
  into.fill(0, at + written * columns, at + room * columns);
  return written;
}
