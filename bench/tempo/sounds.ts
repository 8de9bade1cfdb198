// Sounds to make loops of, at 44,100 Hz: drums, clicks, plucked and held notes, each a little different every time.
import type { Random } from '../../src/core/learning/maths/random.ts';

export const materialRate = 44_100;

export type Sound = (hertz: number) => Float32Array;

/** Where a maker's means lie: the development and the held-out set have drums of their own. */
export interface Kit {
  readonly kickHz: number;
  readonly snareHz: number;
  readonly decay: number;
}

export const soundNames = ['kick', 'snare', 'hat', 'open', 'rim', 'click', 'bass', 'pluck', 'chop'] as const;
export type SoundName = (typeof soundNames)[number];

/** One set of instruments. */
export function makeSounds(random: Random, kit: Kit): Readonly<Record<SoundName, Sound>> {
  const vary = (value: number, by = 0.25): number => value * (1 + by * (2 * random.next() - 1));
  const kickHz = vary(kit.kickHz);
  const kickDecay = vary(18 * kit.decay);
  const snareHz = vary(kit.snareHz);
  const snareDecay = vary(24 * kit.decay);
  const hatDecay = vary(90 * kit.decay, 0.5);
  const clickHz = vary(1200, 0.5);
  const brightness = vary(0.6, 0.4);
  const noise = (): number => 2 * random.next() - 1;
  const highNoise = (decay: number): Float32Array => {
    let before = 0;
    return shaped(4 / decay, (t) => {
      const now = noise();
      const high = now - before;
      before = now;
      return 0.5 * high * Math.exp(-t * decay);
    });
  };
  return {
    kick: () =>
      shaped(
        0.3,
        (t) => Math.sin(2 * Math.PI * (kickHz * t + 2 * (1 - Math.exp(-t * 40)))) * Math.exp(-t * kickDecay),
      ),
    snare: () =>
      shaped(
        0.25,
        (t) => (0.7 * noise() + 0.4 * Math.sin(2 * Math.PI * snareHz * t)) * Math.exp(-t * snareDecay),
      ),
    hat: () => highNoise(hatDecay),
    open: () => highNoise(hatDecay / 6),
    rim: () => shaped(0.05, (t) => Math.sin(2 * Math.PI * 1.4 * clickHz * t) * Math.exp(-t * 120)),
    click: () => shaped(0.04, (t) => Math.sin(2 * Math.PI * clickHz * t) * Math.exp(-t * 150)),
    bass: (hertz) => harmonics(hertz / 2, 0.35, 3, 6, 0.5),
    pluck: (hertz) => harmonics(hertz, 0.8, 6, 4, brightness),
    chop: (hertz) =>
      sumOf([1, 1.25, 1.5].map((ratio) => harmonics(2 * hertz * ratio, 0.12, 5, 25, brightness))),
  };
}

/** A held chord: sines with slow beginnings and ends. */
export function chord(hertz: number, seconds: number): Float32Array {
  const ratios = [1, 1.26, 1.498];
  return shaped(seconds, (t) => {
    const edge = Math.min(1, t / 0.05, (seconds - t) / 0.05);
    return (edge * ratios.reduce((sum, ratio) => sum + Math.sin(2 * Math.PI * hertz * ratio * t), 0)) / 3;
  });
}

function harmonics(
  hertz: number,
  seconds: number,
  count: number,
  decay: number,
  brightness: number,
): Float32Array {
  return shaped(seconds, (t) => {
    let sum = 0;
    for (let h = 1; h <= count; h++)
      sum +=
        brightness ** (h - 1) * Math.sin(2 * Math.PI * h * hertz * t) * Math.exp(-t * decay * Math.sqrt(h));
    return sum * Math.min(1, t / 0.003);
  });
}

function shaped(seconds: number, at: (t: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * materialRate) }, (_, n) => at(n / materialRate));
}

function sumOf(parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(
    { length: parts[0]?.length ?? 0 },
    (_, n) => parts.reduce((sum, part) => sum + (part[n] ?? 0), 0) / parts.length,
  );
}
