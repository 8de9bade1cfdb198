// Batches made a little different at every look: parts blanked, rows mixed with each other.
import type { Random } from '../../src/core/learning/maths/random.ts';
import { permutation } from '../../src/core/learning/maths/random.ts';
import type { Training } from './configs.ts';
import type { Extent, Shape } from './layers/layer.ts';

/** Blanks stretches of steps and of columns of every row, in place; 0 is the mean on the common scale. */
export function blank(
  input: Float32Array,
  { rows, lengths }: Extent,
  { steps, bands }: Shape,
  { blanks }: Training,
  random: Random,
): void {
  for (let r = 0; r < rows; r++) {
    const length = lengths[r]!;
    const from = r * steps * bands;
    for (let n = 0; n < blanks.steps; n++) {
      const { start, count } = stretch(length, blanks.share, random);
      input.fill(0, from + start * bands, from + (start + count) * bands);
    }
    for (let n = 0; n < blanks.columns; n++) {
      const { start, count } = stretch(bands, blanks.share, random);
      for (let t = 0; t < length; t++)
        input.fill(0, from + t * bands + start, from + t * bands + start + count);
    }
  }
}

function stretch(length: number, share: number, random: Random): { start: number; count: number } {
  const count = random.integer(Math.floor(length * share) + 1);
  return { start: random.integer(length - count + 1), count };
}

/** Mixes every row with another, inputs and targets by the same share, in place. A mixed row is as long as the longer one. */
export function mix(
  input: Float32Array,
  targets: Float32Array,
  { rows, lengths }: Extent,
  { mixup }: Training,
  random: Random,
): void {
  const share = beta(mixup, random);
  const partner = permutation(rows, random);
  const mixed = (values: Float32Array): void => {
    const size = values.length / rows;
    const before = values.slice();
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < size; i++)
        values[r * size + i] = share * before[r * size + i]! + (1 - share) * before[partner[r]! * size + i]!;
  };
  mixed(input);
  mixed(targets);
  const before = lengths.slice();
  for (let r = 0; r < rows; r++) lengths[r] = Math.max(before[r]!, before[partner[r]!]!);
}

/** Beta(a, a), by Jöhnk (1964): for small a. */
function beta(a: number, random: Random): number {
  for (;;) {
    const x = random.next() ** (1 / a);
    const y = random.next() ** (1 / a);
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}
