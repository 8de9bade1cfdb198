// Loudness and peaks of a track: of the windows that were read, or of all of it, decoded piece by piece.
import { AppError } from '../../core/domain/errors.ts';
import { speakersOf } from '../../core/domain/speakers.ts';
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import { type LevelMeter, type Levels, levelMeter } from '../../core/dsp/level/levelMeter.ts';
import { type Pcm, pcmLength, widened } from './formats/pcm.ts';
import { withTrack } from './openTrack.ts';
import type { AudioWindow } from './windows.ts';

type Metering = Pick<Kernels, 'runLevels' | 'truePeak'>;

/** Of what is in them alone, so without what only a whole track has. */
export function levelsOfWindows(windows: readonly AudioWindow[], kernels: Metering): Levels {
  const [first] = windows;
  if (first === undefined) throw new Error('no windows to measure');
  const { sampleRate, speakers } = first;
  const meter = levelMeter({ sampleRate, speakers, truePeak: false, kernels });
  for (const window of windows) meter.add(inChannels(window, speakers.length));
  return { ...meter.levels(), loudnessRangeLu: null };
}

/**
 * Of the whole track, in the memory of one piece of it; `onProgress` gets the share done after each. Null where a part of it cannot
 * be decoded. Throws AppError `unreadable`, or `undecodable` where nothing can be.
 */
export async function levelsOfTrack(
  path: Uint8Array,
  kernels: Metering,
  onProgress: (share: number) => void = () => undefined,
): Promise<Levels | null> {
  return await withTrack(path, undefined, async (track) => {
    const { sampleRate, length } = track;
    let meter: LevelMeter | null = null;
    let width = 0;
    let done = 0;
    try {
      for await (const pcm of track.read(0, length)) {
        width ||= Math.max(track.speakers.length, pcm.channels.length);
        const speakers = speakersOf(track.speakers, width);
        meter ??= levelMeter({ sampleRate, speakers, truePeak: true, kernels });
        meter.add(inChannels(pcm, width));
        done += pcmLength(pcm);
        onProgress(done / length);
      }
    } catch (error) {
      if (error instanceof AppError && error.kind === 'undecodable') return null;
      throw error;
    }
    return meter?.levels() ?? null;
  });
}

/** A damaged stream may have more or fewer of them here than elsewhere. */
function inChannels(pcm: Pcm, count: number): readonly Float32Array[] {
  return widened(pcm, count).channels.slice(0, count);
}
