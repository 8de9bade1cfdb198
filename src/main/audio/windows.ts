// The excerpts of a track that are analysed: at most 30 s each, mono, at the rate that is asked for.

import { AppError } from '../../core/domain/errors.ts';
import { type Speaker, speakersOf } from '../../core/domain/speakers.ts';
import { resample as plainResample } from '../../core/dsp/resample.ts';
import { pcmLength, widened } from './formats/pcm.ts';
import type { Track } from './formats/track.ts';
import { mixToMono } from './mono.ts';
import { withTrack } from './openTrack.ts';
import { betweenSilences, blockSeconds, noteSound, type Stretch } from './sound.ts';
import { type AnalysisDepth, evenStarts, soundingStarts, windowSeconds } from './windowStarts.ts';

const shortestSeconds = 3;

export interface AudioWindow {
  /** Start in the track. */
  readonly startSeconds: number;
  /** From there to its end; it may have silences in it that are not analysed. */
  readonly seconds: number;
  /** What was decoded, without the long silences: an array a channel, all of one length, at `sampleRate`; at least as many as stated. */
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
  /** Which loudspeaker each of `channels` is for. */
  readonly speakers: readonly Speaker[];
  /** Mono, resampled to `rate` Hz; the caller's own. */
  samplesAt(rate: number): Float32Array;
  /** Where a place in the samples, in seconds, is in the track, in seconds from the window's start. */
  inTrack(seconds: number): number;
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
 * Reads the windows of one file: `quick` the middle 30 s, `thorough` up to three, spread evenly; the whole track when it is shorter.
 * Where one of them has a silence of five seconds or more in it, they are laid into the track's longest stretch of sound instead, or,
 * where all are shorter than 30 s, there is one window where there is most sound. Long silences inside are cut out.
 * Throws AppError `unreadable`, `undecodable`, `too-short` (under 3 s of sound) or `silent`, or the signal's reason.
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
      `It lasts ${roundedDown(durationSeconds)} s; ${shortestSeconds} s are needed.`,
    );
  }
  const read = async (starts: readonly number[]): Promise<ReadWindow[]> => {
    const windows: ReadWindow[] = [];
    for (const start of starts) {
      const window = await readWindow(track, start, resample);
      if (window !== null) windows.push(window);
    }
    return windows;
  };
  const usual = evenStarts({ from: 0, to: track.length }, track.sampleRate, depth);
  let windows = await read(usual);
  // Only then is the whole track looked at.
  if (windows.length < usual.length || windows.some(({ isCut }) => isCut))
    windows = await read(await soundingStarts(track, depth));
  if (windows.length === 0) throw new AppError('silent', 'There is nothing but silence in it.');
  const sounding = windows.reduce((sum, { channels }) => sum + lengthOf(channels), 0) / track.sampleRate;
  if (sounding < shortestSeconds) {
    throw new AppError(
      'too-short',
      `Only ${roundedDown(sounding)} s of it are no silence; ${shortestSeconds} s are needed.`,
    );
  }
  return { durationSeconds, windows };
}

/** To hundredths, so that what is too little never reads as enough. */
function roundedDown(seconds: number): string {
  return (Math.floor(seconds * 100 + 1e-6) / 100).toFixed(2);
}

interface ReadWindow extends AudioWindow {
  readonly isCut: boolean;
}

/** One window without the long silences in it, or null when nothing is left. */
async function readWindow(
  track: Track,
  start: number,
  resample: typeof plainResample,
): Promise<ReadWindow | null> {
  const { sampleRate } = track;
  const length = Math.min(Math.round(windowSeconds * sampleRate), track.length - start);
  const decoded = await readChannels(track, start, length);
  const blockLength = Math.round(blockSeconds * sampleRate);
  const sounding: boolean[] = [];
  noteSound(sounding, blockLength, decoded, track.speakers, 0);
  const parts = betweenSilences(sounding, blockSeconds).map(({ from, to }) => ({
    from: from * blockLength,
    to: Math.min(to * blockLength, lengthOf(decoded)),
  }));
  const last = parts.at(-1);
  if (last === undefined) return null;
  const isCut = parts.length > 1 || last.to - last.from < lengthOf(decoded);
  const kept = isCut ? decoded.map((channel) => joined(channel, parts)) : decoded;
  const { samples, gain } = mixToMono(kept, track.speakers, track.channels);
  const { channels } = widened({ channels: kept, sampleRate }, track.speakers.length);
  return {
    startSeconds: start / sampleRate,
    seconds: last.to / sampleRate,
    channels,
    sampleRate,
    speakers: speakersOf(track.speakers, channels.length),
    isCut,
    samplesAt: (rate) => resample(samples, sampleRate, rate, gain),
    inTrack(seconds) {
      let before = 0;
      for (const { from, to } of parts) {
        const inside = (to - from) / sampleRate;
        if (seconds - before < inside) return isCut ? from / sampleRate + seconds - before : seconds;
        before += inside;
      }
      return last.to / sampleRate;
    },
  };
}

function lengthOf(channels: readonly Float32Array[]): number {
  return channels[0]?.length ?? 0;
}

function joined(samples: Float32Array, parts: readonly Stretch[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { from, to } of parts) {
    whole.set(samples.subarray(from, to), at);
    at += to - from;
  }
  return whole;
}

/** All channels of a stretch, as wide as its widest piece. A damaged file may end early. */
async function readChannels(track: Track, start: number, length: number): Promise<Float32Array[]> {
  const channels: Float32Array[] = [];
  let filled = 0;
  for await (const pcm of track.read(start, length)) {
    if (filled === 0 && pcmLength(pcm) === length && pcm.channels.length >= track.channels)
      return [...pcm.channels];
    while (channels.length < pcm.channels.length) {
      const [mono, more] = channels;
      channels.push(mono !== undefined && more === undefined ? mono.slice() : new Float32Array(length));
    }
    for (const [c, part] of widened(pcm, channels.length).channels.entries()) channels[c]?.set(part, filled);
    filled += pcmLength(pcm);
  }
  return channels.map((channel) => channel.subarray(0, filled));
}
