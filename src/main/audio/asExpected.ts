// A file as its decoder expects it: without the tags behind it, its chunks in the order and the sizes that all decoders read.
import type { DecoderName } from '../../core/domain/formats.ts';
import { plainAiff } from '../files/aiff.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { stretchOf } from '../files/splice.ts';
import { beforeTrailingTags } from '../files/trailingTags.ts';
import { plainWave } from '../files/wave.ts';

export interface Expected {
  readonly source: ByteSource;
  readonly start: number;
}

/** `start` is where the container starts. */
export async function asExpected(file: ByteSource, name: DecoderName, start: number): Promise<Expected> {
  const end = await beforeTrailingTags(file, start);
  const source = end === file.size ? file : stretchOf(file, start, end);
  const from = end === file.size ? start : 0;
  const plain = name === 'wav' || name === 'aiff' ? await plainForms[name](source, from) : null;
  return plain === null ? { source, start: from } : { source: plain, start: 0 };
}

const plainForms = { wav: plainWave, aiff: plainAiff };
