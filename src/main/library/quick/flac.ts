// The blocks of FLAC as they mostly are, at once; null where anything is unusual, which music-metadata reads.
import type { IFormat, ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { bytesIn } from './bytesIn.ts';
import { commentsIn } from './vorbis.ts';

export interface QuickFlac {
  readonly tags: readonly ITag[];
  readonly format: Partial<IFormat>;
}

const headerBytes = 4;
const streamInfoBytes = 34;
const commentBlock = 4;
const lastKnownBlock = 6;
const mostBlocks = 64;
const mostCommentBytes = 256 * 1024;
/** `head`: the beginning of the file, which starts with 'fLaC'. */
export async function quickFlac(file: ByteSource, head: Buffer): Promise<QuickFlac | null> {
  const bytesAt = bytesIn(file, head);
  let tags: readonly ITag[] | null = null;
  let format: Partial<IFormat> | null = null;
  let at = 4;
  for (let blocks = 0; blocks < mostBlocks; blocks++) {
    if (at + headerBytes > file.size) return null;
    const header = await bytesAt(at, at + headerBytes);
    const type = header.readUInt8(0) & 0x7f;
    const from = at + headerBytes;
    at = from + header.readUIntBE(1, 3);
    if (at > file.size || type > lastKnownBlock || (type === 0) !== (blocks === 0)) return null;
    if (type === 0) {
      if (at - from !== streamInfoBytes) return null;
      format = streamInfo(await bytesAt(from, at));
      if (format === null) return null;
    }
    if (type === commentBlock) {
      // One alone counts.
      if (tags !== null || at - from > mostCommentBytes) return null;
      tags = commentsIn(await bytesAt(from, at));
      if (tags === null) return null;
    }
    if (header.readUInt8(0) < 0x80) continue;
    if (format === null || format.duration === undefined) return null;
    return { tags: tags ?? [], format: { ...format, bitrate: (8 * (file.size - at)) / format.duration } };
  }
  return null;
}

function streamInfo(block: Buffer): Partial<IFormat> | null {
  const sampleRate = block.readUIntBE(10, 3) >> 4;
  const samples = block.readUInt32BE(14);
  // The parser is wrong about more samples than 31 bits can count.
  if (sampleRate === 0 || samples === 0 || samples >= 2 ** 31 || ((block[13] ?? 0) & 0x0f) !== 0) return null;
  return {
    container: 'FLAC',
    codec: 'FLAC',
    sampleRate,
    numberOfChannels: (((block[12] ?? 0) >> 1) & 7) + 1,
    duration: samples / sampleRate,
  };
}
