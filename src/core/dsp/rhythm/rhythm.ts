// What people hear of a rhythm: the tempi that it can be counted at, to a few hundredths of a beat a minute, and beats at any of them.
import type { Matrix } from '../../domain/matrix.ts';
import type { TempoLevel } from '../../domain/track.ts';
import { HOP_LENGTH, SAMPLE_RATE } from '../framing.ts';
import { bandOnsets, together } from './bandOnsets.ts';
import { metreOf } from './metre.ts';
import { beatsNear, evened, tempoOf } from './steadyBeats.ts';

export interface Rhythm {
  /** The likeliest first; none of music without a steady beat. */
  readonly levels: readonly TempoLevel[];
  /** Onset strength, one value a frame. */
  readonly onsets: Float64Array;
}

/** What repeats less than this in 30 seconds has no tempo that people would agree on; in less time more is chance. */
const leastSteadiness = 0.1;
const usualFrames = (30 * SAMPLE_RATE) / HOP_LENGTH;
/** Seconds by which an onset shows in frames before it begins: they reach beyond their centres. */
const early = 0.005;

/** Of magnitudes, frames x bins. */
export function rhythmOf(magnitude: Matrix): Rhythm {
  const bands = bandOnsets(magnitude);
  const onsets = together(bands);
  const { levels, steadiness } = metreOf([...bands, onsets]);
  const [likeliest] = levels;
  const least = leastSteadiness * Math.sqrt(usualFrames / magnitude.rows);
  if (likeliest === undefined || steadiness < least) return { levels: [], onsets };
  // All levels are multiples of one pulse, so what the beats tell of one holds for all.
  const correction =
    (tempoOf(beatsNear(onsets, likeliest.bpm), likeliest.bpm) ?? likeliest.bpm) / likeliest.bpm;
  return { levels: levels.map(({ bpm, evidence }) => ({ bpm: bpm * correction, evidence })), onsets };
}

/** Seconds of the beats from the start of the samples, ascending, where the music is counted at `bpm`. */
export function beatsAt(onsets: Float64Array, bpm: number): number[] {
  return evened(beatsNear(onsets, bpm))
    .map((frame) => (frame * HOP_LENGTH) / SAMPLE_RATE + early)
    .filter((second) => second >= 0);
}
