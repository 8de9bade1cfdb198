// Decodes a whole file that is in memory; the reference that every quicker way must agree with.
import { AppError } from '../../core/model/errors.ts';
import type { DecoderName } from '../../core/model/formats.ts';
import { memorySource } from './byte-source.ts';
import { openDecoder, type Pcm, undecodable } from './decoders.ts';
import { sniff } from './sniff.ts';

/**
 * All samples of a file given as bytes. What the content says decides on the decoder; `hint` (from the file's name) is
 * for content that says nothing, or lies. Throws AppError `undecodable`.
 */
export async function decode(bytes: Uint8Array, hint: DecoderName | null = null): Promise<Pcm> {
  const { decoder, start } = await sniff(memorySource(bytes));
  const candidates = [...new Set([decoder, hint])].filter((name) => name !== null);
  if (candidates.length === 0) throw undecodable('This is no audio format that Stackwax knows.');
  let failure = undecodable('There is no audio in it.');
  for (const name of candidates) {
    try {
      const pcm = await decodeWith(name, bytes.subarray(start));
      if (pcm !== null) return pcm;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function decodeWith(name: DecoderName, bytes: Uint8Array): Promise<Pcm | null> {
  const decoder = await openDecoder(name);
  try {
    // A copy: some decoders look at the whole buffer behind the view, or keep it.
    const parts = [await decoder.feed(bytes.slice()), await decoder.finish()].filter((part) => part !== null);
    return parts.length === 0 ? null : joinPcm(parts);
  } finally {
    decoder.free();
  }
}

/** The parts one after the other. A part of fewer channels counts as the same sound in all of them. */
function joinPcm(parts: readonly Pcm[]): Pcm {
  const [first, ...rest] = parts;
  if (first === undefined) throw undecodable('There is no audio in it.');
  if (rest.length === 0) return first;
  const width = Math.max(...parts.map((part) => part.channels.length));
  const length = parts.reduce((sum, part) => sum + (part.channels[0]?.length ?? 0), 0);
  const channels = Array.from({ length: width }, (_, c) => {
    const joined = new Float32Array(length);
    let at = 0;
    for (const part of parts) {
      const channel = part.channels[c % part.channels.length];
      if (channel === undefined) continue;
      joined.set(channel, at);
      at += channel.length;
    }
    return joined;
  });
  return { channels, sampleRate: first.sampleRate };
}
