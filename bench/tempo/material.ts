// Click and loop material of known tempo: a pattern of steps, played by a kit with swing, unsteady hands, fills and noise.
import { createRandom, deriveSeed, type Random } from '../../src/core/learning/maths/random.ts';
import { chord, type Kit, makeSounds, materialRate, type Sound, type SoundName } from './sounds.ts';

export interface Pattern {
  readonly kind: string;
  /** Tempi that such music has. */
  readonly bpm: readonly [slowest: number, fastest: number];
  readonly beatsPerBar: number;
  readonly stepsPerBeat: number;
  /** 'X' accented, 'x' played, 'o' soft, '.' rests, as long as one bar or several; of several ways to play a part each piece takes one. */
  readonly parts: readonly (readonly [sound: SoundName, steps: string | readonly string[], level?: number])[];
  /** Chords are held, bar by bar. */
  readonly chords?: true;
  /** Odd steps come late by up to this share of a step. */
  readonly swing?: number;
  /** Without fills at the ends of phrases. */
  readonly plain?: true;
}

/** What is played, and the middles of a kit's sounds. */
export interface MaterialSet {
  readonly kit: Kit;
  readonly patterns: readonly Pattern[];
}

export interface Piece {
  readonly kind: string;
  readonly bpm: number;
  readonly samples: Float32Array;
  /** Seconds of the beats. */
  readonly beats: readonly number[];
}

const strength = { X: 1, x: 0.7, o: 0.35 } as const;
const roots = [0, 5, 7, 0, 9, 5, 2, 7];

/** The same for the same seed. */
export function play(pattern: Pattern, kit: Kit, seed: number, seconds = 30): Piece {
  const random = createRandom(deriveSeed(seed, pattern.kind));
  const between = (low: number, high: number): number => low + (high - low) * random.next();
  const [slowest, fastest] = pattern.bpm;
  const bpm = Math.round(100 * slowest * (fastest / slowest) ** random.next()) / 100;
  const beat = 60 / bpm;
  const step = beat / pattern.stepsPerBeat;
  const samples = new Float32Array(seconds * materialRate);
  const sounds = makeSounds(random, kit);
  const offset = between(0, 1.5);
  const hands = random.next() < 0.3 ? 0 : between(0.001, 0.008);
  const swing = random.next() < 0.5 ? 0 : (pattern.swing ?? 0) * random.next();
  const tonic = 110 * 2 ** (random.integer(12) / 12);
  const stepsPerBar = pattern.beatsPerBar * pattern.stepsPerBeat;
  const bars = Math.ceil(seconds / (stepsPerBar * step));
  const phrase = random.next() < 0.5 ? 4 : 8;
  const fills = pattern.plain !== true && random.next() < 0.6;
  const timeOf = (at: number): number => offset + (at + (at % 2 === 1 ? swing : 0)) * step;
  const rootOf = (bar: number): number => tonic * 2 ** ((roots[bar % roots.length] ?? 0) / 12);

  for (const [name, written, level = 1] of pattern.parts) {
    const ways = typeof written === 'string' ? [written] : written;
    const steps = ways[random.integer(ways.length)] ?? '';
    if (steps === '') continue;
    const loudness = level * 10 ** (between(-4, 4) / 20);
    const note = cached(sounds[name]);
    for (let at = 0; at < bars * stepsPerBar; at++) {
      const bar = Math.floor(at / stepsPerBar);
      const inFill =
        fills && name === 'snare' && bar % phrase === phrase - 1 && at % stepsPerBar >= stepsPerBar / 2;
      const sign = inFill && random.next() < 0.7 ? 'x' : steps[at % steps.length];
      if (sign !== 'X' && sign !== 'x' && sign !== 'o') continue;
      const late = hands * random.normal();
      const pitch = rootOf(bar) * (name === 'pluck' ? ([1, 1.25, 1.5, 2, 1.5, 1.25][at % 6] ?? 1) : 1);
      mix(samples, note(pitch), timeOf(at) + late, loudness * strength[sign] * between(0.85, 1.1));
    }
  }
  if (pattern.chords === true) {
    const level = between(0.1, 0.35);
    const held = cached((hertz) => chord(2 * hertz, stepsPerBar * step));
    for (let bar = 0; bar < bars; bar++) mix(samples, held(rootOf(bar)), timeOf(bar * stepsPerBar), level);
  }
  finish(samples, random);
  const beats = Array.from({ length: bars * pattern.beatsPerBar }, (_, k) => offset + k * beat);
  return { kind: pattern.kind, bpm, samples, beats: beats.filter((at) => at < seconds) };
}

/** Noise from none to as loud as a bad tape's, and a peak at half of full scale. */
export function finish(samples: Float32Array, random: Random): void {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const hiss = random.next() < 0.3 ? 0 : 10 ** (-(25 + 35 * random.next()) / 20);
  for (let n = 0; n < samples.length; n++)
    samples[n] = 0.5 * ((samples[n] ?? 0) / peak + hiss * (2 * random.next() - 1));
}

function cached(sound: Sound): Sound {
  const made = new Map<number, Float32Array>();
  return (hertz) => {
    const known = made.get(hertz) ?? sound(hertz);
    made.set(hertz, known);
    return known;
  };
}

export function mix(samples: Float32Array, note: Float32Array, seconds: number, level: number): void {
  const start = Math.max(0, Math.round(seconds * materialRate));
  const end = Math.min(samples.length, start + note.length);
  for (let n = start; n < end; n++) samples[n] = (samples[n] ?? 0) + level * (note[n - start] ?? 0);
}
