// The excerpts of a track that are analysed: at most 30 s each, mono, at the rate that is asked for.

import { AppError } from '../../core/domain/errors.ts';
import { type Speaker, speakersOf } from '../../core/domain/speakers.ts';
import { resample as plainResample } from '../../core/dsp/resample.ts';
import { widened } from './formats/pcm.ts';
import type { Track } from './formats/track.ts';
import { mixToMono } from './mono.ts';
import { withTrack } from './openTrack.ts';

const windowSeconds = 30;
const shortestSeconds = 3;
/** Below -80 dB of full scale there is no music, only dither and rounding. */
const silentBelow = 1e-4;

export type AnalysisDepth = 'quick' | 'thorough';

export interface AudioWindow {
  /** Start in the track. */
  readonly startSeconds: number;
  readonly seconds: number;
  /** What was decoded: an array a channel, all of one length, at `sampleRate`; at least as many as the container states. */
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
  /** Which loudspeaker each of `channels` is for. */
  readonly speakers: readonly Speaker[];
  /** Mono, resampled to `rate` Hz; the caller's own. */
  samplesAt(rate: number): Float32Array;
}

export interface TrackWindows {
  /** Of the decoded audio, whatever the header states. */
  readonly durationSeconds: number;
  readonly windows: readonly AudioWindow[];
}

export interface WindowOptions {
  readonly depth: AnalysisDepth;
  readonly signal?: AbortSignal;
  /** A faster implementation of the plain resampler, if there is one. */
  readonly resample?: typeof plainResample;
}

/**
 * Reads the windows of one file: `quick` the middle 30 s, `thorough` up to three, spread evenly; the whole track when
 * it is shorter. A silent window is left out; when the middle is silent the others are tried.
 * Throws AppError `unreadable`, `undecodable`, `too-short` (under 3 s) or `silent`, or the signal's reason.
 */
export async function readWindows(
  path: Uint8Array,
  { depth, signal, resample = plainResample }: WindowOptions,
): Promise<TrackWindows> {
  return withTrack(path, signal, (track) => cutWindows(track, depth, resample));
}

/** Reads known windows again: null for one that is silent or lies behind the end. */
export async function readStretches(
  path: Uint8Array,
  stretches: readonly { readonly startSeconds: number }[],
  { signal, resample = plainResample }: Omit<WindowOptions, 'depth'>,
): Promise<(AudioWindow | null)[]> {
  return withTrack(path, signal, async (track) => {
    const windows: (AudioWindow | null)[] = [];
    for (const { startSeconds } of stretches) {
      const start = Math.round(startSeconds * track.sampleRate);
      windows.push(start < track.length ? await readWindow(track, start, resample) : null);
    }
    return windows;
  });
}

async function cutWindows(
  track: Track,
  depth: AnalysisDepth,
  resample: typeof plainResample,
): Promise<TrackWindows> {
  const durationSeconds = track.length / track.sampleRate;
  if (durationSeconds < shortestSeconds) {
    throw new AppError(
      'too-short',
      `It lasts ${durationSeconds.toFixed(1)} s; ${shortestSeconds} s are needed.`,
    );
  }
  const [middle, all] = windowStarts(track.length, track.sampleRate);
  const windows: AudioWindow[] = [];
  for (const start of depth === 'quick' ? middle : all) {
    const window = await readWindow(track, start, resample);
    if (window !== null) windows.push(window);
  }
  if (windows.length === 0 && depth === 'quick') {
    for (const start of all) {
      const window = await readWindow(track, start, resample);
      if (window === null) continue;
      windows.push(window);
      break;
    }
  }
  if (windows.length === 0) throw new AppError('silent', 'There is nothing but silence in it.');
  return { durationSeconds, windows };
}

/** First samples of the window in the middle, and of up to three windows that cover the track evenly. */
function windowStarts(length: number, sampleRate: number): readonly [readonly number[], readonly number[]] {
  const windowLength = Math.round(windowSeconds * sampleRate);
  const count = Math.min(3, Math.max(1, Math.floor(length / windowLength)));
  const at = (centre: number) => Math.max(0, Math.round(centre * length - windowLength / 2));
  return [[at(0.5)], Array.from({ length: count }, (_, i) => at((i + 0.5) / count))];
}

/**
 * One window, or null when it is silent. The channels are mixed at equal power, sum / sqrt(channels), as FFmpeg mixes
 * floats: a stereo file comes out as loud as the mono clips that the starter model was trained on. (Their mean, as
 * librosa's to_mono has it, would be 3 dB below the reference features of the Emotify clips.)
 */
async function readWindow(
  track: Track,
  start: number,
  resample: typeof plainResample,
): Promise<AudioWindow | null> {
  const length = Math.min(Math.round(windowSeconds * track.sampleRate), track.length - start);
  const decoded = await readChannels(track, start, length);
  const mono = mixToMono(decoded);
  if (isSilent(mono)) return null;
  const { sampleRate } = track;
  const { channels } = widened({ channels: decoded, sampleRate }, track.speakers.length);
  return {
    startSeconds: start / sampleRate,
    seconds: mono.length / sampleRate,
    channels,
    sampleRate,
    speakers: speakersOf(track.speakers, channels.length),
    samplesAt(rate) {
      const resampled = resample(mono, sampleRate, rate);
      const gain = Math.sqrt(track.channels);
      for (let n = 0; n < resampled.length; n++) resampled[n] = gain * (resampled[n] ?? 0);
      return resampled;
    },
  };
}

/** All channels of a stretch; where a decoder gives fewer than elsewhere, they are the same in several. A damaged file may end early. */
async function readChannels(track: Track, start: number, length: number): Promise<Float32Array[]> {
  const channels: Float32Array[] = [];
  let filled = 0;
  for await (const { channels: parts } of track.read(start, length)) {
    const width = channels.length;
    while (channels.length < parts.length)
      channels.push(channels[channels.length % width]?.slice() ?? new Float32Array(length));
    for (const [c, channel] of channels.entries()) {
      const part = parts[c % parts.length];
      if (part !== undefined) channel.set(part, filled);
    }
    filled += parts[0]?.length ?? 0;
  }
  return channels.map((channel) => channel.subarray(0, filled));
}

function isSilent(samples: Float32Array): boolean {
  return samples.every((value) => Math.abs(value) < silentBelow);
}
