// A decoded file as a 16-bit WAVE of known length with random access, for players without its codec.
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { pcmLength } from './formats/pcm.ts';
import type { Track } from './formats/track.ts';
import { openTrackFile } from './openTrack.ts';
import { playableChannels, toPcm16 } from './stereo.ts';

const headerBytes = 44;
/** A WAVE's sizes are 32 bits; audio beyond that (6 hours in stereo at 48 kHz) is cut off. */
const mostDataBytes = 0xffff_ffff - headerBytes;

export interface DecodedWav {
  /** Total size in bytes. */
  readonly size: number;
  /** Bytes `start` up to, but not including, `end`; fewer only at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Frees the file and all buffers. */
  close(): Promise<void>;
}

/**
 * Opens a file for playing. Formats with random access are decoded on demand; the others are decoded
 * once, in order, into a file in `tempFolder`, and a read waits until decoding has come so far.
 * Throws AppError `unreadable` or `undecodable`.
 */
export async function openDecodedWav(
  path: Uint8Array,
  { tempFolder }: { readonly tempFolder: string },
): Promise<DecodedWav> {
  const { track, close } = await openTrackFile(path);
  try {
    const width = playableChannels(await channelCount(track));
    const frameBytes = width * 2;
    const dataBytes = Math.min(track.length, Math.floor(mostDataBytes / frameBytes)) * frameBytes;
    const header = waveHeader(track.sampleRate, width, dataBytes);
    const body = track.direct
      ? directBody(track, width)
      : await spooledBody(track, width, dataBytes, tempFolder);
    return {
      size: headerBytes + dataBytes,
      read: async (start, end) => {
        const last = Math.min(end, headerBytes + dataBytes);
        if (start < 0 || start >= last) return new Uint8Array(0);
        const head = header.subarray(start, last);
        const from = Math.max(0, start - headerBytes);
        const to = Math.max(from, last - headerBytes);
        if (to === from) return head;
        return Buffer.concat([head, await body.read(from, to)]);
      },
      close: async () => {
        await body.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The bytes behind the header; exactly as many as requested, zeros where a damaged file ended early. */
interface Body {
  read(from: number, to: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

function directBody(track: Track, width: 1 | 2): Body {
  const frameBytes = width * 2;
  return {
    read: async (from, to) => {
      const first = Math.floor(from / frameBytes);
      const frames = Math.ceil(to / frameBytes) - first;
      const bytes = new Uint8Array(frames * frameBytes);
      let at = 0;
      for await (const pcm of track.read(first, frames)) {
        bytes.set(toPcm16(pcm.channels, track.speakers, width), at);
        at += pcmLength(pcm) * frameBytes;
      }
      return bytes.subarray(from - first * frameBytes, to - first * frameBytes);
    },
    close: async () => {},
  };
}

/** Decodes the whole track into a temporary file, from which others read what is ready. */
async function spooledBody(track: Track, width: 1 | 2, dataBytes: number, tempFolder: string): Promise<Body> {
  const folder = await mkdtemp(join(tempFolder, 'wav-'));
  const file = await open(join(folder, 'pcm'), 'w+');
  // Open but without a name, it goes with this process, however that ends. Where that is not possible, it goes when it is closed.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  const spool = { written: 0, closed: false, failure: null as unknown, waiting: new Set<() => void>() };
  const wake = () => {
    for (const resume of spool.waiting) resume();
    spool.waiting.clear();
  };
  const decoding = (async () => {
    try {
      for await (const pcm of track.read(0, track.length)) {
        if (spool.closed) return;
        const bytes = toPcm16(pcm.channels, track.speakers, width);
        await file.write(bytes, 0, bytes.length, spool.written);
        spool.written += bytes.length;
        wake();
      }
      // A damaged file may end earlier than stated; the rest reads as silence.
      if (spool.written < dataBytes) await file.truncate(dataBytes);
      spool.written = dataBytes;
    } catch (error) {
      spool.failure = error;
    } finally {
      wake();
    }
  })();
  return {
    read: async (from, to) => {
      while (spool.written < to) {
        if (spool.failure !== null) throw spool.failure;
        if (spool.closed) throw new AppError('cancelled', 'Playing has stopped.');
        await new Promise<void>((resume) => spool.waiting.add(resume));
      }
      return readAll(file, from, to);
    },
    close: async () => {
      spool.closed = true;
      wake();
      await decoding;
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readAll(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes;
}

/** Channels are known only from the first piece; a decoder may find one where the header states two. */
async function channelCount(track: Track): Promise<number> {
  for await (const pcm of track.read(0, 1)) return pcm.channels.length;
  return 1;
}

function waveHeader(sampleRate: number, channels: 1 | 2, dataBytes: number): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
