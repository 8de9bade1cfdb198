// A meter that sound goes through in pieces of any length: loudness, its range, true peak, dynamic range.

import type { Speaker } from '../../domain/speakers.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { loudestSample, makeValid } from '../validSamples.ts';
import { dynamicRange, dynamicSeconds } from './dynamicRange.ts';
import { integratedLoudness, loudnessRange, stepSeconds } from './gating.ts';
import { kState, kWeighting, type RunLevels } from './kWeighting.ts';
import { peakTaps } from './truePeak.ts';

/** From this rate on the samples lie close enough together by themselves. */
const denseRate = 192_000;

export interface Levels {
  /** How much was measured. */
  readonly seconds: number;
  /** Integrated loudness by ITU-R BS.1770-4; null for silence and less than 400 ms. */
  readonly loudnessLufs: number | null;
  /** By EBU Tech 3342; null for silence and less than 3 s. */
  readonly loudnessRangeLu: number | null;
  /** By ITU-R BS.1770 annex 2; null for silence, and where it was not asked for. */
  readonly truePeakDbtp: number | null;
  readonly dynamicRangeDb: number;
}

export interface LevelMeter {
  /** As many channels as there are loudspeakers, of one length. */
  add(channels: readonly Float32Array[]): void;
  levels(): Levels;
}

export interface MeterOptions {
  readonly sampleRate: number;
  /** Which one each channel is for. */
  readonly speakers: readonly Speaker[];
  readonly truePeak: boolean;
  readonly kernels: Pick<Kernels, 'runLevels' | 'truePeak'>;
}

/** Behind and beside the listener; low frequencies do not count. */
const surrounds: readonly Speaker[] = ['BL', 'BR', 'BC', 'SL', 'SR', 'TBL', 'TBC', 'TBR'];

function weightOf(speaker: Speaker): number {
  if (speaker === 'LFE') return 0;
  return surrounds.includes(speaker) ? 1.41 : 1;
}

/** Sound of some length, a channel each. */
interface Stretch {
  readonly length: number;
  readonly channels: readonly RunLevels[];
}

/** What it keeps grows by some 100 bytes a second. */
export function levelMeter({ sampleRate, speakers, truePeak, kernels }: MeterOptions): LevelMeter {
  const weights = speakers.map(weightOf);
  const filter = kWeighting(sampleRate);
  const states = weights.map(kState);
  const stepLength = Math.round(stepSeconds * sampleRate);
  const blockLength = Math.round(dynamicSeconds / stepSeconds) * stepLength;
  const nothing: Stretch = { length: 0, channels: weights.map(() => ({ weighted: 0, energy: 0, peak: 0 })) };
  const interpolated = truePeak && sampleRate < denseRate;
  const earlier = weights.map(() => new Float32Array(peakTaps));

  /** Of each whole step. */
  const powers: number[] = [];
  const blocks: Stretch[] = [];
  let step = nothing;
  let block = nothing;
  let highest = 0;
  let length = 0;

  /** At most what the step lacks. */
  function addRun(runs: readonly Float32Array[]): void {
    const before = states.map((state) => state.slice());
    let heard = runs;
    let channels = kernels.runLevels(heard, filter, states);
    if (!channels.every(isSound)) {
      // As in the mix that features are of.
      heard = runs.map((run) => makeValid(run.slice()));
      for (const [c, state] of states.entries()) state.set(before[c]!);
      channels = kernels.runLevels(heard, filter, states);
    }
    findPeak(heard, channels);
    step = joined(step, { length: heard[0]!.length, channels });
    length += heard[0]!.length;
    if (step.length === stepLength) endStep();
  }

  function endStep(): void {
    powers.push(step.channels.reduce((sum, { weighted }, c) => sum + weights[c]! * weighted, 0) / stepLength);
    block = joined(block, step);
    step = nothing;
    if (block.length === blockLength) {
      blocks.push(block);
      block = nothing;
    }
    // What decays for ever gets so small that computing with it is slow.
    for (const state of states)
      for (const [n, value] of state.entries()) if (Math.abs(value) < 1e-30) state[n] = 0;
  }

  function findPeak(runs: readonly Float32Array[], channels: readonly RunLevels[]): void {
    for (const { peak } of channels) highest = Math.max(highest, peak);
    if (!interpolated) return;
    for (const [c, run] of runs.entries()) {
      const samples = new Float32Array(peakTaps + run.length);
      samples.set(earlier[c]!);
      samples.set(run, peakTaps);
      highest = kernels.truePeak(samples, highest);
      earlier[c]!.set(samples.subarray(-peakTaps));
    }
  }

  return {
    add(channels) {
      const end = channels[0]?.length ?? 0;
      for (let start = 0; start < end; ) {
        const next = Math.min(end, start + stepLength - step.length);
        addRun(channels.map((channel) => channel.subarray(start, next)));
        start = next;
      }
    },
    levels() {
      const measured = Float64Array.from(powers);
      // Less than a block counts as one.
      const whole = blocks.length > 0 ? blocks : [joined(block, step)];
      return {
        seconds: length / sampleRate,
        loudnessLufs: integratedLoudness(measured),
        loudnessRangeLu: loudnessRange(measured),
        truePeakDbtp: truePeak && highest > 0 ? 20 * Math.log10(highest) : null,
        dynamicRangeDb: dynamicRange(
          weights.map((_, c) =>
            whole.map((stretch) => {
              const { peak, energy } = stretch.channels[c]!;
              return { peak, power: energy / Math.max(1, stretch.length) };
            }),
          ),
        ),
      };
    },
  };
}

function joined(a: Stretch, b: Stretch): Stretch {
  const channels = a.channels.map((one, c) => {
    const other = b.channels[c]!;
    return {
      weighted: one.weighted + other.weighted,
      energy: one.energy + other.energy,
      peak: Math.max(one.peak, other.peak),
    };
  });
  return { length: a.length + b.length, channels };
}

function isSound({ energy, peak }: RunLevels): boolean {
  return peak <= loudestSample && Number.isFinite(energy);
}
