// A file as its decoder expects it: without the tags behind it, its chunks in the order and the sizes that all decoders read.
import type { DecoderName } from '../../core/domain/formats.ts';
import { plainAiff } from '../files/aiff.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { freeFormat } from '../files/freeFormat.ts';
import { hasMpegFrames } from '../files/mpegFrames.ts';
import { stretchOf } from '../files/splice.ts';
import { beforeTrailingTags } from '../files/trailingTags.ts';
import { plainWave } from '../files/wave.ts';
import { undecodable } from './decoders.ts';

export interface Expected {
  readonly source: ByteSource;
  readonly start: number;
}

/** `start` is where the sound starts for this decoder. Throws AppError `undecodable` for what its decoder would take for sound. */
export async function asExpected(file: ByteSource, name: DecoderName, start: number): Promise<Expected> {
  const end = await beforeTrailingTags(file, start);
  const source = end === file.size ? file : stretchOf(file, start, end);
  const from = end === file.size ? start : 0;
  const plain = (await plainForms[name]?.(source, from)) ?? null;
  return plain === null ? { source, start: from } : { source: plain, start: 0 };
}

/** Null where a file is plain already. */
const plainForms: Partial<
  Record<DecoderName, (source: ByteSource, start: number) => Promise<ByteSource | null>>
> = { wav: plainWave, aiff: plainAiff, mp3: plainMp3 };

/** The decoder finds frames in any bytes at all, and makes noise of them. */
async function plainMp3(source: ByteSource, start: number): Promise<ByteSource | null> {
  const free = await freeFormat(source, start);
  if (free !== null) return free.plain;
  if (await hasMpegFrames(source, start)) return null;
  throw undecodable('There is no MPEG audio in it: no frame follows another.');
}
