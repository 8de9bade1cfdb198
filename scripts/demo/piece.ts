// Composes one short piece in a style and renders it, the same for the same seed.
import { strike } from './drums.ts';
import { sampleRate } from './instruments.ts';
import { pick, type Random, seededRandom } from './random.ts';
import type { Part, Style } from './styles.ts';

const stepsInBar = 16;

interface Score {
  readonly style: Style;
  /** Semitones of the key note above C. */
  readonly key: number;
  readonly progression: readonly number[];
  readonly secondsInBar: number;
  readonly bars: number;
}

/** Mono, `seconds` long, at most 1 loud. */
export function renderPiece(style: Style, seed: number, seconds: number): Float32Array {
  const random = seededRandom(seed);
  const [slowest, fastest] = style.tempo;
  const secondsInBar = 240 / (slowest + random() * (fastest - slowest));
  const score: Score = {
    style,
    key: Math.floor(random() * 12) - 5,
    progression: pick(random, style.progressions),
    secondsInBar,
    bars: Math.ceil(seconds / secondsInBar),
  };
  const mix = new Float32Array(Math.round(seconds * sampleRate));
  for (const part of style.parts) addPart(mix, score, part, random);
  addDrums(mix, score, random);
  addRoom(mix, style.room);
  finish(mix);
  return mix;
}

function addPart(mix: Float32Array, score: Score, part: Part, random: Random): void {
  const own = new Float32Array(mix.length);
  const hits = stepsOf(part.rhythm);
  let melodyStep = 0;
  for (let bar = 0; bar < score.bars; bar++) {
    const root = score.progression[bar % score.progression.length] ?? 0;
    hits.forEach(({ step, gain }, index) => {
      const next = hits[index + 1]?.step ?? stepsInBar;
      const start = timeOf(score, bar, step);
      const seconds = (timeOf(score, bar, next) - start) * part.legato;
      if (part.plays === 'melody') {
        // A melody has rests.
        if (random() < 0.15) return;
        melodyStep = Math.max(-3, Math.min(9, melodyStep + Math.floor(random() * 5) - 2));
      }
      for (const degree of degrees(part.plays, score.style.chord, root, index, melodyStep))
        part.instrument(
          own,
          { start, seconds, frequency: frequency(score, degree, part.octave), gain: gain * part.gain },
          random,
        );
    });
  }
  const { drive } = part;
  for (let i = 0; i < mix.length; i++) {
    const value = own[i] ?? 0;
    mix[i] =
      (mix[i] ?? 0) + (drive === undefined ? value : part.gain * Math.tanh((value * drive) / part.gain));
  }
}

/** Steps of the scale, counted from the key note, that the `index`-th note of a bar plays. */
function degrees(
  plays: Part['plays'],
  chord: readonly number[],
  root: number,
  index: number,
  melodyStep: number,
): readonly number[] {
  switch (plays) {
    case 'root':
      return [root];
    case 'octaves':
      return [root + (index % 2) * 7];
    case 'fifths':
      return [root + (index % 2) * 4];
    case 'walk':
      return [root + ([0, 2, 4, 5][index % 4] ?? 0)];
    case 'chord':
      return chord.map((step) => root + step);
    case 'arpeggio':
      return [root + (chord[index % chord.length] ?? 0)];
    case 'melody':
      return [root + melodyStep];
  }
}

function frequency(score: Score, degree: number, octave: number): number {
  const { scale } = score.style;
  const step = ((degree % scale.length) + scale.length) % scale.length;
  const octaves = octave + Math.floor(degree / scale.length);
  return 261.63 * 2 ** (octaves + (score.key + (scale[step] ?? 0)) / 12);
}

function addDrums(mix: Float32Array, score: Score, random: Random): void {
  for (const drum of ['kick', 'snare', 'clap', 'hat', 'openHat', 'ride', 'rim'] as const) {
    const hits = stepsOf(score.style.drums[drum] ?? '');
    for (let bar = 0; bar < score.bars; bar++)
      for (const { step, gain } of hits)
        strike(mix, drum, timeOf(score, bar, step), gain * (0.45 + 0.1 * random()), random);
  }
}

function stepsOf(rhythm: string): readonly { step: number; gain: number }[] {
  return [...rhythm].flatMap((mark, step) => (mark === '.' ? [] : [{ step, gain: mark === 'x' ? 1 : 0.5 }]));
}

/** Seconds at which a sixteenth starts; swing delays the second half of each beat. */
function timeOf(score: Score, bar: number, step: number): number {
  const beat = Math.floor(step / 4);
  const within = (step % 4) / 4;
  const { swing } = score.style;
  const swung = within < 0.5 ? within * 2 * swing : swing + (within - 0.5) * 2 * (1 - swing);
  return (bar + (beat + swung) / 4) * score.secondsInBar;
}

/** Reverb of three walls: decaying echoes at times without a common divisor. */
function addRoom(mix: Float32Array, share: number): void {
  for (const seconds of [0.0297, 0.0671, 0.1131]) {
    const delay = Math.round(seconds * sampleRate);
    for (let i = delay; i < mix.length; i++) mix[i] = (mix[i] ?? 0) + share * 0.6 * (mix[i - delay] ?? 0);
  }
}

/** Peak at 0.9, and no click at either end. */
function finish(mix: Float32Array): void {
  let loudest = 0;
  for (const value of mix) loudest = Math.max(loudest, Math.abs(value));
  const fade = 0.05 * sampleRate;
  for (let i = 0; i < mix.length; i++)
    mix[i] = ((mix[i] ?? 0) / loudest) * 0.9 * Math.min(1, i / fade, (mix.length - 1 - i) / fade);
}
