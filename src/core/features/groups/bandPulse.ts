// The pulse of bass, middle and treble: how regularly and at which tempi their onsets repeat, and how they stand out.

import type { Matrix } from '../../domain/matrix.ts';
import { framesPerMinute, SAMPLE_RATE } from '../../dsp/framing.ts';
import { N_MELS } from '../../dsp/spectrum/mel.ts';
import { type Moments, moments } from '../../dsp/statistics.ts';
import type { FeatureColumn, PlainGroup } from '../featureGroup.ts';

/** Where ranges of the 128 mel bands end: 210 Hz, 1 kHz, 11 kHz. The last pulse is that of all bands together. */
const ends = [8, 40, N_MELS] as const;
const names = ['bass', 'middle', 'treble', 'whole'] as const;

/** Beats a minute, the edges of the ranges that repetition is looked for in. */
const tempi = [30, 60, 90, 120, 160, 240] as const;
const ranges = tempi.slice(1).map((fast, i) => ({ slow: tempi[i]!, fast }));
const framesOf = (bpm: number): number => Math.ceil(framesPerMinute / bpm);

/** A beat repeats after as many frames: 200 down to 15 beats a minute. */
const shortest = 13;
const longest = 171;

/**
 * Of each band's onset strength (mean rise of its mel bands): the strongest repetition of its autocorrelation at a beat's distance (pulse
 * clarity, Lartillot et al. 2008), the repetition at twice and at half of that distance, how far the strongest stands above the median, the
 * strongest in each range of tempi (Grosche, Müller and Kurth 2010), the onsets' 98th percentile and deviation in terms of their mean.
 */
export const bandPulse: PlainGroup = {
  version: 1,
  columns: names.flatMap((name): FeatureColumn[] =>
    [
      'strongest',
      'twice',
      'half',
      'clarity',
      'peak',
      'deviation',
      ...ranges.map(({ slow, fast }) => `${slow}_${fast}`),
    ].map((what) => ({ name: `pulse_${name}_${what}`, unit: '1' })),
  ),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { melDb } }) => onsetsOf(melDb).flatMap(describePulse),
};

/** Of onset strengths, one a frame; all 0 where nothing begins. */
export function describePulse(onsets: Float64Array): number[] {
  const series = centred(onsets);
  const repeated = new Float64Array(longest + 1);
  for (let lag = 0; lag <= longest; lag++) repeated[lag] = repetition(series, lag);
  const beats = repeated.slice(shortest);
  const strongest = Math.max(...beats);
  const lag = shortest + beats.indexOf(strongest);
  const { mean, variance } = momentsOf(onsets);
  const inMeans = (value: number): number => (mean > 0 ? value / mean : 0);
  return [
    strongest,
    repetition(series, 2 * lag),
    repeated[Math.round(lag / 2)]!,
    strongest - beats.toSorted()[beats.length >> 1]!,
    inMeans(onsets.toSorted()[Math.floor(0.98 * onsets.length)] ?? 0),
    inMeans(Math.sqrt(variance)),
    ...ranges.map(({ slow, fast }) => Math.max(...repeated.slice(framesOf(fast), framesOf(slow)))),
  ];
}

/** Mean rise of the mel bands from each frame to the next, in dB, of each range. */
function onsetsOf({ data, rows, cols }: Matrix): Float64Array[] {
  const out = names.map(() => new Float64Array(Math.max(0, rows - 1)));
  const whole = out[ends.length]!;
  let from = 0;
  for (const [range, end] of ends.entries()) {
    addRises(data, cols, from, end, out[range]!);
    for (let t = 0; t < whole.length; t++) {
      whole[t]! += out[range]![t]!;
      out[range]![t]! /= end - from;
    }
    from = end;
  }
  for (let t = 0; t < whole.length; t++) whole[t]! /= cols;
  return out;
}

/** Sums of the rises of columns `from` up to `to`. */
function addRises(data: Float32Array, cols: number, from: number, to: number, into: Float64Array): void {
  for (let t = 0; t < into.length; t++) {
    let sum = 0;
    for (let at = t * cols + from; at < t * cols + to; at++) sum += Math.max(0, data[at + cols]! - data[at]!);
    into[t] = sum;
  }
}

/** A series less its mean, to be correlated with itself. */
interface Centred {
  readonly off: Float64Array;
  /** Its energy; 0 where nothing moves. */
  readonly energy: number;
}

function centred(values: Float64Array): Centred {
  const { mean, variance } = momentsOf(values);
  if (variance < 1e-12) return { off: new Float64Array(0), energy: 0 };
  return { off: values.map((value) => value - mean), energy: variance * values.length };
}

/** The correlation at a distance: 1 at none; 0 where nothing moves and beyond the end. */
function repetition({ off, energy }: Centred, lag: number): number {
  if (energy === 0) return 0;
  const length = off.length;
  // Two sums, because additions that depend on each other are slow.
  let even = 0;
  let odd = 0;
  let t = lag;
  for (; t + 1 < length; t += 2) {
    even += off[t]! * off[t - lag]!;
    odd += off[t + 1]! * off[t + 1 - lag]!;
  }
  if (t < length) even += off[t]! * off[t - lag]!;
  return (even + odd) / energy;
}

function momentsOf(values: Float64Array): Moments {
  return values.length === 0 ? { mean: 0, variance: 0 } : moments(values);
}
