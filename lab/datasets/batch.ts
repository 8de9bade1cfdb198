// Sequences of different lengths as one block to learn from: padded with zeros, their true lengths beside.

export interface Batch {
  /** Indices in the manifest, a row each. */
  readonly items: Int32Array;
  /** [rows, steps, columns], row after row; 0 behind the end of a row's sequence. */
  readonly values: Float32Array;
  readonly rows: number;
  /** Of the longest sequence in the batch. */
  readonly steps: number;
  readonly columns: number;
  /** True steps of each row: step t of row r is real where t < lengths[r]. */
  readonly lengths: Int32Array;
  /** Indices in the classes. */
  readonly labels: Int32Array;
}

/** One item through time: [steps, columns]. */
export interface Sequence {
  readonly values: Float32Array;
  readonly steps: number;
}

/** Pads `sequences`, one for each of `items`, to the longest of them. */
export function collate(
  items: Int32Array,
  labels: Int32Array,
  sequences: readonly Sequence[],
  columns: number,
): Batch {
  const rows = items.length;
  const steps = sequences.reduce((most, sequence) => Math.max(most, sequence.steps), 0);
  const values = new Float32Array(rows * steps * columns);
  for (const [r, sequence] of sequences.entries()) {
    if (sequence.values.length !== sequence.steps * columns)
      throw new RangeError(`${sequence.values.length} values are not ${sequence.steps} x ${columns}`);
    values.set(sequence.values, r * steps * columns);
  }
  const lengths = Int32Array.from(sequences, (sequence) => sequence.steps);
  return { items, values, rows, steps, columns, lengths, labels };
}

/** [rows, steps]: 1 where a step is real, 0 where it is padding. */
export function maskOf({ rows, steps, lengths }: Batch): Float32Array {
  const mask = new Float32Array(rows * steps);
  for (const [r, length] of lengths.entries()) mask.fill(1, r * steps, r * steps + length);
  return mask;
}
