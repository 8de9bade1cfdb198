// What the media routes play: the file itself where a browser can play it.
import { stat } from 'node:fs/promises';
import { AppError } from '../../core/model/errors.ts';
import { type DecoderName, formatOfName } from '../../core/model/formats.ts';
import { displayPath } from '../../core/model/paths.ts';
import { fileOnDisk, type MediaFile } from '../media/file.ts';
import type { Work } from './context.ts';

const contentTypes: Partial<Record<DecoderName, string>> = {
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  webm: 'audio/webm',
};

/** Throws AppError('not-found' | 'unreadable'). */
export async function trackAudio({ store }: Work, trackId: number): Promise<MediaFile> {
  const { path } = store.tracks.file(trackId);
  const format = formatOfName(path);
  const stats = await stat(path).catch((cause: unknown) => {
    throw new AppError('unreadable', 'The file cannot be read; is its folder there?', {
      path: displayPath(path),
      cause,
    });
  });
  const contentType = format === null ? undefined : contentTypes[format.decoder];
  return fileOnDisk(path, stats, contentType ?? 'application/octet-stream');
}
