// The demo's instruments: each adds one note to a mix.
import type { Random } from './random.ts';

/** Sample rate in Hz: enough for everything that the demo plays, and the rate of the analysis. */
export const sampleRate = 22_050;

export interface Note {
  /** Seconds from the start of the piece. */
  readonly start: number;
  readonly seconds: number;
  /** Hertz. */
  readonly frequency: number;
  readonly gain: number;
}

export type Instrument = (mix: Float32Array, note: Note, random: Random) => void;

/** Adds `wave(i)`, a function of the sample within the note, shaped by attack and release so that nothing clicks. */
function sound(
  mix: Float32Array,
  note: Note,
  attack: number,
  release: number,
  wave: (i: number) => number,
): void {
  const begin = Math.round(note.start * sampleRate);
  const length = Math.min(Math.round((note.seconds + release) * sampleRate), mix.length - begin);
  const rise = attack * sampleRate;
  const fallFrom = note.seconds * sampleRate;
  const fall = release * sampleRate;
  for (let i = 0; i < length; i++) {
    const envelope = Math.min(1, i / rise) * Math.max(0, Math.min(1, 1 - (i - fallFrom) / fall));
    mix[begin + i] = (mix[begin + i] ?? 0) + note.gain * envelope * wave(i);
  }
}

/** A sawtooth with reduced aliasing (a polynomial in place of the jump). */
function sawtooth(frequency: number, phase: number): () => number {
  const step = frequency / sampleRate;
  let t = phase;
  return () => {
    t += step;
    if (t >= 1) t -= 1;
    const value = 2 * t - 1;
    if (t < step) return value - (2 * (t / step) - (t / step) ** 2 - 1);
    const u = (t - 1) / step;
    return t > 1 - step ? value - (u * u + 2 * u + 1) : value;
  };
}

/** One pole; `cutoff` in hertz. */
function lowPass(cutoff: number): (x: number) => number {
  const a = 1 - Math.exp((-2 * Math.PI * cutoff) / sampleRate);
  let y = 0;
  return (x) => {
    y += a * (x - y);
    return y;
  };
}

const turn = (2 * Math.PI) / sampleRate;

/** Bowed strings: three detuned sawtooths behind a soft filter, with a slow attack. */
export const strings: Instrument = (mix, note, random) => {
  const voices = [0.996, 1, 1.004].map((detune) => sawtooth(note.frequency * detune, random()));
  const filter = lowPass(Math.min(4000, note.frequency * 4));
  sound(mix, note, 0.15, 0.25, () => filter(voices.reduce((sum, voice) => sum + voice(), 0) / 3));
};

/** The same, bright and with a fast attack: a synthesiser. */
export const synth: Instrument = (mix, note, random) => {
  const voices = [0.99, 1, 1.01, 2.005].map((detune) => sawtooth(note.frequency * detune, random()));
  const filter = lowPass(7000);
  sound(mix, note, 0.01, 0.08, () => filter(voices.reduce((sum, voice) => sum + voice(), 0) / 4));
};

/** One plain sawtooth for a guitar that is driven into distortion afterwards. */
export const electricGuitar: Instrument = (mix, note, random) => {
  const voice = sawtooth(note.frequency, random());
  const filter = lowPass(3000);
  sound(mix, note, 0.004, 0.03, () => filter(voice()));
};

/** A plucked string after Karplus and Strong (1983): noise in a delay line that loses its high frequencies. */
export const pluck: Instrument = (mix, note, random) => {
  const line = Float32Array.from(
    { length: Math.max(2, Math.round(sampleRate / note.frequency)) },
    () => random() * 2 - 1,
  );
  let at = 0;
  sound(mix, note, 0.001, 0.1, () => {
    const next = (at + 1) % line.length;
    const value = line[at] ?? 0;
    line[at] = 0.498 * (value + (line[next] ?? 0));
    at = next;
    return value;
  });
};

/** Drawbars: the octaves and the fifth, steady while the key is held. */
export const organ: Instrument = (mix, note) => {
  const w = turn * note.frequency;
  sound(mix, note, 0.01, 0.03, (i) => {
    const t = w * i;
    return 0.4 * Math.sin(t) + 0.3 * Math.sin(2 * t) + 0.2 * Math.sin(3 * t) + 0.1 * Math.sin(4 * t);
  });
};

/** An electric piano by frequency modulation: the brightness of the strike decays before the tone. */
export const electricPiano: Instrument = (mix, note) => {
  const w = turn * note.frequency;
  sound(mix, note, 0.002, 0.15, (i) => {
    const age = i / sampleRate;
    return Math.exp(-age * 1.8) * Math.sin(w * i + 1.6 * Math.exp(-age * 5) * Math.sin(w * i));
  });
};

/** Close to a clarinet: odd harmonics, a little vibrato. */
export const reed: Instrument = (mix, note) => {
  let phase = 0;
  sound(mix, note, 0.03, 0.06, (i) => {
    phase += turn * note.frequency * (1 + 0.006 * Math.sin(turn * 5.5 * i));
    return 0.6 * Math.sin(phase) + 0.25 * Math.sin(3 * phase) + 0.15 * Math.sin(5 * phase);
  });
};

/** Close to a flute: little more than a sine, with breath noise. */
export const flute: Instrument = (mix, note, random) => {
  let phase = 0;
  sound(mix, note, 0.06, 0.1, (i) => {
    phase += turn * note.frequency * (1 + 0.004 * Math.sin(turn * 5 * i));
    return 0.8 * Math.sin(phase) + 0.12 * Math.sin(2 * phase) + 0.04 * (random() - 0.5);
  });
};

export const bassGuitar: Instrument = (mix, note, random) => {
  const voice = sawtooth(note.frequency, random());
  const filter = lowPass(Math.max(300, note.frequency * 4));
  sound(mix, note, 0.004, 0.04, (i) => Math.exp((-i / sampleRate) * 2) * 1.6 * filter(voice()));
};

/** A very low sine that falls a little at first. */
export const subBass: Instrument = (mix, note) => {
  let phase = 0;
  sound(mix, note, 0.004, 0.08, (i) => {
    phase += turn * note.frequency * (1 + 0.5 * Math.exp((-i / sampleRate) * 30));
    return Math.sin(phase);
  });
};
