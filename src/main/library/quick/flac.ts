// The blocks of FLAC as they mostly are, at once; null where anything is unusual, which music-metadata reads.
import type { IFormat, ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { bytesIn } from './bytesIn.ts';
import { utf8 } from './texts.ts';

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
/** Above it the lists of the parser are cut. */
const mostComments = 90;

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

/** Vorbis comments; null where any is not as it should be. */
function commentsIn(block: Buffer): ITag[] | null {
  let at = 0;
  const take = (): Buffer | null => {
    if (at + 4 > block.length) return null;
    const from = at + 4;
    const to = from + block.readUInt32LE(at);
    if (to > block.length) return null;
    at = to;
    return block.subarray(from, to);
  };
  const vendor = take();
  if (vendor === null || at + 4 > block.length) return null;
  const count = block.readUInt32LE(at);
  at += 4;
  if (count > mostComments) return null;
  const tags: ITag[] = [];
  for (let n = 0; n < count; n++) {
    const comment = take();
    if (comment === null) return null;
    const equals = comment.indexOf('=');
    const name = comment.toString('latin1', 0, Math.max(0, equals));
    if (equals <= 0 || !/^[ -~]+$/u.test(name)) return null;
    const id = name.toUpperCase();
    if (id === 'METADATA_BLOCK_PICTURE') continue;
    const value = utf8(comment.subarray(equals + 1));
    if (value === null) return null;
    tags.push({ id, value });
  }
  return tags;
}
