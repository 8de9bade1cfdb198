// How loud each loudspeaker's channel is in a mix of fewer (ITU-R BS.775-3, annex 4, table 2).
import type { Speaker } from '../../core/domain/speakers.ts';

/** In two loudspeakers: left and right. */
type Sides = readonly [left: number, right: number];

const half = Math.SQRT1_2;
/** What is in the middle of a side goes to both, 3 dB down in each; what is around the listener another 3 dB down. */
const around: Sides = [0.5, 0.5];

/**
 * The equations of 3/2 and 3/1, by which the other layouts go: 1 for left and right, 0.707 for the centre and for surrounds behind,
 * beside and above, 0.5 for one that is between left and right. Low frequencies are left out: they double what is in the others.
 */
const sides: Readonly<Record<Speaker, Sides>> = {
  FL: [1, 0],
  FR: [0, 1],
  FC: [half, half],
  LFE: [0, 0],
  BL: [half, 0],
  BR: [0, half],
  FLC: [1, 0],
  FRC: [0, 1],
  BC: around,
  SL: [half, 0],
  SR: [0, half],
  TC: around,
  TFL: [half, 0],
  TFC: around,
  TFR: [0, half],
  TBL: [half, 0],
  TBC: around,
  TBR: [0, half],
  other: around,
};

export interface FoldDown {
  /** A gain a channel. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** The mean of both. */
  readonly mono: readonly number[];
  /** By which no mix can clip. */
  readonly scale: number;
}

export function foldDown(speakers: readonly Speaker[]): FoldDown {
  const left = speakers.map((speaker) => sides[speaker][0]);
  const right = speakers.map((speaker) => sides[speaker][1]);
  const sum = (gains: readonly number[]): number => gains.reduce((all, gain) => all + gain, 0);
  const mono = left.map((gain, c) => (gain + (right[c] ?? 0)) / 2);
  return { left, right, mono, scale: 1 / Math.max(1, sum(left), sum(right)) };
}

/** The channels added up, each at its gain. */
export function mixed(channels: readonly Float32Array[], gains: readonly number[]): Float32Array {
  const mix = new Float32Array(channels[0]?.length ?? 0);
  for (const [c, channel] of channels.entries()) {
    const gain = gains[c] ?? 0;
    if (gain === 0) continue;
    for (let i = 0; i < mix.length; i++) mix[i] = (mix[i] ?? 0) + gain * (channel[i] ?? 0);
  }
  return mix;
}
