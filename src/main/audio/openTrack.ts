// Opens a file as a track by the fastest way that its container allows.
import { type DecoderName, formatOfName } from '../../core/domain/formats.ts';
import { ByteSource, damaged, namingFile, openFileSource } from '../files/byteSource.ts';
import { byContent } from './byContent.ts';
import { openApeTrack } from './formats/ape/track.ts';
import { openFlacTrack } from './formats/flacTrack.ts';
import { openMp3Track } from './formats/mp3Track.ts';
import { openMp4Track } from './formats/mp4Track.ts';
import { openOggTrack } from './formats/oggTrack.ts';
import type { Pcm } from './formats/pcm.ts';
import { openPcmTrack } from './formats/pcmTrack.ts';
import { openStreamedTrack } from './formats/streamedTrack.ts';
import type { Track } from './formats/track.ts';

/** A reader with random access; null when this file is not plain enough for it. */
type DirectOpener = (source: ByteSource, start: number) => Promise<Track | null>;

const directOpeners: Partial<Record<DecoderName, DirectOpener>> = {
  mp3: openMp3Track,
  flac: openFlacTrack,
  oga: openOggTrack,
  opus: openOggTrack,
  m4a: openMp4Track,
  wav: openPcmTrack,
  aiff: openPcmTrack,
  ape: openApeTrack,
};

/**
 * Opens a file as a track, passes it to `use`, and closes it in any case. Every failure names the file. Throws
 * AppError `unreadable` or `undecodable`, whatever `use` throws, or the signal's reason.
 */
export async function withTrack<T>(
  path: Uint8Array,
  signal: AbortSignal | undefined,
  use: (track: Track) => Promise<T>,
): Promise<T> {
  try {
    const { track, close } = await openTrackFile(path, signal);
    try {
      return await use(track);
    } finally {
      await close();
    }
  } catch (error) {
    throw namingFile(error, path);
  }
}

/** Opens a file as a track until it is closed. A signal stops it at the next read. */
export async function openTrackFile(
  path: Uint8Array,
  signal?: AbortSignal,
): Promise<{ readonly track: Track; readonly close: () => Promise<void> }> {
  const { source, close } = await openFileSource(path);
  const checked = new ByteSource(source.size, (position, length) => {
    signal?.throwIfAborted();
    return source.read(position, length);
  });
  try {
    const track = await byContent(
      checked,
      formatOfName(path)?.decoder ?? null,
      async (name, { source: file, start }) =>
        sane((await directOpeners[name]?.(file, start)) ?? (await openStreamedTrack(file, name, start))),
    );
    return { track: { ...track, read: (from, count) => naming(track.read(from, count), path) }, close };
  } catch (error) {
    await close();
    throw namingFile(error, path);
  }
}

/** Two days: what lasts longer is damaged, or a bomb. */
const longestSeconds = 48 * 3600;
/** The widest sound systems have some 60 loudspeakers. */
const mostChannels = 64;

/** Whoever allocates by what a track says of itself may believe it. Throws AppError `undecodable`. */
function sane(track: Track): Track {
  const { sampleRate, channels, length } = track;
  const isSane =
    Number.isSafeInteger(sampleRate) &&
    sampleRate >= 1000 &&
    sampleRate <= 1_000_000 &&
    channels >= 1 &&
    channels <= mostChannels &&
    Number.isSafeInteger(length) &&
    length > 0 &&
    length <= longestSeconds * sampleRate;
  if (isSane) return track;
  throw damaged(`It claims ${length} samples of ${channels} channels at ${sampleRate} Hz.`);
}

async function* naming(pieces: AsyncGenerator<Pcm>, path: Uint8Array): AsyncGenerator<Pcm> {
  try {
    yield* pieces;
  } catch (error) {
    throw namingFile(error, path);
  }
}
