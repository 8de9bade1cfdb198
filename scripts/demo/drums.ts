// The demo's drums: one stroke each, added to a mix.
import { sampleRate } from './instruments.ts';
import type { Random } from './random.ts';

export type DrumName = 'kick' | 'snare' | 'clap' | 'hat' | 'openHat' | 'ride' | 'rim';

/** `stroke(age in seconds, random)` is the wave; strokes last until they are inaudible. */
const strokes: Readonly<
  Record<DrumName, { seconds: number; stroke: () => (age: number, random: Random) => number }>
> = {
  kick: {
    seconds: 0.3,
    stroke: () => {
      let phase = 0;
      return (age) => {
        phase += (2 * Math.PI * (48 + 120 * Math.exp(-age * 40))) / sampleRate;
        return 1.2 * Math.exp(-age * 12) * Math.sin(phase);
      };
    },
  },
  snare: {
    seconds: 0.2,
    stroke: () => (age, random) =>
      Math.exp(-age * 22) * (0.7 * (random() * 2 - 1) + 0.5 * Math.sin(2 * Math.PI * 185 * age)),
  },
  clap: {
    seconds: 0.22,
    stroke: () => (age, random) => {
      // Four claps, ten milliseconds apart.
      const sinceHand = age < 0.03 ? age % 0.01 : age - 0.03;
      return 0.8 * Math.exp(-sinceHand * (age < 0.03 ? 200 : 25)) * (random() * 2 - 1);
    },
  },
  hat: { seconds: 0.06, stroke: () => hiss(70, 0.35) },
  openHat: { seconds: 0.28, stroke: () => hiss(12, 0.35) },
  ride: { seconds: 0.45, stroke: () => hiss(7, 0.22) },
  rim: {
    seconds: 0.05,
    stroke: () => (age) => 0.6 * Math.exp(-age * 90) * Math.sin(2 * Math.PI * 1700 * age),
  },
};

/** Noise without its low half: the difference of neighbours. */
function hiss(decay: number, gain: number): (age: number, random: Random) => number {
  let before = 0;
  return (age, random) => {
    const noise = random() * 2 - 1;
    const value = gain * Math.exp(-age * decay) * (noise - before);
    before = noise;
    return value;
  };
}

export function strike(mix: Float32Array, drum: DrumName, start: number, gain: number, random: Random): void {
  const { seconds, stroke } = strokes[drum];
  const wave = stroke();
  const begin = Math.round(start * sampleRate);
  const end = Math.min(begin + Math.round(seconds * sampleRate), mix.length);
  for (let i = begin; i < end; i++) mix[i] = (mix[i] ?? 0) + gain * wave((i - begin) / sampleRate, random);
}
