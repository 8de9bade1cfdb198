// Decodes a whole file that is in memory, from its beginning: the reference that every quicker way must agree with.
import { AppError } from '../../core/model/errors.ts';
import type { DecoderName } from '../../core/model/formats.ts';
import { openApeTrack } from './ape/track.ts';
import { memorySource } from './byteSource.ts';
import { undecodable } from './decoders.ts';
import { joinPcm, type Pcm } from './pcm.ts';
import { openPcmTrack } from './pcmTrack.ts';
import { sniff } from './sniff.ts';
import { streamPcm } from './streamedTrack.ts';

/**
 * All samples of a file given as bytes. What the content says decides on the decoder; `hint` (from the file's name) is
 * for content that says nothing, or lies. Throws AppError `undecodable`.
 */
export async function decode(bytes: Uint8Array, hint: DecoderName | null = null): Promise<Pcm> {
  const source = memorySource(bytes);
  const { decoder, start } = await sniff(source);
  const candidates = [...new Set([decoder, hint])].filter((name) => name !== null);
  if (candidates.length === 0) throw undecodable('This is no audio format that Stackwax knows.');
  let failure = undecodable('There is no audio in it.');
  for (const name of candidates) {
    try {
      const parts: Pcm[] = [];
      // The decoder of WAVE refuses floats that the header leaves unaligned; the track does not.
      const wave = name === 'wav' ? await openPcmTrack(source, start) : null;
      const track = name === 'ape' ? await openApeTrack(source, start) : wave;
      const pieces = track?.read(0, track.length) ?? streamPcm(source, name, start);
      for await (const pcm of pieces) parts.push(pcm);
      if (parts.length > 0) return joinPcm(parts);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failure = error;
    }
  }
  throw failure;
}
