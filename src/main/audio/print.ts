// Chromaprint's fingerprint of a file: of the first two minutes, decoded piece by piece.
import { speakersOf } from '../../core/domain/speakers.ts';
import { type Printer, printedSeconds, printer } from '../../core/dsp/chromaprint/printer.ts';
import { foldDown } from './foldDown.ts';
import { widened } from './formats/pcm.ts';
import { withTrack } from './openTrack.ts';

/** For the last filter to have all that it reads. */
const beyondSeconds = 1;

/**
 * Empty for what is shorter than some 2.7 s. As fpcalc mixes: each channel by its place, together at full scale. Throws AppError
 * `unreadable` or `undecodable`.
 */
export async function printOf(path: Uint8Array): Promise<Uint32Array> {
  return await withTrack(path, undefined, async (track) => {
    const { sampleRate, length } = track;
    let printing: { readonly width: number; readonly by: Printer } | null = null;
    for await (const pcm of track.read(0, Math.min(length, (printedSeconds + beyondSeconds) * sampleRate))) {
      if (printing === null) {
        const width = pcm.channels.length;
        const { mono } = foldDown(speakersOf(track.speakers, width));
        const sum = mono.reduce((all, gain) => all + gain, 0);
        const gains =
          width === 1 || sum === 0
            ? Array.from({ length: width }, () => 1 / width)
            : mono.map((gain) => gain / sum);
        printing = { width, by: printer(sampleRate, gains) };
      }
      printing.by.add(widened(pcm, printing.width).channels.slice(0, printing.width));
    }
    return printing?.by.finish() ?? new Uint32Array(0);
  });
}
