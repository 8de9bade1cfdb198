// Sounds without a steady beat, of which any tempo would be a false one.
import { createRandom, deriveSeed, type Random } from '../../src/core/learning/maths/random.ts';
import { finish, mix } from './material.ts';
import { chord, makeSounds, materialRate } from './sounds.ts';

interface Unsteady {
  readonly kind: string;
  /** Seconds from one note to the next. */
  readonly gap: (random: Random, before: number) => number;
  readonly sound: 'chord' | 'pluck' | 'noise';
}

export const unsteadyKinds: readonly Unsteady[] = [
  { kind: 'noise', gap: () => 30, sound: 'noise' },
  { kind: 'held chords', gap: (random) => 1 + 4 * random.next(), sound: 'chord' },
  { kind: 'notes at random', gap: (random) => -0.4 * Math.log(1 - random.next()), sound: 'pluck' },
  // Each note is up to a third longer or shorter than the one before.
  {
    kind: 'rubato',
    gap: (random, before) => clamp(before * 1.33 ** (2 * random.next() - 1), 0.2, 1.2),
    sound: 'pluck',
  },
];

export function playUnsteadily({ gap, sound }: Unsteady, seed: number, seconds = 30): Float32Array {
  const random = createRandom(deriveSeed(seed, 'unsteady'));
  const samples = new Float32Array(seconds * materialRate);
  const { pluck } = makeSounds(random, { kickHz: 50, snareHz: 200, decay: 1 });
  let length = 0.3 + 0.4 * random.next();
  for (let at = 0; at < seconds; at += length) {
    length = gap(random, length);
    const hertz = 220 * 2 ** (random.integer(18) / 12);
    const level = 0.4 + 0.6 * random.next();
    if (sound === 'noise')
      mix(
        samples,
        samples.map(() => 2 * random.next() - 1),
        0,
        level,
      );
    else mix(samples, sound === 'pluck' ? pluck(hertz) : chord(hertz, length + 0.5), at, level);
  }
  finish(samples, random);
  return samples;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
