// Ten styles as data: rhythm, harmony, timbre. One character a sixteenth: `x` plays, `o` plays softly, `.` rests.
import type { DrumName } from './drums.ts';
import {
  bassGuitar,
  electricGuitar,
  electricPiano,
  flute,
  type Instrument,
  organ,
  pluck,
  reed,
  strings,
  subBass,
  synth,
} from './instruments.ts';

export interface Part {
  readonly instrument: Instrument;
  /** Which notes of the bar's chord it plays; `walk` steps through the scale, `melody` wanders over it. */
  readonly plays: 'root' | 'octaves' | 'fifths' | 'walk' | 'chord' | 'arpeggio' | 'melody';
  readonly rhythm: string;
  /** Octaves above (below) the one of middle C. */
  readonly octave: number;
  readonly gain: number;
  /** Share of the time until its next note that it sounds. */
  readonly legato: number;
  /** Distortion: how far it is driven into saturation; absent = clean. */
  readonly drive?: number;
}

export interface Style {
  /** The starter model's name of the genre. */
  readonly genre: string;
  /** Beats a minute, from and to. */
  readonly tempo: readonly [number, number];
  /** Position of the second eighth in its pair: 0.5 is straight, 0.67 swings. */
  readonly swing: number;
  /** Semitones above the key note. */
  readonly scale: readonly number[];
  /** Progressions to choose from: steps of the scale, one a bar. */
  readonly progressions: readonly [readonly number[], ...(readonly number[])[]];
  /** Steps of the scale above the root. */
  readonly chord: readonly number[];
  readonly drums: Partial<Readonly<Record<DrumName, string>>>;
  readonly parts: readonly Part[];
  /** Share of reverb, 0 to 1. */
  readonly room: number;
}

const major = [0, 2, 4, 5, 7, 9, 11];
const minor = [0, 2, 3, 5, 7, 8, 10];
const mixolydian = [0, 2, 4, 5, 7, 9, 10];
const dorian = [0, 2, 3, 5, 7, 9, 10];
const phrygian = [0, 1, 3, 5, 7, 8, 10];
const triad = [0, 2, 4];
const seventh = [0, 2, 4, 6];
const power = [0, 4];

function part(
  instrument: Instrument,
  plays: Part['plays'],
  rhythm: string,
  octave: number,
  gain: number,
  legato: number,
  drive?: number,
): Part {
  return { instrument, plays, rhythm, octave, gain, legato, ...(drive === undefined ? {} : { drive }) };
}

