// Computes the waveform of a whole track in three frequency bands, reading and decoding it piece by piece.
import type { Peaks } from '../../../core/domain/pictures/peaks.ts';
import { mixToMono } from '../mono.ts';
import { withTrack } from '../openTrack.ts';
import { bandSplitter } from './bandFilters.ts';
import { excerptsOf, isDrawnFromExcerpts } from './excerpts.ts';

const lowEdgeHz = 250;
const highEdgeHz = 2500;
/** Of a track of hours: so many places, a hundredth of it if it lasts five. */
const excerpts = 500;
const excerptSeconds = 0.4;
/** The filters of an excerpt take so long until the silence before it is forgotten. */
const settlingSeconds = 0.05;

/**
 * The loudest sample of each band in `points` equal stretches of the track (fewer when it has fewer samples): low
 * below 250 Hz, high above 2.5 kHz, mid between. Of a track of hours, the loudest of an excerpt of each. `onProgress` gets the share that is done, and on request the peaks so far,
 * with zeros for the rest.
 * Throws AppError `unreadable` or `undecodable`, or the signal's reason.
 */
export async function computePeaks(
  path: Uint8Array,
  options: {
    readonly points: number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (share: number, soFar: () => Peaks) => void;
  },
): Promise<Peaks> {
  return withTrack(path, options.signal, async (track) => {
    const points = Math.max(1, Math.min(options.points, track.length));
    const split = bandSplitter(track.sampleRate, lowEdgeHz, highEdgeHz);
    const loudest = {
      low: new Float32Array(points),
      mid: new Float32Array(points),
      high: new Float32Array(points),
    };
    const bands = ['low', 'mid', 'high'] as const;
    const drawn = (): Peaks => ({
      durationSeconds: track.length / track.sampleRate,
      low: levelsOf(loudest.low),
      mid: levelsOf(loudest.mid),
      high: levelsOf(loudest.high),
    });
    if (isDrawnFromExcerpts(track)) {
      const settling = Math.round(settlingSeconds * track.sampleRate);
      let done = 0;
      for await (const excerpt of excerptsOf(track, excerpts, excerptSeconds)) {
        const pieces = bandSplitter(track.sampleRate, lowEdgeHz, highEdgeHz)(excerpt);
        const [first, end] = [done, done + 1].map((n) => Math.floor((n * points) / excerpts));
        for (const band of bands) loudest[band].fill(loudestOf(pieces[band].subarray(settling)), first, end);
        done += 1;
        options.onProgress?.(done / excerpts, drawn);
      }
      return drawn();
    }
    let at = 0;
    for await (const pcm of track.read(0, track.length)) {
      const mono = mixToMono(pcm.channels, track.speakers).samples;
      const pieces = split(mono);
      for (const band of bands) keepLoudest(loudest[band], pieces[band], at, track.length);
      at += mono.length;
      options.onProgress?.(Math.min(1, at / track.length), drawn);
    }
    return drawn();
  });
}

function levelsOf(band: Float32Array): Uint8Array {
  return Uint8Array.from(band, (level) => Math.round(255 * Math.min(1, level)));
}

function loudestOf(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}

/** Raises each point to the loudest of the samples that fall on it. `piece` starts at sample `at` of `length`. */
function keepLoudest(points: Float32Array, piece: Float32Array, at: number, length: number): void {
  const perPoint = length / points.length;
  let point = Math.min(points.length - 1, Math.floor(at / perPoint));
  let n = 0;
  while (n < piece.length) {
    const last = point >= points.length - 1;
    const end = last ? piece.length : Math.min(piece.length, Math.ceil((point + 1) * perPoint) - at);
    let level = points[point] ?? 0;
    for (; n < end; n++) level = Math.max(level, Math.abs(piece[n] ?? 0));
    points[point] = level;
    point += 1;
  }
}
