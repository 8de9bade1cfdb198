// Decodes a whole file in memory from its beginning: the reference that every faster way must match.
import type { DecoderName } from '../../core/domain/formats.ts';
import { memorySource } from '../files/byteSource.ts';
import { byContent } from './byContent.ts';
import { openApeTrack } from './formats/ape/track.ts';
import { joinPcm, type Pcm } from './formats/pcm.ts';
import { openPcmTrack } from './formats/pcmTrack.ts';
import { streamPcm } from './formats/streamedTrack.ts';

/** All samples of a file given as bytes, by the first decoder that can; see `byContent`. Throws AppError `undecodable`. */
export function decode(bytes: Uint8Array, hint: DecoderName | null = null): Promise<Pcm> {
  return byContent(memorySource(bytes), hint, async (name, { source, start }) => {
    const parts: Pcm[] = [];
    // The decoder of WAVE refuses floats that the header leaves unaligned; our own PCM reader accepts them.
    const wave = name === 'wav' ? await openPcmTrack(source, start) : null;
    const track = name === 'ape' ? await openApeTrack(source, start) : wave;
    const pieces = track?.read(0, track.length) ?? streamPcm(source, name, start);
    for await (const pcm of pieces) parts.push(pcm);
    return parts.length > 0 ? joinPcm(parts) : null;
  });
}
