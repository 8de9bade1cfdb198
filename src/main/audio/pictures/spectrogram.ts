// Computes the spectrogram of a whole track at the size of a screen, reading and decoding it piece by piece.

import { type Spectrogram, spectrogramTopHz } from '../../../core/domain/pictures/spectrogram.ts';
import { bandSpectrum } from '../../../core/dsp/spectrum/bandSpectrum.ts';
import { mixToMono } from '../mono.ts';
import { withTrack } from '../openTrack.ts';
import { excerptsOf, isDrawnFromExcerpts } from './excerpts.ts';

/** A little more than the width of a player on a laptop's screen, and the height of its spectrogram. */
const mostColumns = 1200;
/** Of a track of hours, each from an excerpt. */
const excerptColumns = 600;
const bands = 96;
/** Time resolution of hearing: two clicks closer than this sound like one. */
const frameSeconds = 0.046;
/** Most frames of one column. */
const framesPerColumn = 6;
/** Decibels from the loudest level to an empty pixel. */
const rangeDb = 72;

/**
 * A column is the mean power of up to six frames, spread evenly over its stretch of the track.
 * Throws AppError `unreadable` or `undecodable`, or the signal's reason.
 */
export async function computeSpectrogram(path: Uint8Array, signal?: AbortSignal): Promise<Spectrogram> {
  return withTrack(path, signal, async (track) => {
    const size = 2 ** Math.round(Math.log2(frameSeconds * track.sampleRate));
    const most = isDrawnFromExcerpts(track) ? excerptColumns : mostColumns;
    const columns = Math.max(1, Math.min(most, Math.floor(track.length / (size / 8))));
    const perColumn = track.length / columns;
    const frames = columns * Math.max(1, Math.min(framesPerColumn, Math.floor(perColumn / size)));
    const spectrum = bandSpectrum(track.sampleRate, size, bands, spectrogramTopHz);
    const power = new Float64Array(columns * bands);
    const frame = new Float64Array(size);
    const startOf = (index: number): number => Math.round(((index + 0.5) * track.length) / frames - size / 2);
    const take = (index: number): void => {
      const column = Math.floor((index * columns) / frames);
      spectrum(frame, power.subarray(column * bands, (column + 1) * bands));
    };

    if (isDrawnFromExcerpts(track)) {
      let column = 0;
      for await (const excerpt of excerptsOf(track, columns, (framesPerColumn * size) / track.sampleRate)) {
        for (let n = 0; n < framesPerColumn; n++) {
          cut(excerpt, n * size, frame);
          take(column * framesPerColumn + n);
        }
        column += 1;
      }
      return { columns, bands, levels: levelsOf(power) };
    }

    // Samples that the next frames may still need: at most one frame.
    let kept = new Float32Array(0);
    let keptFrom = 0;
    let next = 0;
    for await (const pcm of track.read(0, track.length)) {
      const piece = mixToMono(pcm.channels, track.speakers).samples;
      const samples = new Float32Array(kept.length + piece.length);
      samples.set(kept);
      samples.set(piece, kept.length);
      for (; next < frames && startOf(next) + size <= keptFrom + samples.length; next++) {
        cut(samples, startOf(next) - keptFrom, frame);
        take(next);
      }
      const from = Math.min(samples.length, Math.max(0, startOf(next) - keptFrom));
      kept = samples.slice(from);
      keptFrom += from;
    }
    for (; next < frames; next++) {
      cut(kept, startOf(next) - keptFrom, frame);
      take(next);
    }
    return { columns, bands, levels: levelsOf(power) };
  });
}

/** Samples from `start` on into the whole frame; silence before the first and after the last. */
function cut(samples: Float32Array, start: number, frame: Float64Array): void {
  for (let n = 0; n < frame.length; n++) frame[n] = samples[start + n] ?? 0;
}

function levelsOf(power: Float64Array): Uint8Array {
  const loudest = power.reduce((a, b) => Math.max(a, b), 0);
  return Uint8Array.from(power, (value) => {
    if (value === 0) return 0;
    return Math.round(255 * Math.max(0, 1 + (10 * Math.log10(value / loudest)) / rangeDb));
  });
}
