// Excerpts of a track of hours, spread evenly over it: a picture of it is as wide as a screen, whatever it lasts.
import { pcmLength } from '../formats/pcm.ts';
import type { Track } from '../formats/track.ts';
import { mixToMono } from '../mono.ts';

/** Half an hour is decoded in some seconds. */
const longestWholeSeconds = 30 * 60;

/** Whether a picture of it is made from excerpts; without random access everything has to be decoded anyway. */
export function isDrawnFromExcerpts(track: Track): boolean {
  return track.direct && track.length > longestWholeSeconds * track.sampleRate;
}

/** The middles of `count` equal stretches, `seconds` of each, mono; an excerpt is empty where a damaged file ended. */
export async function* excerptsOf(
  track: Track,
  count: number,
  seconds: number,
): AsyncGenerator<Float32Array> {
  const length = Math.round(seconds * track.sampleRate);
  for (let i = 0; i < count; i++) {
    const centre = ((i + 0.5) * track.length) / count;
    const samples = new Float32Array(length);
    let filled = 0;
    for await (const pcm of track.read(Math.round(centre - length / 2), length)) {
      samples.set(mixToMono(pcm.channels, track.speakers).samples, filled);
      filled += pcmLength(pcm);
    }
    yield samples.subarray(0, filled);
  }
}
