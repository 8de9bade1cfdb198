// Chooses the decoders to try on a file, and words the failure when none works.
import { AppError } from '../../core/domain/errors.ts';
import type { DecoderName } from '../../core/domain/formats.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { sniff } from '../files/sniff.ts';
import { asExpected, type Expected } from './asExpected.ts';
import { undecodable } from './decoders.ts';

/**
 * The result of the first decoder that succeeds, reading the file as it expects it; null from `attempt` means no audio. The
 * content decides on the decoder; `hint` (from the file's name) is for content that is not recognised or misleading. Throws
 * AppError `undecodable`; other errors of `attempt` are rethrown at once.
 */
export async function byContent<T>(
  source: ByteSource,
  hint: DecoderName | null,
  attempt: (name: DecoderName, file: Expected) => Promise<T | null>,
): Promise<T> {
  const { decoder, soundAt } = await sniff(source);
  const candidates = [...new Set([decoder, hint])].filter((name) => name !== null);
  if (candidates.length === 0) throw undecodable('This is no audio format that Stackwax knows.');
  let failure = undecodable('There is no audio in it.');
  for (const name of candidates) {
    try {
      const made = await attempt(name, await asExpected(source, name, soundAt));
      if (made !== null) return made;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'undecodable') throw error;
      failure = error;
    }
  }
  throw failure;
}
