// An invented data set: sequences of noise in which each class has a column, and a movement, of its own.
import type { SequenceData } from '../../../lab/sequences/sequenceData.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

const inventedClasses = ['rising', 'falling', 'never'];

/** Rows of the first two classes in turns, two artists each; `steps` long, or as each item says. */
export function invented(
  count: number,
  {
    columns = 6,
    steps = (item: number) => 9 + (item % 4),
  }: { columns?: number; steps?: (item: number) => number } = {},
): SequenceData {
  const sequences = Array.from({ length: count }, (_, item) => {
    const random = createRandom(item);
    const length = steps(item);
    const sign = item % 2 === 0 ? 1 : -1;
    const values = Float32Array.from({ length: length * columns }, (_, i) => {
      const t = Math.floor(i / columns) / length - 0.5;
      // The mean over time says nothing; the order of the steps does.
      return 5 + random.normal() + (i % columns < 2 ? 8 * sign * t : 0);
    });
    return { values, steps: length };
  });
  return {
    items: sequences.map((_, item) => ({ file: `clip ${item}.flac` })),
    classes: inventedClasses,
    y: Int32Array.from(sequences, (_, item) => item % 2),
    groups: sequences.map((_, item) => `artist ${item % 6}`),
    columns,
    sequence: (item) => Promise.resolve(sequences[item]!),
  };
}

export function rowsOf(data: SequenceData): Int32Array {
  return Int32Array.from(data.items, (_, item) => item);
}
