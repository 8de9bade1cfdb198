// Beat tracking by dynamic programming (Ellis 2007, 'Beat Tracking by Dynamic Programming'), as librosa's `beat_track`.
import { framesPerMinute } from '../framing.ts';
import { medianInPlace, moments, roundHalfToEven } from '../statistics.ts';

/** How strictly beats keep to the tempo. */
const tightness = 100;
const tiny = 2 ** -126;

/**
 * Frames of the beats, ascending, in an onset envelope of known tempo (beats a minute). Weak beats before the first and after the
 * last clear one are left out. Empty where the tempo is 0 or the envelope has no onsets.
 */
export function trackBeats(envelope: Float32Array, bpm: number): number[] {
  if (bpm <= 0 || envelope.every((value) => value === 0)) return [];
  const framesPerBeat = Math.round(framesPerMinute / bpm);
  const score = localScore(envelope, framesPerBeat);
  const { cumulative, previous } = bestChains(score, framesPerBeat);
  const beats: number[] = [];
  for (let t = lastBeat(cumulative); t >= 0; t = previous[t]!) beats.push(t);
  return withoutWeakEnds(score, beats.reverse());
}

/** The envelope in units of its standard deviation, smoothed by a Gaussian of a 32nd of a beat. */
function localScore(envelope: Float32Array, framesPerBeat: number): Float64Array {
  const n = envelope.length;
  const deviation = Math.sqrt((moments(envelope).variance * n) / Math.max(1, n - 1)) + tiny;
  const out = new Float64Array(n);
  for (let d = -framesPerBeat; d <= framesPerBeat; d++) {
    const weight = Math.exp(-0.5 * ((d * 32) / framesPerBeat) ** 2) / deviation;
    for (let t = Math.max(0, -d); t < Math.min(n, n - d); t++) out[t]! += weight * envelope[t + d]!;
  }
  return out;
}

/** For every frame the best score of a chain of beats that ends there, and the beat before it (-1: none). */
function bestChains(score: Float64Array, framesPerBeat: number) {
  const cumulative = new Float64Array(score.length);
  const previous = new Int32Array(score.length).fill(-1);
  const nearest = roundHalfToEven(framesPerBeat / 2);
  const cost = Float64Array.from(
    { length: 2 * framesPerBeat + 1 },
    (_, d) => tightness * Math.log(d / framesPerBeat) ** 2,
  );
  const threshold = 0.01 * score.reduce((a, b) => Math.max(a, b), -Infinity);
  let beforeFirst = true;
  for (let t = 0; t < score.length; t++) {
    let best = -Infinity;
    let from = -1;
    for (let d = nearest; d <= 2 * framesPerBeat && d <= t; d++) {
      const candidate = cumulative[t - d]! - cost[d]!;
      if (candidate > best) {
        best = candidate;
        from = t - d;
      }
    }
    cumulative[t] = score[t]! + (from >= 0 ? best : 0);
    if (beforeFirst && score[t]! < threshold) continue;
    previous[t] = from;
    beforeFirst = false;
  }
  return { cumulative, previous };
}

/** The last local maximum that reaches half the median of all of them. */
function lastBeat(cumulative: Float64Array): number {
  const last = cumulative.length - 1;
  const peaks: number[] = [];
  for (let t = 1; t <= last; t++) {
    const next = t < last ? cumulative[t + 1]! : cumulative[t]!;
    if (cumulative[t]! > cumulative[t - 1]! && cumulative[t]! >= next) peaks.push(t);
  }
  if (peaks.length === 0) return last;
  const threshold = 0.5 * medianInPlace(Float64Array.from(peaks, (t) => cumulative[t]!));
  return peaks.findLast((t) => cumulative[t]! >= threshold) ?? last;
}

/** Drops the beats outside the first and the last frame whose score exceeds half the RMS of the smoothed beats. */
function withoutWeakEnds(score: Float64Array, beats: number[]): number[] {
  const hanning = [0, 0.5, 1, 0.5, 0];
  const smoothed = beats.map((_, i) =>
    hanning.reduce((sum, weight, j) => sum + weight * (score[beats[i + j - 2] ?? -1] ?? 0), 0),
  );
  // librosa averages over the convolution's tail too: half of the last beat's score, and a zero.
  const tail = [0.5 * (score[beats.at(-1) ?? -1] ?? 0), 0];
  const kept = [...smoothed, ...tail].slice(0, score.length);
  const threshold = 0.5 * Math.sqrt(kept.reduce((sum, x) => sum + x * x, 0) / kept.length);
  const first = score.findIndex((x) => x > threshold);
  const last = score.findLastIndex((x) => x > threshold);
  return beats.filter((t) => t >= first && t <= last);
}
