// Which decoders to try on a file, and what to say when none of them can.
import { AppError } from '../../core/domain/errors.ts';
import type { DecoderName } from '../../core/domain/formats.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { undecodable } from './decoders.ts';
import { sniff } from './sniff.ts';

/**
 * What the first decoder that can makes of the file, from where its audio begins; null says that there is none in it. The
 * content decides on the decoder; `hint` (from the file's name) is for content that says nothing, or lies. Throws
 * AppError `undecodable`, and what `attempt` throws besides at once.
 */
export async function byContent<T>(
  source: ByteSource,
  hint: DecoderName | null,
  attempt: (name: DecoderName, start: number) => Promise<T | null>,
): Promise<T> {
  const { decoder, start } = await sniff(source);
  const candidates = [...new Set([decoder, hint])].filter((name) => name !== null);
  if (candidates.length === 0) throw undecodable('This is no audio format that Stackwax knows.');
  let failure = undecodable('There is no audio in it.');
  for (const name of candidates) {
    try {
      const made = await attempt(name, start);
      if (made !== null) return made;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'undecodable') throw error;
      failure = error;
    }
  }
  throw failure;
}