export const styles: readonly Style[] = [
  {
    genre: 'blues',
    tempo: [78, 104],
    swing: 0.67,
    scale: mixolydian,
    progressions: [
      [0, 3, 0, 0, 3, 3, 0, 0, 4, 3, 0, 4],
      [0, 0, 3, 0, 4, 3, 0, 4],
    ],
    chord: seventh,
    drums: { kick: 'x.......x.......', snare: '....x.......x...', ride: 'x.o.x.o.x.o.x.o.' },
    parts: [
      part(bassGuitar, 'walk', 'x...x...x...x...', -2, 0.5, 0.9),
      part(organ, 'chord', 'x.....x.........', 0, 0.11, 0.8),
      part(pluck, 'melody', 'x.x...x.x...x.x.', 1, 0.35, 1),
    ],
    room: 0.15,
  },
  {
    genre: 'classical',
    tempo: [58, 84],
    swing: 0.5,
    scale: major,
    progressions: [
      [0, 3, 4, 0],
      [0, 5, 3, 4],
      [0, 4, 5, 3],
    ],
    chord: triad,
    drums: {},
    parts: [
      part(strings, 'root', 'x...............', -1, 0.3, 1),
      part(strings, 'chord', 'x.......x.......', 0, 0.16, 1),
      part(pluck, 'arpeggio', 'x.x.x.x.x.x.x.x.', 0, 0.22, 1.5),
      part(flute, 'melody', 'x...x.x.x.......', 1, 0.24, 0.95),
    ],
    room: 0.45,
  },
  {
    genre: 'country',
    tempo: [102, 128],
    swing: 0.54,
    scale: major,
    progressions: [
      [0, 0, 3, 0, 4, 4, 0, 0],
      [0, 3, 0, 4],
    ],
    chord: triad,
    drums: { kick: 'x.......x.......', rim: '....x.......x...', hat: '..o...o...o...o.' },
    parts: [
      part(bassGuitar, 'fifths', 'x.......x.......', -2, 0.5, 0.5),
      part(pluck, 'chord', '....x.......x.x.', 0, 0.28, 0.9),
      part(pluck, 'arpeggio', 'x.xxx.xxx.xxx.xx', 1, 0.2, 1),
      part(reed, 'melody', 'x.......x...x...', 1, 0.1, 0.9),
    ],
    room: 0.1,
  },
  {
    genre: 'disco',
    tempo: [114, 126],
    swing: 0.5,
    scale: dorian,
    progressions: [
      [0, 0, 3, 3],
      [0, 6, 5, 4],
    ],
    chord: seventh,
    drums: {
      kick: 'x...x...x...x...',
      clap: '....x.......x...',
      openHat: '..x...x...x...x.',
      hat: 'x.o.x.o.x.o.x.o.',
    },
    parts: [
      part(bassGuitar, 'octaves', 'x.x.x.x.x.x.x.x.', -2, 0.5, 0.6),
      part(electricGuitar, 'chord', '..x..x.x..x..x.x', 1, 0.08, 0.3),
      part(strings, 'melody', 'x.......x...x...', 1, 0.2, 1),
    ],
    room: 0.2,
  },
  {
    genre: 'hip hop',
    tempo: [78, 94],
    swing: 0.58,
    scale: minor,
    progressions: [
      [0, 0, 5, 4],
      [0, 3, 0, 6],
    ],
    chord: seventh,
    drums: { kick: 'x.....x...x.....', snare: '....x.......x...', hat: 'x.x.x.xxx.x.x.x.' },
    parts: [
      part(subBass, 'root', 'x.....x...x.....', -3, 0.75, 0.8),
      part(electricPiano, 'chord', 'x.......o.......', 0, 0.16, 0.7),
      part(electricPiano, 'melody', '......x...x...x.', 1, 0.14, 0.6),
    ],
    room: 0.1,
  },
  {
    genre: 'jazz',
    tempo: [124, 178],
    swing: 0.66,
    scale: dorian,
    progressions: [
      [0, 3, 6, 2],
      [1, 4, 0, 5],
    ],
    chord: seventh,
    drums: { ride: 'x...x.x.x...x.x.', hat: '....x.......x...', kick: 'o.......o.......' },
    parts: [
      part(bassGuitar, 'walk', 'x...x...x...x...', -2, 0.55, 0.95),
      part(electricPiano, 'chord', '..x.......x...x.', 0, 0.18, 0.5),
      part(reed, 'melody', 'x.x.x.x...x.x.x.', 1, 0.22, 0.85),
    ],
    room: 0.25,
  },
  {
    genre: 'metal',
    tempo: [152, 188],
    swing: 0.5,
    scale: phrygian,
    progressions: [
      [0, 1, 0, 5],
      [0, 0, 1, 3],
    ],
    chord: power,
    drums: { kick: 'xxxxxxxxxxxxxxxx', snare: '....x.......x...', ride: 'x...x...x...x...' },
    parts: [
      part(electricGuitar, 'chord', 'xxx.xxx.xxx.x.x.', -2, 0.5, 0.8, 14),
      part(bassGuitar, 'root', 'x.x.x.x.x.x.x.x.', -3, 0.5, 0.9),
      part(electricGuitar, 'melody', 'xxxxxxxxxxxxxxxx', 1, 0.22, 0.9, 8),
    ],
    room: 0.08,
  },
  {
    genre: 'pop',
    tempo: [98, 120],
    swing: 0.5,
    scale: major,
    progressions: [
      [0, 4, 5, 3],
      [5, 3, 0, 4],
    ],
    chord: triad,
    drums: { kick: 'x...x...x...x.x.', clap: '....x.......x...', hat: '..x...x...x...x.' },
    parts: [
      part(subBass, 'root', 'x..x..x.x..x..x.', -2, 0.5, 0.8),
      part(synth, 'chord', 'x...............', 0, 0.12, 1),
      part(synth, 'arpeggio', 'x.xx.xx.x.xx.xx.', 1, 0.12, 0.6),
      part(flute, 'melody', 'x..x..x...x.x...', 1, 0.24, 0.9),
    ],
    room: 0.25,
  },
  {
    genre: 'reggae',
    tempo: [68, 84],
    swing: 0.56,
    scale: minor,
    progressions: [
      [0, 3, 0, 3],
      [0, 6, 5, 6],
    ],
    chord: triad,
    drums: { kick: '........x.......', rim: '........x.......', hat: 'x.x.x.x.x.x.x.x.' },
    parts: [
      part(subBass, 'fifths', 'x..x....x.x..x..', -2, 0.7, 0.8),
      part(electricGuitar, 'chord', '....x.......x...', 0, 0.13, 0.2),
      part(organ, 'chord', '..xx..x...xx..x.', 0, 0.1, 0.4),
    ],
    room: 0.35,
  },
  {
    genre: 'rock',
    tempo: [108, 142],
    swing: 0.5,
    scale: mixolydian,
    progressions: [
      [0, 6, 3, 0],
      [0, 3, 4, 3],
    ],
    chord: power,
    drums: { kick: 'x.......x.x.....', snare: '....x.......x...', openHat: 'x.x.x.x.x.x.x.x.' },
    parts: [
      part(electricGuitar, 'chord', 'x.x.x.xxx.x.x.x.', -1, 0.4, 0.9, 5),
      part(bassGuitar, 'root', 'x.x.x.x.x.x.x.x.', -2, 0.5, 0.9),
      part(electricGuitar, 'melody', 'x...x.x...x.....', 1, 0.2, 0.95, 3),
    ],
    room: 0.18,
  },
];
